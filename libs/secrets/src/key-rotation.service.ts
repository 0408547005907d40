import { Injectable } from '@nestjs/common';
import { brokenConstraint, Database } from '@footing/database';
import { DataKeys } from './data-keys';
import { InstitutionKeys } from './institution-keys';

/** Keys wrapped anew in one transaction: few enough that nobody who seals meanwhile waits. */
const AT_ONCE = 200;

/** The database's word for a key that still wraps another. */
const STILL_IN_USE = 'data_key_institution_id_institution_key_id_fkey';

/** What a rotation did for one institution. */
export interface Rotated {
  /** Institution keys that are wrapped with the newest master key now. */
  readonly institutionKeys: number;
  /** People's keys that are wrapped with the newest institution key now. */
  readonly dataKeys: number;
}

/**
 * Changes keys while the service goes on. Cut off at any moment it can be begun again: what is done is done, and both
 * old and new keys open what they wrapped until nothing is wrapped with the old.
 */
@Injectable()
export class KeyRotation {
  constructor(
    private readonly db: Database,
    private readonly institutionKeys: InstitutionKeys,
    private readonly dataKeys: DataKeys,
  ) {}

  /** Wraps one institution's keys with the newest master key; then OLD_MASTER_KEY can go. */
  async rewrapInstitution(institutionId: string): Promise<number> {
    return this.db.transaction({ institutionId }, (tx) => this.institutionKeys.rewrap(tx, institutionId));
  }

  /** Gives an institution a new key, wraps every person's key with it, and throws the old ones away. */
  async renewInstitution(institutionId: string): Promise<Rotated> {
    await this.db.transaction({ institutionId }, (tx) => this.institutionKeys.renew(tx, institutionId));
    return this.finish(institutionId);
  }

  /** Goes on with a renewal that was cut off; does nothing when there was none. */
  async finish(institutionId: string): Promise<Rotated> {
    const institutionKeys = await this.rewrapInstitution(institutionId);
    let dataKeys = 0;
    // Somebody who sealed with the old key at this very moment keeps it in use: once more round, then.
    do dataKeys += await this.rewrapAll(institutionId);
    while (!(await this.throwAway(institutionId)));
    return { institutionKeys, dataKeys };
  }

  private async rewrapAll(institutionId: string): Promise<number> {
    const some = () =>
      this.db.transaction({ institutionId }, (tx) => this.dataKeys.rewrapSome(tx, institutionId, AT_ONCE));
    let all = 0;
    for (let done = await some(); done > 0; done = await some()) all += done;
    return all;
  }

  /** @returns whether no key before the current one is left. */
  private throwAway(institutionId: string): Promise<boolean> {
    return this.db
      .transaction({ institutionId }, (tx) =>
        tx.query('delete from institution_key where institution_id = $1 and retired_at is not null', [institutionId]),
      )
      .then(
        () => true,
        (error: unknown) => {
          if (brokenConstraint(error) === STILL_IN_USE) return false;
          throw error;
        },
      );
  }
}
