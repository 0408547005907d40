import type { EntityManager } from 'typeorm';
import type { QualificationRow } from '../qualification/qualification-rows';

/** Which round of which institution. */
export interface OfRound {
  readonly institutionId: string;
  readonly roundId: string;
}

/** A student of a round with a day of their own. */
export interface OwnDay {
  readonly studentId: string;
  readonly name: string;
  readonly universityId: string | null;
  readonly email: string | null;
  /** YYYY-MM-DD. */
  readonly day: string;
}

const IN_ROUND = `exists (select from application a where a.institution_id = s.institution_id and a.round_id = $2
  and a.student_id = s.id)`;

/** Who of a round has a day of their own, the first to qualify first. */
export const ownDays = (tx: EntityManager, { institutionId, roundId }: OfRound): Promise<OwnDay[]> =>
  tx.query<OwnDay[]>(
    `select s.id as "studentId", s.first_name || ' ' || s.last_name as name, s.university_id as "universityId", s.email,
       q.on_day::text as day
     from qualification_day q join student s on s.institution_id = q.institution_id and s.id = q.student_id
     where q.institution_id = $1 and ${IN_ROUND} order by q.on_day, s.last_name, s.first_name, s.id`,
    [institutionId, roundId],
  );

/** Of these those who applied to the round, by the row that names them; who is not in it has none. */
export async function studentsNamed(
  tx: EntityManager,
  { institutionId, roundId }: OfRound,
  rows: readonly QualificationRow[],
): Promise<ReadonlyMap<number, string>> {
  const found = await tx.query<{ row: number; id: string }[]>(
    `select t.row, s.id from unnest($3::int[], $4::text[]) t (row, named)
       join student s on s.institution_id = $1 and (lower(s.university_id) = lower(t.named) or s.email = lower(t.named))
     where ${IN_ROUND}`,
    [institutionId, roundId, rows.map(({ row }) => row), rows.map(({ student }) => student)],
  );
  return new Map(found.map(({ row, id }) => [row, id]));
}

/** Keeps each student's day. @returns those for whom it is another day than before. */
export async function keepDays(
  tx: EntityManager,
  institutionId: string,
  days: readonly { readonly studentId: string; readonly day: string }[],
  at: Date,
): Promise<string[]> {
  const changed = await tx.query<{ id: string }[]>(
    `insert into qualification_day as q (institution_id, student_id, on_day, changed_at)
     select $1, t.id, t.day, $4 from unnest($2::uuid[], $3::date[]) t (id, day)
     on conflict (institution_id, student_id) do update set on_day = excluded.on_day, changed_at = excluded.changed_at
       where q.on_day <> excluded.on_day
     returning student_id as id`,
    [institutionId, days.map(({ studentId }) => studentId), days.map(({ day }) => day), at],
  );
  return changed.map(({ id }) => id);
}

/** @returns whether the student, who is of the round, had a day of their own. */
export async function forgetDay(
  tx: EntityManager,
  { institutionId, roundId }: OfRound,
  studentId: string,
): Promise<boolean> {
  const [gone] = await tx.query<[unknown[], number]>(
    `delete from qualification_day q using student s where q.institution_id = $1 and q.student_id = $3
       and s.institution_id = q.institution_id and s.id = q.student_id and ${IN_ROUND} returning 1`,
    [institutionId, roundId, studentId],
  );
  return gone.length > 0;
}

/** What a round has for everybody; null: no wave of it counts from there. */
export interface Everybody {
  /** YYYY-MM-DD: the first where waves differ; null: the last day of meetings. */
  readonly day: string | null;
  readonly lastMeetings: string;
}

/** @returns null where no open wave counts from the qualification. */
export async function everybodysDay(tx: EntityManager, { institutionId, roundId }: OfRound): Promise<Everybody | null> {
  const [row] = await tx.query<Everybody[]>(
    `select min(w.anchor_on)::text as day, r.meetings_end::text as "lastMeetings"
     from round r join survey_wave w on w.institution_id = r.institution_id and w.round_id = r.id
     where r.institution_id = $1 and r.id = $2 and w.anchor = 'qualification' and w.closed_at is null
     group by r.institution_id, r.id`,
    [institutionId, roundId],
  );
  return row ?? null;
}

/** Of those who say yes to the last survey how many will have come to the end of a yes before it is over; of all who applied. */
export async function endsTooSoon(tx: EntityManager, { institutionId, roundId }: OfRound): Promise<number> {
  const until = (purpose: string) => `(select s.valid_until from consent.state s where s.institution_id = $1
    and s.subject_id = a.student_id and s.purpose = '${purpose}' and s.item = '' and s.permitted)`;
  const [row] = await tx.query<{ count: number }[]>(
    `select count(distinct a.student_id)::int as count from application a
       join round r on r.institution_id = $1 and r.id = $2
       join survey_wave w on w.institution_id = $1 and w.round_id = $2 and w.anchor = 'qualification' and w.closed_at is null
     where a.institution_id = $1 and a.round_id = $2 and a.withdrawn_at is null
       and least(${until('evidence')}, ${until('follow-up')}) < coalesce((select q.on_day from qualification_day q
         where q.institution_id = $1 and q.student_id = a.student_id), w.anchor_on, r.meetings_end)
         + w.offset_days + w.window_days`,
    [institutionId, roundId],
  );
  return row?.count ?? 0;
}

/** The day for everybody who has none of their own. @param day null: the last day of meetings. */
export async function keepEverybodysDay(
  tx: EntityManager,
  { institutionId, roundId }: OfRound,
  day: string | null,
): Promise<void> {
  await tx.query(
    `update survey_wave set anchor_on = $3 where institution_id = $1 and round_id = $2 and anchor = 'qualification'
       and closed_at is null`,
    [institutionId, roundId, day],
  );
}
