import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { readAddress } from './domain/address';

/** An address that a mail server said no to for good. */
export interface Bounce {
  readonly at: Date;
  /** The server's number, from 500 to 599. */
  readonly serverSaid: string;
}

type Here = Pick<Actor, 'institutionId'>;

/** What staff look at, and the address it has now. */
interface Reached {
  /** Of the application or the offer. */
  readonly id: string;
  readonly email: string | null;
}

/**
 * Addresses that mail does not reach. It is the address that is marked, so whoever gets another one is reached again. Only
 * refusals that a server gives us at once are seen: what another server says days later, in a mail to the sender's address,
 * is read by nobody here.
 */
@Injectable()
export class Bounces {
  constructor(private readonly db: Database) {}

  /** How mail to this address stands; null: nothing is known against it. @throws {DomainError} forbidden. */
  find(actor: Actor, email: string | null): Promise<Bounce | null> {
    permit(actor, 'people.read');
    const address = readAddress(email ?? '');
    return address === null ? Promise.resolve(null) : this.db.transaction(actor, (tx) => bounceOf(tx, actor, address));
  }

  /** Takes the mark off, for staff who know that the address works again. @throws {DomainError} forbidden. */
  async clear(actor: Actor, { id, email }: Reached): Promise<void> {
    permit(actor, 'people.read');
    const address = readAddress(email ?? '');
    if (address === null) return;
    await this.db.transaction(actor, async (tx) => {
      await tx.query('delete from mail_bounce where institution_id = $1 and email = $2', [
        actor.institutionId,
        address,
      ]);
      const subjects = await tx.query<{ kind: 'student' | 'mentor'; id: string }[]>(
        `select 'student' as kind, id from student where institution_id = $1 and lower(email) = $2
         union all select 'mentor', id from mentor where institution_id = $1 and lower(email) = $2`,
        [actor.institutionId, address],
      );
      await record(tx, actor, { event: 'mail.bounce-cleared', subjects, object: id });
    });
  }
}

/** What is known against an address, in lower case; null: nothing. */
export async function bounceOf(tx: EntityManager, { institutionId }: Here, address: string): Promise<Bounce | null> {
  const [row] = await tx.query<Bounce[]>(
    'select at, server_said as "serverSaid" from mail_bounce where institution_id = $1 and email = $2',
    [institutionId, address],
  );
  return row ?? null;
}

/** Marks an address. The first refusal is the one that is kept: since then it has not worked. */
export async function markBouncing(
  tx: EntityManager,
  { institutionId }: Here,
  { address, serverSaid }: { readonly address: string; readonly serverSaid: string },
): Promise<void> {
  await tx.query(
    `insert into mail_bounce (institution_id, email, server_said) values ($1, $2, $3) on conflict do nothing`,
    [institutionId, address, serverSaid],
  );
}
