import { Injectable } from '@nestjs/common';
import { record } from '@footing/audit';
import { brokenConstraint, Database, insertAll, Jobs } from '@footing/database';
import { type Actor, Clock, DomainError, permit } from '@footing/kernel';
import { ApprovedPairs, type ReadOnly } from '@footing/matching';
import { studentReach, subjectsBehind, toldByReach } from '@footing/people';
import { loadRound } from '@footing/programmes';
import type { EntityManager } from 'typeorm';
import { Pairing } from './data/pairing.entity';
import { holdPlaces, pairingsOf, type PairingView } from './data/pairings.query';
import { answerBy } from './domain/answer-by';
import { givePlaces, type NeedsPlace } from './domain/give-places';

/** What publication did. */
export interface Published {
  /** Pairings that are new. */
  readonly created: number;
  /** Pairings of the round that were there already. */
  readonly already: number;
}

/** What publication would do now. */
export interface PublicationView {
  readonly roundId: string;
  /** Approved pairs that would become pairings. */
  readonly toCreate: number;
  readonly already: number;
  /** The last day for an answer, YYYY-MM-DD. */
  readonly answerBy: string;
  /** Why nothing can be published from this draft now; null when it can. */
  readonly readOnly: ReadOnly | null;
}

/** The constraints that stand behind the places, one student a round, and the consultant's yes. */
const guards = new Set([
  'pairing_place_taken_once',
  'pairing_within_places',
  'pairing_places_as_offered',
  'pairing_one_a_student',
  'pairing_not_withdrawn',
]);

/** Pairings: made only of what a consultant approved. */
@Injectable()
export class Pairings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly approved: ApprovedPairs,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Makes a proposed pairing of every approved pair of a draft: all of them, or none. Doing it again makes none twice.
   * @throws {DomainError} conflict, `pairing.places-changed`, listing the applications whose mentor has no place for them
   * any more; conflict, `consent.changed` or `consent.stopping`, when one of them has just stopped it; conflict, as for a
   * decision, when the draft is not the newest; not-found.
   */
  async publish(actor: Actor, draftId: string): Promise<Published> {
    permit(actor, 'drafts.publish');
    const published = this.db.transaction(actor, async (tx) => {
      const { draft, pairs } = await this.approved.hold(tx, actor.institutionId, draftId);
      const { round } = await loadRound(tx, actor.institutionId, draft.roundId);
      const already = await countOf(tx, actor.institutionId, draft.roundId);
      const offers = await holdPlaces(tx, actor.institutionId, [...new Set(pairs.map(({ offerId }) => offerId))]);
      const { given, without } = givePlaces(pairs, offers);
      if (without.length > 0) throw placesChanged(without);
      const at = this.clock.now();
      const key = { institutionId: actor.institutionId, roundId: draft.roundId, draftId };
      const dates = { answerBy: answerBy(at, round.answerWithinDays), proposedAt: at };
      if (given.length > 0) {
        const rows = given.map((pair) => ({ ...key, ...pair, ...dates, state: 'proposed' as const }));
        await insertAll(tx, Pairing, rows);
        await this.approved.markPublished(
          tx,
          draft,
          given.map(({ applicationId }) => applicationId),
        );
      }
      const subjects = await subjectsBehind(tx, actor.institutionId, partsOf(given));
      await record(tx, actor, { event: 'pairing.published', object: draftId, subjects, count: given.length });
      // The mail to the two goes from the clock, once this is committed.
      await this.jobs.send('silence-clock', { institutionId: actor.institutionId }, tx);
      await this.approved.passFence(tx, draft, given);
      return { created: given.length, already };
    });
    return published.catch((error: unknown) => {
      if (guards.has(brokenConstraint(error) ?? '')) throw placesChanged([]);
      throw error;
    });
  }

  /** What `publish` would do now. @throws {DomainError} not-found, `draft.not-found`. */
  async preview(actor: Actor, draftId: string): Promise<PublicationView> {
    permit(actor, 'drafts.read');
    return this.db.transaction(actor, async (tx) => {
      const { draft, pairs, readOnly } = await this.approved.look(tx, actor.institutionId, draftId);
      const { round } = await loadRound(tx, actor.institutionId, draft.roundId);
      return {
        roundId: draft.roundId,
        toCreate: pairs.length,
        already: await countOf(tx, actor.institutionId, draft.roundId),
        answerBy: answerBy(this.clock.now(), round.answerWithinDays),
        readOnly,
      };
    });
  }

  /** The pairings of those students of a round whom the actor may see, by last name; empty for a round that is not theirs. */
  async list(actor: Actor, roundId: string): Promise<PairingView[]> {
    permit(actor, 'pairings.read');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.read');
      const pairings = await pairingsOf(tx, actor.institutionId, roundId, reach);
      const subjects = await subjectsBehind(tx, actor.institutionId, partsOf(pairings));
      const told = toldByReach(reach, listedFields);
      await record(tx, actor, { event: 'pairing.listed', object: roundId, subjects, ...told });
      return pairings;
    });
  }

  /** How many `list` would have. */
  async count(actor: Actor, roundId: string): Promise<number> {
    permit(actor, 'pairings.read');
    return this.db.transaction(actor, async (tx) => {
      const reach = await studentReach(tx, actor, 'pairings.read');
      return (await pairingsOf(tx, actor.institutionId, roundId, reach)).length;
    });
  }
}

const listedFields = ['name', 'school', 'mentor', 'fit', 'state'];

const partsOf = (pairs: readonly { readonly applicationId: string; readonly offerId: string }[]) => ({
  applications: pairs.map(({ applicationId }) => applicationId),
  offers: pairs.map(({ offerId }) => offerId),
});

const countOf = (tx: EntityManager, institutionId: string, roundId: string) =>
  tx.countBy(Pairing, { institutionId, roundId });

const placesChanged = (without: readonly NeedsPlace[]) =>
  new DomainError(
    'conflict',
    'pairing.places-changed',
    `no place for ${without.map(({ applicationId, offerId }) => `application ${applicationId} at offer ${offerId}`).join(', ')}`,
    without.map(({ applicationId }) => ({
      field: applicationId,
      message: 'This student’s mentor has no place for them any more. Give the student another mentor',
    })),
  );
