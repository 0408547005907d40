import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';

/** Whether one more was allowed. */
export interface Permit {
  readonly allowed: boolean;
  /** Seconds until asking again may be worth while; 0 when it was allowed. */
  readonly retryAfter: number;
}

/** A limit: so many in any stretch of so many seconds. */
export interface Limit {
  readonly most: number;
  readonly seconds: number;
}

/** Limits on how often something may be done. They are kept in the database, so they hold across processes. */
@Injectable()
export class Permits {
  constructor(private readonly db: Database) {}

  /**
   * Takes one permit if one is left. Never more than `most` are given within any `seconds`; after a burst up to a tenth
   * longer may pass before the next. Ask outside a transaction: others who ask for the same wait until it ends.
   *
   * @param bucket what is limited, for example `sign-in:address:<institution>:<address>`: kept as a salted hash only, and
   *   always asked with the same `seconds`.
   */
  async take(bucket: string, { most, seconds }: Limit): Promise<Permit> {
    const [row] = await this.db.atTheDoor<{ allowed: boolean; retry_after: number }>(
      'take_permit',
      ...[bucket, most, seconds],
    );
    return { allowed: row?.allowed ?? false, retryAfter: row?.retry_after ?? seconds };
  }
}
