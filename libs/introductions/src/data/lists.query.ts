import type { Part } from '@footing/engine';
import type { EntityManager } from 'typeorm';
import { TIME } from './calls.query';

/** A mentor on a list, to be kept. */
export interface NewLine {
  readonly applicationId: string;
  readonly offerId: string;
  readonly position: number;
  readonly score: number;
  readonly parts: readonly Part[];
}

export async function keepLists(tx: EntityManager, institutionId: string, roundId: string, lines: readonly NewLine[]) {
  await tx.query(
    `insert into introduction_list (institution_id, round_id, application_id, offer_id, position, score, parts)
     select $1, $2, l.* from unnest($3::uuid[], $4::uuid[], $5::smallint[], $6::int[], $7::jsonb[]) l`,
    [
      ...[institutionId, roundId, lines.map((one) => one.applicationId), lines.map((one) => one.offerId)],
      ...[lines.map((one) => one.position), lines.map((one) => one.score)],
      lines.map((one) => JSON.stringify(one.parts)),
    ],
  );
}

/** A mentor on somebody's list, as the student's page needs it. */
export interface OwnLine {
  readonly applicationId: string;
  readonly offerId: string;
  readonly mentorId: string;
  readonly mentorName: string;
  readonly studentName: string;
  readonly position: number;
  readonly rank: number | null;
  readonly score: number;
  readonly parts: readonly Part[];
  readonly callId: string | null;
  readonly startsAt: Date | null;
  readonly heldAt: Date | null;
  /** The reader's zone today. */
  readonly zone: string;
}

/** The call of a line as lists show it; null: there is none. */
export const callOfLine = ({ callId, startsAt, zone, heldAt }: OwnLine): ListedCall | null =>
  callId === null ? null : { id: callId, startsAt, zone, isHeld: heldAt !== null };

/** A short call as a list of people shows it. */
export interface ListedCall {
  readonly id: string;
  /** Null: not agreed yet. */
  readonly startsAt: Date | null;
  /** The reader's zone today. */
  readonly zone: string;
  readonly isHeld: boolean;
}

/** @param reader their record: times are told on their clock. */
const line = (
  reader: 's' | 'm',
) => `l.application_id as "applicationId", l.offer_id as "offerId", m.id as "mentorId", m.first_name as "mentorName",
  s.id as "studentId", s.first_name as "studentName", l.position, l.rank, l.score, l.parts,
  c.id as "callId", t.starts_at as "startsAt", c.held_at as "heldAt",
  coalesce((select z.zone from person_zone z where z.institution_id = l.institution_id and z.person_id = ${reader}.id
    and z.from_day <= (now() at time zone 'Europe/London')::date order by z.from_day desc limit 1), 'Europe/London') as zone`;
const FROM = `from introduction_list l
  join application a on a.institution_id = l.institution_id and a.id = l.application_id and a.withdrawn_at is null
  join student s on s.institution_id = a.institution_id and s.id = a.student_id
  join offer o on o.institution_id = l.institution_id and o.id = l.offer_id
  join mentor m on m.institution_id = o.institution_id and m.id = o.mentor_id
  left join introduction_call c on c.institution_id = l.institution_id and c.application_id = l.application_id
    and c.offer_id = l.offer_id
  ${TIME}`;

/** A student's list, in its order; empty where they have none. */
export const linesOfStudent = (tx: EntityManager, institutionId: string, roundId: string, studentId: string) =>
  tx.query<OwnLine[]>(
    `select ${line('s')} ${FROM} where l.institution_id = $1 and l.round_id = $2 and s.id = $3 order by l.position`,
    [institutionId, roundId, studentId],
  );

/** Who picked a mentor, those with a call first, then by name. */
export const wishesForMentor = (tx: EntityManager, institutionId: string, roundId: string, mentorId: string) =>
  tx.query<(OwnLine & { readonly studentId: string })[]>(
    `select ${line('m')} ${FROM} where l.institution_id = $1 and l.round_id = $2 and m.id = $3 and l.rank is not null
     order by c.id is null, c.made_at, md5(l.application_id::text)`,
    [institutionId, roundId, mentorId],
  );

/** A student's answer to their list. */
export interface AnswerRow {
  readonly isNone: boolean;
  readonly missing: Buffer | null;
}

export async function answerOf(
  tx: EntityManager,
  institutionId: string,
  applicationId: string,
): Promise<AnswerRow | null> {
  const [row] = await tx.query<AnswerRow[]>(
    'select is_none as "isNone", missing from introduction_answer where institution_id = $1 and application_id = $2',
    [institutionId, applicationId],
  );
  return row ?? null;
}

interface Answer extends AnswerRow {
  readonly roundId: string;
  readonly applicationId: string;
  /** Offers, the first choice first. */
  readonly picks: readonly string[];
}

/** Until the transaction ends, so that two windows of one student take turns. */
export async function holdApplication(tx: EntityManager, institutionId: string, id: string): Promise<void> {
  await tx.query('select from application where institution_id = $1 and id = $2 for no key update', [
    institutionId,
    id,
  ]);
}

/** Keeps picks in place of those before. */
export async function keepAnswer(
  tx: EntityManager,
  institutionId: string,
  { roundId, applicationId, picks, isNone, missing }: Answer,
  at: Date,
): Promise<void> {
  const key = [institutionId, applicationId];
  await tx.query('update introduction_list set rank = null where institution_id = $1 and application_id = $2', key);
  await tx.query(
    `update introduction_list l set rank = p.rank from unnest($3::uuid[]) with ordinality p (offer_id, rank)
     where l.institution_id = $1 and l.application_id = $2 and l.offer_id = p.offer_id`,
    [...key, picks],
  );
  await tx.query(
    `insert into introduction_answer (institution_id, application_id, round_id, is_none, missing, answered_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (institution_id, application_id) do update set is_none = excluded.is_none, missing = excluded.missing,
       answered_at = excluded.answered_at`,
    [...key, roundId, isNone, missing, at],
  );
}
