import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { readToken } from './survey-token';

/** Tells a link that was taken back from one that never was ours, to whoever holds it: guessing finds neither. */
@Injectable()
export class LinksTakenBack {
  constructor(private readonly db: Database) {}

  /** Looks the same way, and takes as long, whether there is such a link or not. */
  async has(text: string): Promise<boolean> {
    const token = readToken(text);
    if (!token) return false;
    const { institutionId, hash } = token;
    const rows = await this.db.transaction(
      token,
      (tx) =>
        tx.query<unknown[]>(
          'select 1 from survey_link where institution_id = $1 and token_hash = $2 and revoked_at is not null',
          [institutionId, hash],
        ),
      'own',
    );
    return rows.length > 0;
  }
}
