import type { EntityManager } from 'typeorm';
import type { SignedOffTier } from '../domain/signed-off-change';
import { notFound } from '../errors';

/** Which round of which institution. */
export interface RoundKey {
  readonly institutionId: string;
  readonly roundId: string;
}

/** A list that waits for somebody's yes. */
export interface WaitingList {
  readonly id: string;
  /** The list that was in force when it was read; null: none. */
  readonly replaces: string | null;
  /** Its rows, sealed. */
  readonly content: Buffer;
  readonly sentAt: Date;
}

/** What counts in a round now, without naming anybody. */
export interface SignedOffState {
  /** How many students are on the list in force; 0: there is none. */
  readonly students: number;
  /** How many of them are not known here yet. */
  readonly notYetKnown: number;
  /** How many are valid no longer on the day the round is matched. */
  readonly expired: number;
  readonly confirmedAt: Date | null;
}

/** Takes turns with everybody who changes the lists of this round. @throws {DomainError} not-found, `round.not-found`. */
export async function holdRound(tx: EntityManager, { institutionId, roundId }: RoundKey): Promise<void> {
  const [round] = await tx.query<object[]>(
    'select 1 from round where institution_id = $1 and id = $2 for no key update',
    [institutionId, roundId],
  );
  if (!round) throw notFound('round', roundId);
}

/** Id of the list in force; null: none. */
export async function listInForce(tx: EntityManager, { institutionId, roundId }: RoundKey): Promise<string | null> {
  const [list] = await tx.query<{ id: string }[]>(
    `select id from signed_off_list where institution_id = $1 and round_id = $2 and confirmed_at is not null
     order by confirmed_at desc, id desc limit 1`,
    [institutionId, roundId],
  );
  return list?.id ?? null;
}

/** Everybody on the list in force. */
export const tiersInForce = (tx: EntityManager, { institutionId, roundId }: RoundKey): Promise<SignedOffTier[]> =>
  tx.query<SignedOffTier[]>(
    `select student, tier, to_char(valid_until, 'YYYY-MM-DD') as "validUntil" from signed_off_tier
     where institution_id = $1 and round_id = $2 order by lower(student)`,
    [institutionId, roundId],
  );

export async function waitingList(
  tx: EntityManager,
  { institutionId, roundId }: RoundKey,
): Promise<WaitingList | null> {
  const [list] = await tx.query<WaitingList[]>(
    `select id, replaces, content, sent_at as "sentAt" from signed_off_list
     where institution_id = $1 and round_id = $2 and confirmed_at is null`,
    [institutionId, roundId],
  );
  return list ?? null;
}

/** Forgets the list that waits, if one does. @returns its id, or null. */
export async function forgetWaiting(tx: EntityManager, { institutionId, roundId }: RoundKey): Promise<string | null> {
  const [gone] = await tx.query<[{ id: string }[], number]>(
    'delete from signed_off_list where institution_id = $1 and round_id = $2 and confirmed_at is null returning id',
    [institutionId, roundId],
  );
  return gone[0]?.id ?? null;
}

/** @returns the new list's id. */
export async function keepWaiting(
  tx: EntityManager,
  { institutionId, roundId }: RoundKey,
  list: { readonly content: Buffer; readonly rowCount: number; readonly sentBy: string | null; readonly at: Date },
): Promise<string> {
  const replaces = await listInForce(tx, { institutionId, roundId });
  const [kept] = await tx.query<{ id: string }[]>(
    `insert into signed_off_list (institution_id, round_id, replaces, content, row_count, sent_by, sent_at)
     values ($1, $2, $3, $4, $5, $6, $7) returning id`,
    [institutionId, roundId, replaces, list.content, list.rowCount, list.sentBy, list.at],
  );
  return kept?.id ?? '';
}

/** One row as it is kept: the source sealed. */
export type KeptRow = SignedOffTier & { readonly source: Buffer };

/** Puts the whole list in force: what was there before is gone. */
export async function putInForce(
  tx: EntityManager,
  { institutionId, roundId }: RoundKey,
  given: { readonly listId: string; readonly rows: readonly KeptRow[]; readonly by: string | null; readonly at: Date },
): Promise<void> {
  await tx.query(`update signed_off_list set confirmed_at = $3, content = null where institution_id = $1 and id = $2`, [
    institutionId,
    given.listId,
    given.at,
  ]);
  await tx.query('delete from signed_off_tier where institution_id = $1 and round_id = $2', [institutionId, roundId]);
  await tx.query(
    `insert into signed_off_tier (institution_id, round_id, list_id, brought_in_by, at, student, tier, valid_until, source)
     select $1, $2, $3, $4, $5, row.student, row.tier, row.valid_until, row.source
     from unnest($6::text[], $7::smallint[], $8::date[], $9::bytea[]) as row (student, tier, valid_until, source)`,
    [
      ...[institutionId, roundId, given.listId, given.by, given.at],
      ...[given.rows.map(({ student }) => student), given.rows.map(({ tier }) => tier)],
      ...[given.rows.map(({ validUntil }) => validUntil), given.rows.map(({ source }) => source)],
    ],
  );
}

/** Ids of those of these students who are known here. */
export async function knownStudents(
  tx: EntityManager,
  institutionId: string,
  universityIds: readonly string[],
): Promise<string[]> {
  const known = await tx.query<{ id: string }[]>(
    `select id from student where institution_id = $1 and lower(university_id) = any($2::text[]) order by id`,
    [institutionId, universityIds.map((id) => id.toLowerCase())],
  );
  return known.map(({ id }) => id);
}

/** @throws {DomainError} not-found, `round.not-found`. */
export async function signedOffState(tx: EntityManager, { institutionId, roundId }: RoundKey): Promise<SignedOffState> {
  const [state] = await tx.query<SignedOffState[]>(
    `select count(s.student)::int as students, max(l.confirmed_at) as "confirmedAt",
       (count(*) filter (where s.student is not null and p.id is null))::int as "notYetKnown",
       (count(*) filter (where s.valid_until < r.match_by))::int as expired
     from round r
       left join signed_off_tier s on s.institution_id = r.institution_id and s.round_id = r.id
       left join signed_off_list l on l.institution_id = s.institution_id and l.id = s.list_id
       left join student p on p.institution_id = s.institution_id and lower(p.university_id) = lower(s.student)
     where r.institution_id = $1 and r.id = $2 group by r.id`,
    [institutionId, roundId],
  );
  if (!state) throw notFound('round', roundId);
  return state;
}
