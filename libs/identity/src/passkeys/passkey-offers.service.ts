import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import type { Owner } from '../second-factor/second-factor.query';
import { ownerOf } from './relying-party';

/** Asking mentors, after they came in by a link in an e-mail, if they want a passkey for the next time. */
@Injectable()
export class PasskeyOffers {
  constructor(private readonly db: Database) {}

  /** Whether somebody is to be asked: a mentor without a passkey who has not said no. */
  async isDue({ institutionId, accountId }: Owner): Promise<boolean> {
    const found = await this.db.transaction({ institutionId }, (tx) =>
      tx.query<object[]>(
        `select from account_role where institution_id = $1 and account_id = $2 and role = 'mentor'
           and not exists (select from passkey where institution_id = $1 and account_id = $2)
           and not exists (select from passkey_declined where institution_id = $1 and account_id = $2)`,
        [institutionId, accountId],
      ),
    );
    return found.length > 0;
  }

  /** Remembers that somebody does not want to be asked again. */
  async decline(actor: Actor): Promise<void> {
    const { institutionId, accountId } = ownerOf(actor);
    await this.db.transaction(actor, async (tx) => {
      await tx.query(
        'insert into passkey_declined (institution_id, account_id) values ($1, $2) on conflict do nothing',
        [institutionId, accountId],
      );
      await record(tx, actor, { event: 'passkey.declined', subjects: [{ kind: 'account', id: accountId }] });
    });
  }
}
