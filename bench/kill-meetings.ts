/**
 * Kills (−9) a process that books, moves and calls off meetings and tells people of them, again and again at a moment that nobody
 * chose, each time beginning another at once. In the end nobody is in two places, no meeting lacks its people or a line of its
 * history, and everybody has heard of each change and been reminded of each time exactly once: as many letters as marks.
 *
 * Run: npm run fault:meetings [-- --kills 100]
 */
import 'reflect-metadata';
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrate, startEmbeddedServer } from '@footing/database';
import { Client } from 'pg';

const given = process.argv.indexOf('--kills');
const KILLS = given < 0 ? 100 : Number(process.argv[given + 1]);
const PAIRS = 20;
const WARM = 4;

const statements = [
  `insert into student (institution_id, id, first_name, last_name, email) select $1, md5('s' || n)::uuid, 'Amina', 'Quince', 's' || n || '@b.example' from generate_series(1, $2::int) n`,
  `insert into mentor (institution_id, id, first_name, last_name, email) select $1, md5('m' || n)::uuid, 'Joan', 'Quince', 'm' || n || '@b.example' from generate_series(1, 5) n where $2::int > 0`,
  `insert into account (institution_id, name, email, student_id) select $1, 'Amina', 's' || n || '@b.example', md5('s' || n)::uuid from generate_series(1, $2::int) n`,
  `with g as (insert into programme (institution_id, name, kind, about) values ($1, 'Career', 'career', '') returning id),
     u as (insert into usual_cadence (institution_id, programme_id, target, grace_days, nudges, updated_at) select $1, id, 6, 10, false, now() from g)
   insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
   select $1, id, 'Spring', '2026-09-01', '2026-10-01', '2026-11-01', '2026-11-01', '2027-11-01'::date + 0 * $2::int from g`,
  `insert into application (institution_id, id, round_id, student_id) select $1, md5('a' || n)::uuid, r.id, md5('s' || n)::uuid from round r, generate_series(1, $2::int) n`,
  `insert into offer (institution_id, id, round_id, mentor_id, places) select $1, md5('o' || n)::uuid, r.id, md5('m' || n)::uuid, 100 from round r, generate_series(1, 5) n where $2::int > 0`,
  `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
   select $1, r.id, gen_random_uuid(), md5('a' || n)::uuid, md5('o' || 1 + n % 5)::uuid, n, 100, 80, 'active', gen_random_uuid(), current_date from round r, generate_series(1, $2::int) n`,
  `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
   select $1, k, md5(left(k, 1) || n)::uuid, d, 0, 1440, '2026-01-01' from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k, generate_series(1, 7) d
   where k = 'student' or n <= 5`,
];

/** Everything wrong with what is there; each line is a kind of fault and how often. */
const FAULTS = `
  select 'two at once' as fault, count(*)::int as times from meeting_person a join meeting_person b on a.person_id = b.person_id and a.meeting_id < b.meeting_id
    and tstzrange(a.blocked_from, a.blocked_to) && tstzrange(b.blocked_from, b.blocked_to) where a.status in ('held', 'confirmed') and b.status in ('held', 'confirmed')
  union all select 'without its people', count(*)::int from meeting m where 2 <> (select count(*) from meeting_person w where w.meeting_id = m.id and w.status = m.status)
  union all select 'a gap in its history', count(*)::int from meeting m where m.version + 1 <> (select count(*) from meeting_event e where e.meeting_id = m.id)
  union all select 'letters without a mark, or marks without a letter', abs((select count(*) from mail) - (select count(*) from meeting_told) - (select count(*) from meeting_reminder))::int
  union all select 'reminded of a time that was past', count(*)::int from meeting_reminder r join meeting_event e on e.meeting_id = r.meeting_id and e.version = r.version + 1 where e.at < r.at
  union all select 'not told how it stands', count(*)::int from meeting m join meeting_person w on w.meeting_id = m.id where not exists
    (select from meeting_told t where t.meeting_id = m.id and t.person_id = w.person_id and t.version = m.version) and m.starts_at > $1
  union all select 'a calendar message twice', count(*)::int - count(distinct (meeting_id, person_id, sequence, method))::int from calendar_message`;

const TOLD = `select (select count(*)::int from meeting) as meetings, (select count(*)::int from meeting_event) as changes,
  (select count(*)::int from mail) as letters, (select count(*)::int from meeting_reminder) as reminders`;

const AT = Date.parse('2026-12-06T11:00:00Z');
/** Between two processes so much time goes by: people are due to be reminded again and again. */
const HALF_HOUR = 1_800_000;

type Child = ChildProcessByStdio<Writable, Readable, null>;

function begin(url: string, here: string): Child {
  const child = spawn(
    process.execPath,
    ['-r', '@swc-node/register', path.join(__dirname, 'kill-meetings-child.ts'), url, here],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  );
  child.stdin.on('error', () => undefined);
  return child;
}

/** Whether it is ready; false: it ended before, as one may that found no connection in time. */
async function isReady(child: Child): Promise<boolean> {
  const [said] = (await Promise.race([once(child.stdout, 'data'), once(child, 'exit')])) as [unknown];
  return String(said).startsWith('ready');
}

async function ready(child: Child, again: () => Child): Promise<Child> {
  for (let one = child; ; one = again()) if (await isReady(one)) return one;
}

async function killed(url: string, here: string): Promise<void> {
  const next = () => begin(url, here);
  const warm = Array.from({ length: WARM }, next);
  for (let n = 0; n < KILLS; n += 1) {
    const child = await ready(warm.shift() ?? next(), next);
    if (n + WARM < KILLS) warm.push(next());
    const ended = once(child, 'exit');
    child.stdin.write(`${AT + n * HALF_HOUR}\n`);
    await new Promise((later) => setTimeout(later, 300 + ((n * 7919) % 2_700)));
    child.kill('SIGKILL');
    await ended;
  }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-faults-'));
  const server = await startEmbeddedServer(folder);
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['footing_bench', 'bench'];
    await migrate(server.url, app.href);
    const owner = new Client({ connectionString: server.url });
    await owner.connect();
    const { rows } = await owner.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('b', 'B', 'england', 'b@b.example') returning id`,
    );
    const here = rows[0]?.id ?? '';
    for (const statement of statements) {
      await owner.query(
        `set session_replication_role = '${statement.startsWith('insert into pairing ') ? 'replica' : 'origin'}'`,
      );
      await owner.query(statement, [here, PAIRS]);
    }
    await killed(app.href, here);
    const next = () => begin(app.href, here);
    const last = await ready(next(), next);
    const ended = once(last, 'exit');
    last.stdin.write(`${AT + KILLS * HALF_HOUR} end\n`);
    await ended;
    const faults = await owner.query(FAULTS, [new Date(AT + KILLS * HALF_HOUR)]);
    console.table((await owner.query(TOLD)).rows.map((row: object) => ({ kills: KILLS, ...row })));
    console.table(faults.rows);
    process.exitCode = faults.rows.some(({ times }: { times: number }) => times > 0) ? 1 : 0;
    await owner.end();
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
