import { insertAll } from '@footing/database';
import { DomainError } from '@footing/kernel';
import { type EntityManager, In, MoreThan } from 'typeorm';
import type { OverrideKind } from '../domain/against';
import { notFound } from '../errors';
import { type Before, Decision, type DecisionKind } from './decision.entity';
import { Draft } from './draft.entity';
import { DraftPair } from './draft-pair.entity';
import { DraftUnmatched } from './draft-unmatched.entity';

/** A decision as pages show it, the newest first. */
export interface DecisionView {
  readonly id: string;
  readonly kind: DecisionKind;
  readonly mentorName: string | null;
  readonly offerId: string | null;
  readonly reason: string;
  /** Null unless it goes against what the engine suggested, or it is of a time when nobody asked. */
  readonly override: OverrideKind | null;
  /** Whether whoever decided had seen no names. */
  readonly namesHidden: boolean;
  readonly decidedBy: string;
  readonly decidedAt: Date;
  readonly isUndone: boolean;
  /** The draft it was taken in. */
  readonly draftId: string;
  /** How many students it changed, 1 or more: a swap moves others too. For an undo, those who were put back. */
  readonly students: number;
}

/** Everything that was decided about a student in a round, the newest first. */
export function historyOf(tx: EntityManager, institutionId: string, roundId: string, applicationId: string) {
  return tx.query<DecisionView[]>(
    `select d.id, d.kind, d.reason, d.override, d.names_hidden as "namesHidden", d.offer_id as "offerId", d.decided_at as "decidedAt", d.draft_id as "draftId", a.name as "decidedBy",
       btrim(m.first_name || ' ' || m.last_name) as "mentorName", u.id is not null as "isUndone",
       jsonb_array_length(d.before->'touches') as students
     from decision d
       join account a on a.institution_id = d.institution_id and a.id = d.decided_by
       left join offer o on o.institution_id = d.institution_id and o.id = d.offer_id
       left join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
       left join decision u on u.institution_id = d.institution_id and u.undoes = d.id
     where d.institution_id = $1 and d.round_id = $2 and (d.application_id = $3 or d.before->'touches' ? $3::text)
     order by d.decided_at desc, d.revision desc`,
    [institutionId, roundId, applicationId],
  );
}

/**
 * The decision that an undo would take back: the latest of the draft that touched this student and still stands. Null when
 * there is none, or somebody changed what they agree to since: the rows as they were before it may hold what went then.
 */
export async function latestStanding(tx: EntityManager, draft: Draft, applicationIds: readonly string[]) {
  const [latest] = await tx.query<{ id: string }[]>(
    `select d.id from decision d where d.institution_id = $1 and d.draft_id = $2 and d.kind <> 'undo'
       and d.before->'touches' ?| $3::text[] and d.revision > $4
       and not exists (select from decision u where u.institution_id = d.institution_id and u.undoes = d.id)
     order by d.revision desc limit 1`,
    [draft.institutionId, draft.id, applicationIds, draft.changedRevision ?? -1],
  );
  return latest?.id ?? null;
}

/** @throws {DomainError} not-found, `decision.not-found`. */
export async function findDecision(tx: EntityManager, institutionId: string, id: string): Promise<Decision> {
  const decision = await tx.findOneBy(Decision, { institutionId, id });
  if (!decision) throw notFound('decision', id);
  return decision;
}

/** The rows of these students as they are now. */
export async function rowsOf(tx: EntityManager, draft: Draft, touches: readonly string[]): Promise<Before> {
  const where = { institutionId: draft.institutionId, draftId: draft.id, applicationId: In([...touches]) };
  return { touches, pairs: await tx.findBy(DraftPair, where), unmatched: await tx.findBy(DraftUnmatched, where) };
}

/** Puts these rows in the place of whatever the students have. */
export async function putRows(tx: EntityManager, draft: Draft, { touches, pairs, unmatched }: Before): Promise<void> {
  const where = { institutionId: draft.institutionId, draftId: draft.id, applicationId: In([...touches]) };
  await tx.delete(DraftPair, where);
  await tx.delete(DraftUnmatched, where);
  await insertAll(tx, DraftPair, pairs);
  await insertAll(tx, DraftUnmatched, unmatched);
}

/** A decision to be recorded; who and when are added. */
export interface NewDecision {
  readonly applicationId: string;
  readonly offerId: string | null;
  readonly kind: DecisionKind;
  readonly reason?: string;
  readonly before: Before;
  readonly undoes?: string;
  readonly override?: OverrideKind;
  readonly inBulk?: boolean;
  readonly namesHidden?: boolean;
  readonly lookedSeconds?: number;
  readonly wordsShown?: number;
}

/** Records decisions in order, and takes the draft to the revision of the last. @returns their ids. */
export async function record(
  tx: EntityManager,
  draft: Draft,
  decisions: readonly NewDecision[],
  by: { readonly decidedBy: string; readonly decidedAt: Date },
): Promise<string[]> {
  const { institutionId, id: draftId, roundId } = draft;
  const rows = decisions.map((decision, at) => ({
    ...{ institutionId, draftId, roundId, reason: '', undoes: null, standingId: null, ...by },
    ...{ override: null, inBulk: false, namesHidden: false, lookedSeconds: null, wordsShown: null },
    ...decision,
    revision: draft.revision + 1 + at,
  }));
  await insertAll(tx, Decision, rows);
  await tx.update(Draft, { institutionId, id: draftId }, { revision: draft.revision + rows.length });
  const where = { institutionId, draftId, revision: MoreThan(draft.revision) };
  const made = await tx.find(Decision, {
    select: { institutionId: true, id: true },
    where,
    order: { revision: 'asc' },
  });
  return made.map(({ id }) => id);
}

/** Only a person decides. @throws {DomainError} forbidden, `decision.needs-a-person`, for a job. */
export function personOf(accountId: string | null): string {
  if (accountId === null) throw new DomainError('forbidden', 'decision.needs-a-person');
  return accountId;
}
