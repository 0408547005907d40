import { Client } from 'pg';

/** Ten thousand experiences, and a hundred thousand. */
const PEOPLE = [500, 5_000];
const EACH = 20;
const TIMES = 15;

/** What it costs to read every row of a table through its policies, beside the same statement without any. */
export async function rowSecurity(url: string, ownerUrl: string, say: (line: string) => void): Promise<void> {
  const [owner, app] = [new Client({ connectionString: ownerUrl }), new Client({ connectionString: url })];
  await Promise.all([owner.connect(), app.connect()]);
  try {
    say(`A full scan through the policies, beside one without, best of ${TIMES} each, in turn:`);
    for (const people of PEOPLE) await scans(owner, app, await fill(owner, people), say);
  } finally {
    await Promise.all([owner.end(), app.end()]);
  }
}

async function scans(owner: Client, app: Client, here: string, say: (line: string) => void): Promise<void> {
  const tables = [
    ['experiences that each person allows', 'experience_wanted', 'sum(length(sealed))', 'matching.characteristics'],
    ['answers', 'application', 'sum(length(answers::text))', 'matching.core'],
  ] as const;
  for (const [what, table, sum, purpose] of tables) {
    // One process each: how many more the planner would take depends on the machine.
    for (const client of [owner, app]) await client.query('set max_parallel_workers_per_gather = 0');
    const sql = `select count(*)::int as n, ${sum} from ${table} where institution_id = '${here}'`;
    const [through, without]: [number[], number[]] = [[], []];
    let rows = 0;
    for (let time = 0; time <= TIMES; time += 1) {
      const [ours, plain] = [await scan(app, sql, here, purpose), await scan(owner, sql, here, purpose)];
      if (ours.n !== plain.n) throw new Error(`${table}: ${ours.n} rows through the policies, ${plain.n} without`);
      rows = ours.n;
      // The first fills the caches.
      if (time === 0) continue;
      through.push(ours.ms);
      without.push(plain.ms);
    }
    const [ours, bare] = [Math.min(...through), Math.min(...without)];
    say(
      `  ${rows.toLocaleString('en-GB')} ${what}: ${ours.toFixed(1)} ms, without ${bare.toFixed(1)} ms: ${(ours / bare).toFixed(2)} times`,
    );
  }
}

async function scan(client: Client, sql: string, here: string, purpose: string): Promise<{ n: number; ms: number }> {
  await client.query('begin');
  await client.query(`select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`, [
    here,
    purpose,
  ]);
  const from = performance.now();
  const { rows } = await client.query<{ n: number }>(sql);
  const ms = performance.now() - from;
  await client.query('rollback');
  return { n: rows[0]?.n ?? 0, ms };
}

/** So many students, each with an application and twenty experiences, of which they allow every one. */
export async function fill(owner: Client, people: number): Promise<string> {
  const { rows } = await owner.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('bench-rows-${people}', 'B', 'england', 'a@b.example') returning id`,
  );
  const here = rows[0]?.id ?? '';
  await owner.query(`set session_replication_role = 'replica'`);
  await owner.query(
    `insert into student (institution_id, university_id, first_name, last_name)
     select $1, 'bench-' || n, 'A', 'B' from generate_series(1, ${people}) n`,
    [here],
  );
  await owner.query(
    `insert into application (institution_id, round_id, student_id, answers)
     select $1, $1, id, jsonb_build_object('topics', repeat('what I would like to talk about ', 10)) from student where institution_id = $1`,
    [here],
  );
  await owner.query(
    `insert into experience_wanted (institution_id, application_id, subject_id, item, sealed, agreed_how, agreed_at, permitted_until)
     select a.institution_id, a.id, a.student_id, 'experience:' || lpad(to_hex(n), 16, '0'), decode(repeat('00', 300), 'hex'), 'form', now(), 'infinity'
     from application a cross join generate_series(1, ${EACH}) n where a.institution_id = $1`,
    [here],
  );
  await owner.query(
    `insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
     select institution_id, subject_id, 'student', 'matching.characteristics', item, true, 1, 1 from experience_wanted where institution_id = $1`,
    [here],
  );
  await owner.query(`set session_replication_role = 'origin'`);
  await owner.query('vacuum analyze application, experience_wanted, consent.state, student');
  return here;
}
