import type { EntityManager } from 'typeorm';
import { figuresOf } from '../domain/draft-summary';
import { toldTiers } from '../domain/told-tier';
import { changedIn, forgetUsesOf } from './changed-minds.query';
import { Draft } from './draft.entity';
import { leaveOut } from './leaving-out.query';
import { dropSuggestions, forgetBestFits, forgetTiers, rescore } from './rescoring.query';

type Key = Pick<Draft, 'institutionId' | 'id'>;

/**
 * The draft as it may be shown now. What went into it is there only while everybody allows what they allowed then; once it is
 * not, whoever changed their mind is taken out before anybody reads on, whoever is first to look.
 */
export async function asAgreed(tx: EntityManager, draft: Draft): Promise<Draft> {
  if (draft.state !== 'ready' || (await stands(tx, draft))) return draft;
  await takeOutChanged(tx, draft);
  return tx.findOneByOrFail(Draft, { institutionId: draft.institutionId, id: draft.id });
}

/** Where what went in is gone for good, it is asked of each on whose word the rest stands. */
async function stands(tx: EntityManager, draft: Draft): Promise<boolean> {
  const live = await tx.query<unknown[]>('select from draft_input where institution_id = $1 and draft_id = $2', [
    draft.institutionId,
    draft.id,
  ]);
  if (live.length > 0) return true;
  return draft.agreementChangedAt !== null && (await changedIn(tx, draft)).length === 0;
}

/**
 * Takes whoever has changed what they agree to out of a draft, and out of what went into it: from then on that shows what the
 * others answered, and nothing is worked out from it any more. What was suggested for them goes; what they shared is worked out
 * of the pairs that people had decided about or published, and their tier goes from them; and no best fit of those who have
 * nobody is kept. Everybody else's pairs stand as they are: no score of theirs was made from anything of these people.
 * Where nobody can say who it was, it is worked out of every pair. A draft that is not finished loses what went in, and
 * reads again. Done twice it does no harm.
 * @returns how many suggestions were taken out.
 */
export async function takeOutChanged(tx: EntityManager, { institutionId, id }: Key): Promise<number> {
  const where = { institutionId, id };
  const draft = await tx.findOneOrFail(Draft, { where, lock: { mode: 'for_no_key_update' } });
  const changed = await changedIn(tx, where);
  const isFirst = draft.agreementChangedAt === null;
  const people = changed.map(({ subjectId }) => subjectId);
  if (draft.state === 'ready') await tx.query('select consent.forget_from_input($1, $2)', [id, people]);
  else await tx.query('select consent.forget_input($1)', [id]);
  await forgetUsesOf(tx, where, changed);
  if (draft.state !== 'ready') return 0;
  let went = await leaveOut(tx, where);
  if (!isFirst && changed.length === 0 && went === 0) return 0;
  went += await dropSuggestions(tx, where, people);
  const next = { ...where, revision: draft.revision + 1 };
  await rescore(tx, next, changed.length === 0 && isFirst ? null : people);
  await forgetBestFits(tx, where);
  const untiered = await forgetTiers(tx, next, people, draft.summary?.untiered);
  if (isFirst) await dropStudies(tx, where);
  await writeChange(tx, draft, changed.length, untiered);
  return went;
}

/** The figures of what is left, from which nobody who went can be told, and no certificate, which is about the whole. */
async function writeChange(
  tx: EntityManager,
  { institutionId, id }: Draft,
  people: number,
  untiered: number | null,
): Promise<void> {
  const scores = await tx.query<{ score: number }[]>(
    'select score from draft_pair where institution_id = $1 and draft_id = $2',
    [institutionId, id],
  );
  const tiers = await tx.query<{ tier: number; students: number; matched: number }[]>(
    `select tier, count(*)::int as students, count(offer_id)::int as matched from (
       select tier, offer_id from draft_pair where institution_id = $1 and draft_id = $2
       union all select tier, null from draft_unmatched where institution_id = $1 and draft_id = $2) left_now
     group by tier order by tier`,
    [institutionId, id],
  );
  const figures = {
    ...figuresOf(scores.map(({ score }) => score)),
    tiers: toldTiers(tiers, untiered),
    untiered,
  };
  await tx.query(
    `update draft set agreement_changed_at = coalesce(agreement_changed_at, now()), summary = (summary || $3::jsonb) - 'sharingLeftOut',
       changed_people = changed_people + $4, revision = revision + 1, changed_revision = revision + 1,
       certificate = '{"students": [], "mentors": []}' where institution_id = $1 and id = $2`,
    [institutionId, id, JSON.stringify(figures), people],
  );
}

/** What was worked out of the draft's input goes with it; what is being worked out is not kept. */
async function dropStudies(tx: EntityManager, { institutionId, id }: Key): Promise<void> {
  await tx.query('delete from draft_chance where institution_id = $1 and draft_id = $2', [institutionId, id]);
  await tx.query(
    `update study set state = 'cancelled', result = null, finished_at = coalesce(finished_at, now())
     where institution_id = $1 and draft_id = $2 and state in ('queued', 'running', 'done')`,
    [institutionId, id],
  );
}
