import type { MatchInput, PairOfIds } from '@footing/engine';
import { DomainError } from '@footing/kernel';
import { type EntityManager, IsNull } from 'typeorm';
import { notFound } from '../errors';
import { asAgreed } from './closing.query';
import { Draft } from './draft.entity';
import { DraftInput } from './draft-input.entity';
import { DraftPair } from './draft-pair.entity';

/** Why a draft cannot be changed; null when it can. */
export type ReadOnly = 'draft.not-ready' | 'draft.superseded' | 'draft.being-replaced';

/** The draft as far as people still agree to it. @throws {DomainError} not-found, `draft.not-found`. */
export async function findDraft(tx: EntityManager, institutionId: string, id: string): Promise<Draft> {
  const draft = await tx.findOneBy(Draft, { institutionId, id });
  if (!draft) throw notFound('draft', id);
  return asAgreed(tx, draft);
}

/** Only the newest finished draft of a round is changed, and not while the next is being made of it. */
export async function readOnly(
  tx: EntityManager,
  { institutionId, roundId, number, state }: Draft,
): Promise<ReadOnly | null> {
  if (state !== 'ready') return 'draft.not-ready';
  const later = await tx.query<{ state: string }[]>(
    `select state from draft where institution_id = $1 and round_id = $2 and number > $3
       and state in ('queued', 'running', 'ready')`,
    [institutionId, roundId, number],
  );
  if (later.some((draft) => draft.state === 'ready')) return 'draft.superseded';
  return later.length > 0 ? 'draft.being-replaced' : null;
}

/** The draft, held until the transaction ends. @throws {DomainError} not-found, `draft.not-found`. */
export async function holdDraft(tx: EntityManager, institutionId: string, id: string): Promise<Draft> {
  const draft = await tx.findOne(Draft, { where: { institutionId, id }, lock: { mode: 'for_no_key_update' } });
  if (!draft) throw notFound('draft', id);
  return asAgreed(tx, draft);
}

/**
 * The draft, held until the transaction ends so that decisions take turns.
 * @throws {DomainError} not-found; conflict, with the code that says why it cannot be changed.
 */
export async function holdForChange(tx: EntityManager, institutionId: string, id: string): Promise<Draft> {
  const draft = await holdDraft(tx, institutionId, id);
  const why = await readOnly(tx, draft);
  if (why) throw new DomainError('conflict', why, `draft ${id}`);
  return draft;
}

/**
 * What went into a finished draft, all of it.
 * @throws {DomainError} conflict, `draft.agreement-changed`, when somebody has been taken out of it, or it has been destroyed.
 */
export async function frozenInput(
  tx: EntityManager,
  key: { institutionId: string; draftId: string },
): Promise<MatchInput> {
  const frozen = await tx.findOneBy(DraftInput, key);
  const isWhole = await tx.existsBy(Draft, {
    ...{ institutionId: key.institutionId, id: key.draftId },
    agreementChangedAt: IsNull(),
  });
  if (!frozen || !isWhole) throw agreementChanged(key.draftId);
  return frozen.input;
}

export const agreementChanged = (draftId: string) =>
  new DomainError('conflict', 'draft.agreement-changed', `draft ${draftId}`);

/** The newest finished draft of a round, held until the transaction ends; null when there is none. */
export function holdNewestReady(tx: EntityManager, institutionId: string, roundId: string): Promise<Draft | null> {
  return tx.findOne(Draft, {
    where: { institutionId, roundId, state: 'ready' },
    order: { number: 'desc' },
    lock: { mode: 'for_no_key_update' },
  });
}

/** The pairs that a new draft must hold: all that were published, and what `keep` names of the draft before it. */
export async function keptPairs(tx: EntityManager, draft: Draft): Promise<DraftPair[]> {
  const { institutionId, roundId, keep, keptFrom } = draft;
  const published = await tx
    .createQueryBuilder(DraftPair, 'p')
    .innerJoin(Draft, 'd', 'd.institutionId = p.institutionId and d.id = p.draftId')
    .where('d.institutionId = :institutionId and d.roundId = :roundId', { institutionId, roundId })
    .andWhere(`p.review = 'published'`)
    .distinctOn(['p.applicationId'])
    .getMany();
  if (keep === 'nothing' || !keptFrom) return published;
  const done = new Set(published.map(({ applicationId }) => applicationId));
  const former = await tx.findBy(DraftPair, { institutionId, draftId: keptFrom });
  const kept = former.filter(
    ({ review, pinned }) =>
      review !== 'rejected' && (pinned || (keep === 'pins-and-approved' && review === 'approved')),
  );
  return [...published, ...kept.filter(({ applicationId }) => !done.has(applicationId))];
}

/**
 * The pairs of the newest finished draft before this one that somebody approved: better kept, unless changing one serves
 * more. Empty when there is no such draft.
 */
export function approvedBefore(tx: EntityManager, { institutionId, roundId, number }: Draft): Promise<PairOfIds[]> {
  return tx.query<PairOfIds[]>(
    `select p.application_id as "studentId", p.offer_id as "mentorId" from draft_pair p
     where p.institution_id = $1 and p.review = 'approved' and p.draft_id = (
       select d.id from draft d where d.institution_id = $1 and d.round_id = $2 and d.number < $3 and d.state = 'ready'
       order by d.number desc limit 1)`,
    [institutionId, roundId, number],
  );
}

/** The pairs of a round that a consultant said no to, and has not taken back; and those that were tried and came to nothing. */
export async function rejectionsOf(tx: EntityManager, institutionId: string, roundId: string): Promise<PairOfIds[]> {
  return tx.query<PairOfIds[]>(
    `select distinct d.application_id as "studentId", d.offer_id as "mentorId" from decision d
     where d.institution_id = $1 and d.round_id = $2 and d.kind = 'reject' and not exists (
       select from decision u where u.institution_id = d.institution_id and u.undoes = d.id)
     union select p.application_id, p.offer_id from pairing p
       where p.institution_id = $1 and p.round_id = $2 and p.state in ('declined', 'lapsed', 'ended-early', 'withdrawn')`,
    [institutionId, roundId],
  );
}

/** How many students a round has, and how many places its mentors offer. */
export async function sizesOf(tx: EntityManager, institutionId: string, roundId: string) {
  const [sizes] = await tx.query<{ students: number; places: number }[]>(
    `select (select count(*)::int from application where institution_id = $1 and round_id = $2) as students,
       (select coalesce(sum(places), 0)::int from offer where institution_id = $1 and round_id = $2) as places`,
    [institutionId, roundId],
  );
  return sizes ?? { students: 0, places: 0 };
}

/** A draft's lottery as it may be shown now. */
export interface ShownLottery {
  /** SHA-256 of the seed, in hexadecimal: promised before anybody is matched. */
  readonly commitment: string;
  /** Null until pairings of the round are published. */
  readonly seed: string | null;
}

/** The lottery of each draft of a round, by draft. */
export async function shownLotteries(
  tx: EntityManager,
  institutionId: string,
  roundId: string,
): Promise<ReadonlyMap<string, ShownLottery>> {
  const rows = await tx.query<(ShownLottery & { id: string })[]>(
    `select d.id, encode(sha256(d.seed::bytea), 'hex') as commitment, case when exists (
       select from pairing p where p.institution_id = d.institution_id and p.round_id = d.round_id) then d.seed end as seed
     from draft d where d.institution_id = $1 and d.round_id = $2`,
    [institutionId, roundId],
  );
  return new Map(rows.map(({ id, ...shown }) => [id, shown]));
}

/** @throws {DomainError} not-found, `draft.not-found`. */
export async function shownLottery(tx: EntityManager, draft: Draft): Promise<ShownLottery> {
  const shown = (await shownLotteries(tx, draft.institutionId, draft.roundId)).get(draft.id);
  if (!shown) throw notFound('draft', draft.id);
  return shown;
}
