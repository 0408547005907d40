import { Injectable } from '@nestjs/common';
import { Database } from '@footing/database';
import { type Actor, Clock, permit } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { refuse } from './errors';

/** What an institution sets about concerns. */
export interface ConcernSettingsView {
  /** Whom to call when it cannot wait, beside 999; empty: nobody else is named. */
  readonly securityWords: string;
  /** For how many months a concern is kept after it is done, 12 to 120. */
  readonly keepMonths: number;
}

/** Six years, as long as a claim can be made; to be confirmed by the data protection officer. */
const usual: ConcernSettingsView = { securityWords: '', keepMonths: 72 };

/** Who can be called at once, and for how long concerns are kept. The safeguarding lead sets it. */
@Injectable()
export class ConcernSettings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** For everybody: it says nothing of anybody. */
  of(institutionId: string): Promise<ConcernSettingsView> {
    return this.db.transaction({ institutionId }, (tx) => settingsOf(tx, institutionId));
  }

  /** @throws {DomainError} invalid, `concern.settings`; forbidden. */
  async set(actor: Actor, { securityWords, keepMonths }: ConcernSettingsView): Promise<void> {
    permit(actor, 'concerns.read');
    refuse('concern.settings', [
      ...(securityWords.length > 500 ? [{ field: 'securityWords', message: 'Use 500 letters or fewer' }] : []),
      ...(Number.isInteger(keepMonths) && keepMonths >= 12 && keepMonths <= 120
        ? []
        : [{ field: 'keepMonths', message: 'Enter a number of months from 12 to 120' }]),
    ]);
    await this.db.transaction(actor, (tx) =>
      tx.query(
        `insert into concern_setting (institution_id, security_words, keep_months, updated_at) values ($1, $2, $3, $4)
         on conflict (institution_id) do update set security_words = excluded.security_words,
           keep_months = excluded.keep_months, updated_at = excluded.updated_at`,
        [actor.institutionId, securityWords, keepMonths, this.clock.now()],
      ),
    );
  }
}

/** What is set here, or what is usual. */
export async function settingsOf(tx: EntityManager, institutionId: string): Promise<ConcernSettingsView> {
  const [row] = await tx.query<ConcernSettingsView[]>(
    `select security_words as "securityWords", keep_months::int as "keepMonths" from concern_setting where institution_id = $1`,
    [institutionId],
  );
  return row ?? usual;
}
