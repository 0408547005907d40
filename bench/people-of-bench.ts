import type { Client } from 'pg';

const N = 'generate_series(1, $2::int) n';
const OF_ROUND = `from round r, ${N} where r.institution_id = $1`;

/** People of an invented university by the number of each: `$1` is the university, `$2` how many of them. */
export const people = {
  students: `insert into student (institution_id, id, first_name, last_name, email)
    select $1, md5('s' || n)::uuid, 'Amina', 'Quince', 's' || n || '@b.example' from ${N}`,
  mentors: `insert into mentor (institution_id, id, first_name, last_name, email)
    select $1, md5('m' || n)::uuid, 'Joan', 'Quince', 'm' || n || '@b.example' from ${N}`,
  accounts: `insert into account (institution_id, name, email, student_id)
    select $1, 'Amina', 's' || n || '@b.example', md5('s' || n)::uuid from ${N}`,
  roles: `insert into account_role (institution_id, account_id, role)
    select institution_id, id, 'student' from account where institution_id = $1 and $2::int > 0`,
  applications: `insert into application (institution_id, id, round_id, student_id)
    select $1, md5('a' || n)::uuid, r.id, md5('s' || n)::uuid ${OF_ROUND}`,
  offers: `insert into offer (institution_id, id, round_id, mentor_id, places)
    select $1, md5('o' || n)::uuid, r.id, md5('m' || n)::uuid, 1 ${OF_ROUND}`,
  /** Each student with the mentor of the same number; no draft comes before these. */
  pairings: `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
      decision_id, answer_by)
    select $1, r.id, gen_random_uuid(), md5('a' || n)::uuid, md5('o' || n)::uuid, 1, 1, 80, 'active', gen_random_uuid(), current_date
    ${OF_ROUND}`,
} as const;

/** A round whose sign-up opened so many days ago, and whose other days follow. @param days of the five, from today. */
export const roundOf = (...days: readonly [number, number, number, number, number]): string => {
  const [opens, closes, match, start, end] = days.map((day) => `current_date + (${day})`);
  return `with g as (insert into programme (institution_id, name, kind, about) values ($1, 'Career', 'career', '') returning id)
    insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
    select $1, id, 'Spring', ${opens}, ${closes}, ${match}, ${start}, ${end} + 0 * $2::int from g`;
};

/** Makes a university and fills it, one statement after the other. @returns its id; from here on the connection works for it. */
export async function fillUniversity(owner: Client, statements: readonly string[], count: number): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('b', 'B', 'england', 'b@b.example') returning id`,
  );
  const here = rows[0]?.id ?? '';
  await owner.query(`select set_config('footing.institution_id', $1, false)`, [here]);
  for (const statement of statements) {
    await owner.query(`set session_replication_role = '${statement === people.pairings ? 'replica' : 'origin'}'`);
    await owner.query(statement, [here, count]);
  }
  await owner.query('analyze');
  return here;
}
