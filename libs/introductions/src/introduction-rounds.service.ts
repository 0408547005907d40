import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Actor, permit } from '@footing/kernel';
import { type CriterionKind, loadRound, type RoundDetail, RoundRules } from '@footing/programmes';
import { type IntroductionCounts, type IntroductionRound, introductionRound } from './data/settings.query';
import { countsOf, keepSettings } from './data/settings.query';
import { faultsInSettings, type GivenSettings } from './domain/given-settings';
import { notFound, notNow, refuseFaults } from './errors';

/** A round as the lead sees it here. */
export interface IntroductionsView {
  readonly detail: RoundDetail;
  /** Null: people do not meet before the draft. */
  readonly settings: IntroductionRound | null;
  readonly counts: IntroductionCounts;
}

/** What picks and ratings weigh where a round begins to ask for them; the lead can change it like every weight. */
const WEIGHTS = { picks: 15, ratings: 10 } as const satisfies Partial<Record<CriterionKind, number>>;

/** The lead's switch: whether students and mentors meet before the final draft, and when. */
@Injectable()
export class IntroductionRounds {
  constructor(
    private readonly db: Database,
    private readonly rules: RoundRules,
  ) {}

  /** @throws {DomainError} forbidden; not-found, `round.not-found`. */
  find(actor: Actor, roundId: string): Promise<IntroductionsView> {
    permit(actor, 'programmes.read');
    const { institutionId } = actor;
    return this.db.transaction(actor, async (tx) => ({
      detail: await loadRound(tx, institutionId, roundId),
      settings: await introductionRound(tx, institutionId, roundId),
      counts: await countsOf(tx, institutionId, roundId),
    }));
  }

  /**
   * Switches it on, or changes its days. The round's criteria get one for picks and one for ratings, where they have none.
   * @throws {DomainError} invalid, `introductions.settings`, with fields; forbidden; not-found.
   */
  async save(actor: Actor, roundId: string, given: GivenSettings): Promise<void> {
    permit(actor, 'programmes.edit');
    const { institutionId } = actor;
    const kinds = await this.db.transaction(actor, async (tx) => {
      const { round, criteria } = await loadRound(tx, institutionId, roundId);
      refuseFaults('introductions.settings', faultsInSettings(given, round.dates));
      await keepSettings(tx, institutionId, roundId, given);
      await record(tx, actor, { event: 'introductions.changed', object: roundId });
      return new Set<string>(criteria.map(({ kind }) => kind));
    });
    for (const kind of ['picks', 'ratings'] as const)
      if (!kinds.has(kind))
        await this.rules.addCriterion(actor, roundId, { kind, name: '', order: [], weight: WEIGHTS[kind] });
  }

  /** Switches it off, as long as no list is out. @throws {DomainError} conflict, `introductions.not-now`; not-found. */
  async switchOff(actor: Actor, roundId: string): Promise<void> {
    permit(actor, 'programmes.edit');
    const { institutionId } = actor;
    await this.db.transaction(actor, async (tx) => {
      const settings = await introductionRound(tx, institutionId, roundId, true);
      if (!settings) throw notFound(roundId);
      if (settings.drawnAt) throw notNow(roundId);
      await tx.query('delete from introduction_round where institution_id = $1 and round_id = $2', [
        institutionId,
        roundId,
      ]);
      await record(tx, actor, { event: 'introductions.changed', object: roundId });
    });
  }
}
