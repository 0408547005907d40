import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '@footing/kernel';
import { Mail, readAddress } from '@footing/messages';
import type { EntityManager } from 'typeorm';
import { paragraphsOf, type PowerfulChange, SUBJECT, WHY } from './powerful-changes';

/** What is told beside the change itself. */
export interface NoticeOf {
  /** One sentence more. */
  readonly more?: string;
  /** Whose account it was: they are told too, also when they were an administrator until now. */
  readonly accountId?: string;
}

const told: readonly Role[] = ['administrator', 'data-protection-officer'];

/** Writes to all administrators and data protection officers of an institution when one changes something powerful. */
@Injectable()
export class StaffNotices {
  constructor(private readonly mail: Mail) {}

  /**
   * Puts the letters in the outbox, in the transaction of the change: without them it is undone. Nothing is written where
   * no person did it, as when the service itself sets an institution up. Cost: a few statements for each of those told.
   */
  async tell(
    tx: EntityManager,
    actor: Actor,
    change: PowerfulChange,
    { more = '', accountId }: NoticeOf = {},
  ): Promise<void> {
    if (actor.accountId === null) return;
    const [by] = await tx.query<{ name: string; at: Date }[]>(
      'select name, now() as at from account where institution_id = $1 and id = $2',
      [actor.institutionId, actor.accountId],
    );
    if (!by) return;
    const paragraphs = paragraphsOf({ change, by: by.name, at: by.at, more });
    for (const to of await this.addresses(tx, actor.institutionId, accountId ?? null))
      await this.mail.send(tx, actor, { to, kind: 'staff-notice', subject: SUBJECT, paragraphs, why: WHY });
  }

  /** What cannot be written to is left out: it must not keep others from being told. */
  private async addresses(tx: EntityManager, institutionId: string, also: string | null): Promise<string[]> {
    const rows = await tx.query<{ email: string }[]>(
      `select a.email from account a
       where a.institution_id = $1 and (a.id = $3 or a.disabled_at is null and exists (select from account_role r
         where r.institution_id = a.institution_id and r.account_id = a.id and r.role = any ($2)))
       order by a.id`,
      [institutionId, told, also],
    );
    return rows.flatMap(({ email }) => readAddress(email) ?? []);
  }
}
