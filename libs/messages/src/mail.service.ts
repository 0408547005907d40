import { Injectable } from '@nestjs/common';
import { Settings } from '@footing/config';
import { Jobs } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { MailState } from './domain/course';
import { type Letter, mailKinds, type Permission, type Sender } from './letters/letter';
import { sealable } from './letters/sealable';
import { originOf } from './origin-of';

/** What the column of a sealed letter is called where it is sealed and opened. */
export const SEALED_AS = 'mail.sealed';

/** How a mail stands, for those who sent it. */
export interface MailStanding {
  readonly state: MailState;
  /** The mail server's number or the kind of fault; null while nothing was tried. */
  readonly serverSaid: string | null;
}

/** The outbox: what is put in is sent when, and only when, the transaction commits. */
@Injectable()
export class Mail {
  constructor(
    private readonly secrets: Secrets,
    private readonly jobs: Jobs,
    private readonly settings: Settings,
  ) {}

  /**
   * Puts one mail to one person in the outbox, in the name of the actor's institution and with links to its own address. Its
   * content is sealed, and forgotten once it is sent.
   *
   * @returns the mail's id. @throws {DomainError} invalid, as `sealable` says.
   */
  async send(tx: EntityManager, actor: Pick<Actor, 'institutionId'>, letter: Letter): Promise<string> {
    const { institutionId } = actor;
    const content = JSON.stringify(sealable(letter, await this.sender(tx, institutionId)));
    const sealed = await this.secrets.seal(tx, actor, SEALED_AS, null, content);
    const { isUrgent, goodForMinutes } = mailKinds[letter.kind];
    const [row] = await tx.query<{ id: string }[]>(
      `insert into mail (institution_id, kind, sealed, good_until, subject_id, subject_kind, purpose, item, epoch)
       values ($1, $2, $3, now() + make_interval(mins => $4::int), $5, $6, $7, $8, $9) returning id`,
      [institutionId, letter.kind, sealed, goodForMinutes, ...permissionOf(letter)],
    );
    const mailId = row?.id ?? '';
    await this.jobs.send('send-mail', { institutionId, mailId }, tx, { isUrgent });
    return mailId;
  }

  private async sender(tx: EntityManager, institutionId: string): Promise<Sender> {
    const [found] = await tx.query<Omit<Sender, 'origin'>[]>(
      `select i.name, i.contact_email as "contactEmail", look.primary_colour as colour
       from institution i left join institution_look look on look.institution_id = i.id where i.id = $1`,
      [institutionId],
    );
    const origin = await originOf(tx, this.settings, institutionId);
    return { ...(found ?? { name: 'Footing', contactEmail: '', colour: null }), origin };
  }

  /**
   * Drops mail that waits on a permission which was taken back, and forgets what it said. Mail that is just being handed over
   * is dropped too, unless it turns out to have left before.
   * @returns how many there were.
   */
  async stop(
    tx: EntityManager,
    actor: Pick<Actor, 'institutionId'>,
    { subjectId, purpose, item, epoch }: Omit<Permission, 'subjectKind'>,
  ): Promise<number> {
    const [rows] = await tx.query<[unknown[], number]>(
      `update mail set state = 'stopped', sealed = null, server_said = null, done_at = now()
       where institution_id = $1 and subject_id = $2 and purpose = $3 and item = $4 and epoch < $5
         and state in ('waiting', 'sending') returning id`,
      [actor.institutionId, subjectId, purpose, item, epoch],
    );
    return rows.length;
  }

  /** Drops these where they have not left, and forgets what they said. @returns how many there were. */
  async drop(tx: EntityManager, actor: Pick<Actor, 'institutionId'>, ids: readonly string[]): Promise<number> {
    const [rows] = await tx.query<[unknown[], number]>(
      `update mail set state = 'stopped', sealed = null, server_said = null, done_at = now()
       where institution_id = $1 and id = any ($2) and state in ('waiting', 'sending') returning id`,
      [actor.institutionId, ids],
    );
    return rows.length;
  }

  /** How these mails stand, by id; those that are forgotten are left out. */
  async standings(
    tx: EntityManager,
    actor: Pick<Actor, 'institutionId'>,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, MailStanding>> {
    const rows = await tx.query<(MailStanding & { id: string })[]>(
      'select id, state, server_said as "serverSaid" from mail where institution_id = $1 and id = any ($2)',
      [actor.institutionId, ids],
    );
    return new Map(rows.map(({ id, state, serverSaid }) => [id, { state, serverSaid }]));
  }
}

function permissionOf({ permission }: Letter): unknown[] {
  if (!permission) return [null, null, null, '', null];
  const { subjectId, subjectKind, purpose, item, epoch } = permission;
  return [subjectId, subjectKind, purpose, item, epoch];
}
