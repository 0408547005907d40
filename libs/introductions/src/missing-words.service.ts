import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { loadRound, type RoundDetail } from '@footing/programmes';
import { Secrets } from '@footing/secrets';
import { missingOf } from './data/calls-off.query';
import { missingWords } from './domain/missing-words';
import { sealedFields } from './domain/sealed-words';

/** What students for whom nobody on their list was right say is missing. */
export interface MissingView {
  readonly detail: RoundDetail;
  /** Nobody's name is with it; null: fewer than ten wrote, and their words would tell who they are. */
  readonly words: readonly string[] | null;
}

/** The lead reads what is missing on shortlists, to look for such mentors. */
@Injectable()
export class MissingWords {
  constructor(
    private readonly db: Database,
    private readonly secrets: Secrets,
  ) {}

  /** @throws {DomainError} forbidden; not-found, `round.not-found`. */
  find(actor: Actor, roundId: string): Promise<MissingView> {
    permit(actor, 'programmes.edit');
    return this.db.transaction(actor, async (tx) => {
      const detail = await loadRound(tx, actor.institutionId, roundId);
      const rows = await missingOf(tx, actor.institutionId, roundId);
      const opened = await this.secrets.openMany(tx, actor, sealedFields.missing, rows);
      const words = missingWords(opened.map((one) => one ?? ''));
      const subjects = words ? rows.map(({ personId: id }) => ({ kind: 'student' as const, id })) : [];
      await record(tx, actor, { event: 'introductions.missing-read', object: roundId, subjects });
      return { detail, words };
    });
  }
}
