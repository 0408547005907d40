import type { EntityManager } from 'typeorm';

/** Whose data a line was about, with the name they have now. */
export interface NamedSubject {
  readonly kind: 'student' | 'mentor' | 'account';
  readonly id: string;
  /** Null when they are gone, or where names were not asked for. */
  readonly name: string | null;
}

/** One line of the record, as it is shown. */
export interface RecordLine {
  readonly id: string;
  readonly at: Date;
  /** Null: nobody in person, the service itself. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly role: string;
  readonly event: string;
  /** What for, where somebody said so. */
  readonly purpose: string | null;
  readonly object: string | null;
  readonly fields: readonly string[];
  readonly special: boolean;
  readonly count: number | null;
  readonly requestId: string | null;
  readonly outcome: 'done' | 'refused';
  /** How many people it was about. */
  readonly people: number;
  /** The first three of them. */
  readonly subjects: readonly NamedSubject[];
}

/** One page of lines, the newest first. */
export interface RecordPage {
  readonly lines: readonly RecordLine[];
  /** How many there are, counted up to `MOST_COUNTED`. */
  readonly total: number;
  readonly page: number;
  /** At least 1. */
  readonly pages: number;
}

/** Which lines. Anything absent does not narrow the list. */
export interface LineFilter {
  /** Ids of students, mentors or accounts whose data it was about. */
  readonly about?: readonly string[] | undefined;
  /** Ids of accounts that looked. */
  readonly by?: readonly string[] | undefined;
  readonly events?: readonly string[] | undefined;
  /** Days as YYYY-MM-DD, both included, by the clock in the UK. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly special?: boolean | undefined;
}

export const MOST_COUNTED = 10_000;

const wanted = `e.institution_id = $1
  and ($2::uuid[] is null or e.id in (select s.event_id from audit_subject s where s.institution_id = $1
        and s.kind in ('student', 'mentor', 'account') and s.subject_id = any($2)))
  and ($3::uuid[] is null or e.account_id = any($3)) and ($4::text[] is null or e.event = any($4))
  and ($5::date is null or e.at >= $5::timestamp at time zone 'Europe/London')
  and ($6::date is null or e.at < ($6::date + 1)::timestamp at time zone 'Europe/London')
  and ($7::boolean is not true or e.special)`;

const valuesOf = (institutionId: string, { about, by, events, from, to, special }: LineFilter): unknown[] => [
  ...[institutionId, about ?? null, by ?? null, events ?? null, from ?? null, to ?? null, special ?? null],
];

/** How many lines there are, counted up to `MOST_COUNTED`. */
export async function countLines(tx: EntityManager, institutionId: string, filter: LineFilter): Promise<number> {
  const [found] = await tx.query<{ total: number }[]>(
    `select count(*)::int as total from (select from audit_event e where ${wanted} limit ${MOST_COUNTED}) counted`,
    valuesOf(institutionId, filter),
  );
  return found?.total ?? 0;
}

/** So many lines, the newest first, from one on. */
export function linesOf(
  tx: EntityManager,
  institutionId: string,
  filter: LineFilter,
  range: { readonly limit: number; readonly offset: number },
): Promise<RecordLine[]> {
  return tx.query<RecordLine[]>(
    `select e.id, e.at, e.account_id as "accountId", a.name as "accountName", e.role, e.event, e.purpose,
       e.object_id as object, e.fields, e.special, e.count, e.request_id as "requestId", e.outcome,
       (select count(*)::int from audit_subject s where s.institution_id = $1 and s.event_id = e.id) as people,
       coalesce((select jsonb_agg(to_jsonb(f)) from (
         select s.kind, s.subject_id as id, coalesce(st.first_name || ' ' || st.last_name,
             m.first_name || ' ' || m.last_name, ac.name) as name
         from audit_subject s
           left join student st on s.kind = 'student' and st.institution_id = $1 and st.id = s.subject_id
           left join mentor m on s.kind = 'mentor' and m.institution_id = $1 and m.id = s.subject_id
           left join account ac on s.kind = 'account' and ac.institution_id = $1 and ac.id = s.subject_id
         where s.institution_id = $1 and s.event_id = e.id order by s.kind, s.subject_id limit 3) f), '[]') as subjects
     from audit_event e left join account a on a.institution_id = e.institution_id and a.id = e.account_id
     where ${wanted} order by e.id desc limit $8 offset $9`,
    [...valuesOf(institutionId, filter), range.limit, range.offset],
  );
}

/** Who is behind an account: itself, and the student and mentor it belongs to. */
export async function selvesOf(
  tx: EntityManager,
  institutionId: string,
  accountId: string,
): Promise<{ about: string[]; isStudent: boolean }> {
  const [found] = await tx.query<{ student: string | null; mentor: string | null }[]>(
    'select student_id as student, mentor_id as mentor from account where institution_id = $1 and id = $2',
    [institutionId, accountId],
  );
  const { student = null, mentor = null } = found ?? {};
  return { about: [accountId, student, mentor].filter((id) => id !== null), isStudent: student !== null };
}

const MOST_FOUND = 200;

/** Ids of people by their id, name, e-mail address or university ID: 200 at most. @param among whom to look for. */
export async function findPeople(
  tx: EntityManager,
  institutionId: string,
  text: string,
  among: 'everybody' | 'accounts',
): Promise<string[]> {
  const like = `%${text
    .trim()
    .replace(/\s+/g, ' ')
    .slice(0, 100)
    .replace(/[\\%_]/g, '\\$&')}%`;
  const person = (table: string) =>
    `select id from ${table} where institution_id = $1
       and (id::text = $3 or concat_ws(' ', first_name, last_name, email, university_id) ilike $2)`;
  const account = `select id from account where institution_id = $1
       and (id::text = $3 or concat_ws(' ', name, email) ilike $2)`;
  const all = among === 'accounts' ? account : [person('student'), person('mentor'), account].join(' union ');
  const found = await tx.query<{ id: string }[]>(`select id from (${all}) found limit ${MOST_FOUND}`, [
    institutionId,
    like,
    text.trim().toLowerCase(),
  ]);
  return found.map(({ id }) => id);
}
