import { Injectable } from '@nestjs/common';
import { begin, type Permitted } from '@footing/consent';
import type { Part } from '@footing/engine';
import { DomainError } from '@footing/kernel';
import type { EntityManager } from 'typeorm';
import { record } from './data/decisions.query';
import { holdNewestReady, readOnly } from './data/drafts.query';
import type { Draft } from './data/draft.entity';

/** Two people of a round who were published as a pairing. */
export interface PublishedPair {
  readonly roundId: string;
  readonly applicationId: string;
  readonly offerId: string;
}

/** A pair that somebody agrees to when the one before it fell through. */
export interface AgreedPair extends PublishedPair {
  readonly score: number;
  readonly parts: readonly Part[];
  /** How many places the mentor offers now. */
  readonly places: number;
  /** Whose yes it is, and the standing approval it was given by; null: given just now. */
  readonly decidedBy: string;
  readonly standingId: string | null;
  readonly at: Date;
}

/** What becomes of drafts when pairings that came of them end, or others take their place. Each runs inside the caller's transaction. */
@Injectable()
export class AfterPublication {
  /** A pairing ended before its time: drafts count its place as free again, and later ones do not bring the two together anew. */
  async release(tx: EntityManager, institutionId: string, { roundId, applicationId, offerId }: PublishedPair) {
    await tx.query(
      `update draft_pair p set review = 'rejected', place_no = null, pinned = false, revision = d.revision
       from draft d where d.institution_id = p.institution_id and d.id = p.draft_id and d.round_id = $2
         and p.institution_id = $1 and p.application_id = $3 and p.offer_id = $4 and p.review = 'published'`,
      [institutionId, roundId, applicationId, offerId],
    );
  }

  /**
   * The newest draft of a round, held so that decisions take turns until the transaction ends. Before anything else is held.
   * @throws {DomainError} conflict, `draft.not-ready` or `draft.being-replaced`, while there is no draft to write a yes in.
   */
  async hold(tx: EntityManager, institutionId: string, roundId: string): Promise<Draft> {
    const draft = await holdNewestReady(tx, institutionId, roundId);
    const why = draft ? await readOnly(tx, draft) : 'draft.not-ready';
    if (!draft || why !== null) throw new DomainError('conflict', why ?? 'draft.not-ready', `round ${roundId}`);
    return draft;
  }

  /**
   * Writes down the yes to a pair after publication, in a draft that is held.
   * @returns the decision and its draft; null when every place of the mentor is promised to others in that draft.
   */
  async agree(tx: EntityManager, draft: Draft, pair: AgreedPair) {
    const { institutionId } = draft;
    const placeNo = await freePlace(tx, draft, pair);
    if (placeNo === null) return null;
    await tx.query('delete from draft_unmatched where institution_id = $1 and draft_id = $2 and application_id = $3', [
      ...[institutionId, draft.id, pair.applicationId],
    ]);
    const { applicationId, offerId, standingId, decidedBy, at } = pair;
    const before = { touches: [applicationId], pairs: [], unmatched: [] };
    const decision = { applicationId, offerId, kind: 'approve' as const, before, standingId };
    const [decisionId = ''] = await record(tx, draft, [decision], { decidedBy, decidedAt: at });
    await putPair(tx, draft, pair, placeNo);
    return { decisionId, draftId: draft.id };
  }

  /** Lets it through while both still allow it. Nothing may follow but the end. @throws {DomainError} as the fence does. */
  async passFence(tx: EntityManager, people: readonly Permitted[], run: string): Promise<void> {
    await begin(tx, { purpose: 'matching.core', people, place: 'core-drafts', run });
  }
}

/** The lowest number that is neither promised to somebody else in the draft, nor beyond the mentor's places; null: there is none. */
async function freePlace(tx: EntityManager, { institutionId, id }: Draft, pair: AgreedPair): Promise<number | null> {
  const taken = await tx.query<{ placeNo: number }[]>(
    `select place_no as "placeNo" from draft_pair
     where institution_id = $1 and draft_id = $2 and offer_id = $3 and application_id <> $4 and place_no is not null`,
    [institutionId, id, pair.offerId, pair.applicationId],
  );
  const numbers = new Set(taken.map(({ placeNo }) => placeNo));
  for (let number = 1; number <= pair.places; number += 1) if (!numbers.has(number)) return number;
  return null;
}

async function putPair(tx: EntityManager, draft: Draft, pair: AgreedPair, placeNo: number): Promise<void> {
  await tx.query(
    `insert into draft_pair (institution_id, draft_id, application_id, offer_id, tier, place_no, offer_places, score, parts,
       origin, review, pinned, revision)
     values ($1, $2, $3, $4, coalesce((select min(p.tier) from draft_pair p join draft d on d.institution_id = p.institution_id
         and d.id = p.draft_id and d.round_id = $5 where p.institution_id = $1 and p.application_id = $3), 9),
       $6, $7, $8, $9, 'swap', 'published', false, $10)
     on conflict (institution_id, draft_id, application_id) do update set offer_id = excluded.offer_id,
       place_no = excluded.place_no, offer_places = excluded.offer_places, score = excluded.score, parts = excluded.parts,
       origin = 'swap', review = 'published', pinned = false, revision = excluded.revision`,
    [
      ...[draft.institutionId, draft.id, pair.applicationId, pair.offerId, pair.roundId],
      ...[placeNo, pair.places, pair.score, JSON.stringify(pair.parts), draft.revision + 1],
    ],
  );
}
