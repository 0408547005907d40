import type { Part } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import { withoutConfided } from '../domain/without-confided';

interface Key {
  readonly institutionId: string;
  readonly id: string;
}

/** Parts of the draft's round that are these people's. */
const OF_THESE = (part: 'application' | 'offer', person: 'student_id' | 'mentor_id') => `
  select part.id from ${part} part where part.institution_id = $1 and part.${person} = any ($3::uuid[])
    and part.round_id = (select round_id from draft where institution_id = $1 and id = $2)`;
const STUDENTS = OF_THESE('application', 'student_id');
const MENTORS = OF_THESE('offer', 'mentor_id');

/** Takes out of a draft what it suggests for these people and nobody has decided about. @returns how many rows went. */
export async function dropSuggestions(
  tx: EntityManager,
  { institutionId, id }: Key,
  people: readonly string[],
): Promise<number> {
  if (people.length === 0) return 0;
  const here = 'where institution_id = $1 and draft_id = $2';
  const [gone] = await tx.query<{ n: number }[]>(
    `with pairs as (delete from draft_pair ${here} and review = 'open' and not pinned
         and (application_id in (${STUDENTS}) or offer_id in (${MENTORS})) returning 1),
       left_out as (delete from draft_unmatched ${here} and application_id in (${STUDENTS}) returning 1)
     select (select count(*)::int from pairs) + (select count(*)::int from left_out) as n`,
    [institutionId, id, people],
  );
  return gone?.n ?? 0;
}

/**
 * Leaves shared experience out of every pair of these people that it counted for, and out of what was published of them.
 * @param people null: of everybody.
 */
export async function rescore(
  tx: EntityManager,
  { institutionId, id, revision }: Key & { readonly revision: number },
  people: readonly string[] | null,
): Promise<void> {
  if (people?.length === 0) return;
  const pairs = await tx.query<{ id: string; score: number; parts: readonly Part[] }[]>(
    `select application_id as id, score, parts from draft_pair
     where institution_id = $1 and draft_id = $2 and parts @> '[{"kind": "shared-experience"}]'
       and ($3::uuid[] is null or application_id in (${STUDENTS}) or offer_id in (${MENTORS}))`,
    [institutionId, id, people],
  );
  const stripped = pairs.map(withoutConfided);
  await tx.query(
    `with given as (select * from unnest($3::uuid[], $4::int[], $5::jsonb[]) g (id, score, parts)),
       published as (update pairing p set score = g.score from given g
         join draft_pair d on d.institution_id = $1 and d.draft_id = $2 and d.application_id = g.id
         where p.institution_id = $1 and p.draft_id = $2 and p.application_id = g.id and p.offer_id = d.offer_id
           and p.parts is null)
     update draft_pair p set score = g.score, parts = g.parts, revision = $6 from given g
     where p.institution_id = $1 and p.draft_id = $2 and p.application_id = g.id`,
    [
      ...[institutionId, id, stripped.map((pair) => pair.id), stripped.map(({ score }) => score)],
      ...[stripped.map(({ parts }) => JSON.stringify(parts)), revision],
    ],
  );
}

/** A best fit may have been made with what somebody who is out now had shared: of nobody in the draft it is kept any more. */
export const forgetBestFits = (tx: EntityManager, { institutionId, id }: Key): Promise<unknown> =>
  tx.query(
    `update draft_unmatched set reason = jsonb_set(reason, '{bestFit}', 'null')
     where institution_id = $1 and draft_id = $2 and reason->>'code' = 'below-minimum-fit'`,
    [institutionId, id],
  );

/**
 * Leaves these people without a tier in what was decided of them: it may rest on a group that they have taken back.
 * @param untiered the tier that stands for having none; null or absent: the draft has no such yet.
 * @returns the tier that stands for it from now on.
 */
export async function forgetTiers(
  tx: EntityManager,
  { institutionId, id, revision }: Key & { readonly revision: number },
  people: readonly string[],
  untiered: number | null | undefined,
): Promise<number | null> {
  if (people.length === 0) return untiered ?? null;
  const [none] = await tx.query<{ tier: number | null }[]>(
    `select coalesce($3::int, max(tier) + 1)::int as tier from (
       select tier from draft_pair where institution_id = $1 and draft_id = $2
       union all select tier from draft_unmatched where institution_id = $1 and draft_id = $2) there`,
    [institutionId, id, untiered ?? null],
  );
  await tx.query(
    `update draft_pair set tier = $4, revision = $5 where institution_id = $1 and draft_id = $2 and tier <> $4
       and application_id in (${STUDENTS})`,
    [institutionId, id, people, none?.tier ?? null, revision],
  );
  return none?.tier ?? null;
}
