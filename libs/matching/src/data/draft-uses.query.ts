import { begin, type Permitted, permittedNow } from '@footing/consent';
import { DomainError } from '@footing/kernel';
import { type PartsOfRound, subjectsBehind, type UsesOfRound } from '@footing/people';
import type { EntityManager } from 'typeorm';

interface Key {
  readonly institutionId: string;
  readonly draftId: string;
}

type UsePurpose = 'matching.core' | 'matching.characteristics' | 'places.first';

/** Notes on whose word a draft is made, in place of what was noted at an earlier try. */
export async function writeUses(
  tx: EntityManager,
  { institutionId, draftId }: Key,
  { core, characteristics, declared }: UsesOfRound,
): Promise<void> {
  await tx.query('delete from draft_use where institution_id = $1 and draft_id = $2', [institutionId, draftId]);
  const all = [
    ...core.map((one) => ({ ...one, purpose: 'matching.core' satisfies UsePurpose })),
    ...characteristics.map((one) => ({ ...one, purpose: 'matching.characteristics' satisfies UsePurpose })),
    ...declared.map((one) => ({ ...one, purpose: 'places.first' satisfies UsePurpose })),
  ];
  await tx.query(
    `insert into draft_use (institution_id, draft_id, subject_id, purpose, item, epoch)
     select $1, $2, u.* from unnest($3::uuid[], $4::text[], $5::text[], $6::int[]) u`,
    [
      ...[institutionId, draftId, all.map(({ subjectId }) => subjectId), all.map(({ purpose }) => purpose)],
      ...[all.map(({ item }) => item), all.map(({ epoch }) => epoch)],
    ],
  );
}

/** On whose word a draft was made. */
export async function usesOf(tx: EntityManager, { institutionId, draftId }: Key): Promise<UsesOfRound> {
  const rows = await tx.query<(Permitted & { readonly purpose: UsePurpose })[]>(
    `select u.subject_id as "subjectId", u.purpose, u.item, u.epoch from draft_use u
     where u.institution_id = $1 and u.draft_id = $2 order by u.subject_id, u.item`,
    [institutionId, draftId],
  );
  const of = (wanted: UsePurpose): Permitted[] =>
    rows.filter(({ purpose }) => purpose === wanted).map(({ purpose: _, ...one }) => one);
  return {
    core: of('matching.core'),
    characteristics: of('matching.characteristics'),
    declared: of('places.first'),
  };
}

/**
 * Of those on whose word a draft was made, who still stands by it: everybody, unless the draft has been closed. Of a closed
 * one nothing else is left but what people decided.
 */
export async function standingUsesOf(tx: EntityManager, key: Key): Promise<UsesOfRound> {
  const made = await usesOf(tx, key);
  const ids = made.core.map(({ subjectId }) => subjectId);
  const now = await permittedNow(tx, key, 'matching.core', ids);
  const epochs = new Map(now.map(({ subjectId, epoch }) => [subjectId, epoch]));
  return { ...made, core: made.core.filter(({ subjectId, epoch }) => epochs.get(subjectId) === epoch) };
}

/**
 * The fence, for every purpose that matching has. Nothing may follow it in the transaction but its end.
 * @param run names it in the ledger. @throws {DomainError} see `hasChanged`: somebody has decided otherwise since it was read.
 */
export async function passFence(
  tx: EntityManager,
  { core, characteristics, declared }: UsesOfRound,
  run: string,
): Promise<void> {
  await begin(tx, { purpose: 'matching.core', people: core, place: 'core-drafts', run });
  await begin(tx, { purpose: 'matching.characteristics', people: characteristics, place: 'drafts', run });
  await begin(tx, { purpose: 'places.first', people: declared, place: 'declared-drafts', run });
}

/**
 * The fence for what is done with some people of a draft: as much of its word as is theirs. Where it is not known on whose word
 * one of them was read, nothing is done.
 * @throws {DomainError} as `passFence`.
 */
export async function passFenceFor(tx: EntityManager, key: Key, parts: PartsOfRound, run: string): Promise<void> {
  const whose = new Set((await subjectsBehind(tx, key.institutionId, parts)).map(({ id }) => id));
  const made = await usesOf(tx, key);
  const theirs = (all: readonly Permitted[]) => all.filter(({ subjectId }) => whose.has(subjectId));
  const core = theirs(made.core);
  if (core.length < whose.size) throw new DomainError('conflict', 'consent.changed', `draft ${key.draftId}`);
  const uses = { core, characteristics: theirs(made.characteristics), declared: theirs(made.declared) };
  await passFence(tx, uses, run);
}
