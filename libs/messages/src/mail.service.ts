import { Injectable } from '@nestjs/common';
import { Jobs } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Secrets } from '@footing/secrets';
import type { EntityManager } from 'typeorm';
import type { MailState } from './domain/course';
import { type Letter, mailKinds, sealable, type Sender } from './domain/letter';

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
  ) {}

  /**
   * Puts one mail to one person in the outbox, in the name of the actor's institution. Its content is sealed, and
   * forgotten once it is sent.
   *
   * @returns the mail's id. @throws {DomainError} invalid, `mail.address` or `mail.subject`.
   */
  async send(tx: EntityManager, actor: Pick<Actor, 'institutionId'>, letter: Letter): Promise<string> {
    const { institutionId } = actor;
    const [sender] = await tx.query<Sender[]>(
      'select name, contact_email as "contactEmail" from institution where id = $1',
      [institutionId],
    );
    const content = JSON.stringify(sealable(letter, sender ?? { name: 'Footing', contactEmail: '' }));
    const sealed = await this.secrets.seal(tx, actor, SEALED_AS, null, content);
    const { isUrgent, goodForMinutes } = mailKinds[letter.kind];
    const [row] = await tx.query<{ id: string }[]>(
      `insert into mail (institution_id, kind, sealed, good_until)
       values ($1, $2, $3, now() + make_interval(mins => $4::int)) returning id`,
      [institutionId, letter.kind, sealed, goodForMinutes],
    );
    const mailId = row?.id ?? '';
    await this.jobs.send('send-mail', { institutionId, mailId }, tx, { isUrgent });
    return mailId;
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
