import type { Part } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import { figuresOf } from '../domain/draft-summary';
import { withoutConfided } from '../domain/without-confided';
import { Draft } from './draft.entity';
import { leaveOut } from './leaving-out.query';

type Key = Pick<Draft, 'institutionId' | 'id'>;

/**
 * The draft as it may be shown now. What went into it is there only while everybody allows what they allowed then; once it is
 * not, the draft is closed before anybody reads on, whoever is first to look.
 */
export async function asAgreed(tx: EntityManager, draft: Draft): Promise<Draft> {
  if (draft.state !== 'ready' || draft.agreementChangedAt !== null) return draft;
  const live = await tx.query<unknown[]>('select from draft_input where institution_id = $1 and draft_id = $2', [
    draft.institutionId,
    draft.id,
  ]);
  if (live.length > 0) return draft;
  await closeDraft(tx, draft);
  return tx.findOneByOrFail(Draft, { institutionId: draft.institutionId, id: draft.id });
}

/**
 * Closes a draft because somebody has changed what they agree to: what went into it is destroyed, and everything worked out
 * from what people share is worked out of it again, of every pair, so that no pair tells whose mind it was. What people
 * decided stands. A draft that is not finished loses what went in, and reads again. Done twice it does no harm.
 * @returns how many suggestions were taken out because somebody does not want to be matched.
 */
export async function closeDraft(tx: EntityManager, { institutionId, id }: Key): Promise<number> {
  const where = { institutionId, id };
  const { state, agreementChangedAt } = await tx.findOneOrFail(Draft, {
    where,
    lock: { mode: 'for_no_key_update' },
  });
  await tx.query('select consent.forget_input($1)', [id]);
  if (state !== 'ready') return 0;
  if (agreementChangedAt === null) {
    await stripPairs(tx, where);
    await dropStudies(tx, where);
  }
  const went = await leaveOut(tx, where);
  const scores = await tx.query<{ score: number }[]>(
    'select score from draft_pair where institution_id = $1 and draft_id = $2',
    [institutionId, id],
  );
  const figures = figuresOf(scores.map(({ score }) => score));
  await tx.query(
    `update draft set agreement_changed_at = coalesce(agreement_changed_at, now()), summary = (summary || $3::jsonb) - 'sharingLeftOut',
       certificate = '{"students": [], "mentors": []}' where institution_id = $1 and id = $2`,
    [institutionId, id, JSON.stringify(figures)],
  );
  return went;
}

/** Leaves shared experience out of every pair that it counted for, and out of what was published of them. */
async function stripPairs(tx: EntityManager, { institutionId, id }: Key): Promise<void> {
  const pairs = await tx.query<{ id: string; score: number; parts: readonly Part[] }[]>(
    `select application_id as id, score, parts from draft_pair
     where institution_id = $1 and draft_id = $2 and parts @> '[{"kind": "shared-experience"}]'`,
    [institutionId, id],
  );
  const stripped = pairs.map(withoutConfided);
  await tx.query(
    `with given as (select * from unnest($3::uuid[], $4::int[], $5::jsonb[]) g (id, score, parts)),
       published as (update pairing p set score = g.score from given g
         join draft_pair d on d.institution_id = $1 and d.draft_id = $2 and d.application_id = g.id
         where p.institution_id = $1 and p.draft_id = $2 and p.application_id = g.id and p.offer_id = d.offer_id
           and p.parts is null)
     update draft_pair p set score = g.score, parts = g.parts from given g
     where p.institution_id = $1 and p.draft_id = $2 and p.application_id = g.id`,
    [
      ...[institutionId, id, stripped.map((pair) => pair.id), stripped.map(({ score }) => score)],
      stripped.map(({ parts }) => JSON.stringify(parts)),
    ],
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
