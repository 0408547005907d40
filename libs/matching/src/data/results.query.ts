import { insertAll } from '@footing/database';
import type { Draft as EngineDraft, MatchInput } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import { draftSummary } from '../domain/draft-summary';
import { discreetParts } from '../domain/reasons';
import type { EngineResult } from '../domain/engine-report';
import { Draft } from './draft.entity';
import { DraftPair } from './draft-pair.entity';
import { DraftUnmatched } from './draft-unmatched.entity';
import { keptPairs } from './drafts.query';

/** Keeps what the engine made, and marks the draft as ready. */
export async function writeResult(
  tx: EntityManager,
  draft: Draft,
  input: MatchInput,
  { draft: made, engineVersion, inputHash, resultHash }: EngineResult,
  at: Date,
): Promise<void> {
  const key = { institutionId: draft.institutionId, draftId: draft.id };
  const kept = new Map((await keptPairs(tx, draft)).map((pair) => [pair.applicationId, pair]));
  await insertAll(tx, DraftPair, pairRows(key, input, made, kept));
  await insertAll(tx, DraftUnmatched, unmatchedRows(key, input, made));
  await tx.update(
    Draft,
    { institutionId: draft.institutionId, id: draft.id },
    {
      ...{ state: 'ready', step: '', finishedAt: at, engineVersion, inputHash, resultHash },
      ...{ doneCount: input.students.length, ofCount: input.students.length },
      summary: draftSummary(input, made, await untieredOf(tx, key)),
      certificate: made.certificate,
    },
  );
}

async function untieredOf(tx: EntityManager, { institutionId, draftId }: Key): Promise<number | null> {
  const [kept] = await tx.query<{ untiered: number | null }[]>(
    `select (input->>'untiered')::int as untiered from draft_input where institution_id = $1 and draft_id = $2`,
    [institutionId, draftId],
  );
  return kept?.untiered ?? null;
}

interface Key {
  readonly institutionId: string;
  readonly draftId: string;
}

/** Each mentor's students get the numbers 1, 2, … in the order of their ids. */
function pairRows(key: Key, input: MatchInput, made: EngineDraft, kept: ReadonlyMap<string, DraftPair>) {
  const tiers = new Map(input.students.map(({ id, tier }) => [id, tier]));
  const places = new Map(input.mentors.map((mentor) => [mentor.id, mentor.places]));
  const held = new Map<string, number>();
  return made.pairs.map(({ studentId, mentorId, score, parts, pinned }) => {
    const placeNo = (held.get(mentorId) ?? 0) + 1;
    held.set(mentorId, placeNo);
    const former = kept.get(studentId);
    return {
      ...{ ...key, applicationId: studentId, offerId: mentorId, placeNo, score, parts: discreetParts(parts) },
      tier: tiers.get(studentId) ?? 9,
      offerPlaces: places.get(mentorId) ?? 0,
      origin: pinned ? ('pin' as const) : ('engine' as const),
      review: former?.review ?? ('open' as const),
      pinned: former?.pinned ?? false,
      revision: 0,
    };
  });
}

function unmatchedRows(key: Key, input: MatchInput, made: EngineDraft) {
  const tiers = new Map(input.students.map(({ id, tier }) => [id, tier]));
  return made.unmatched.map(({ studentId, reason }) => ({
    ...{ ...key, applicationId: studentId, reason },
    tier: tiers.get(studentId) ?? 9,
  }));
}
