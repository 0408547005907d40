/**
 * How long the page takes on which two people book a meeting, among 1,000 pairs of one university who have said when they can
 * meet: asked as people ask, one page after another, each by somebody else. Beside it, in the same run and turn about, the
 * list of somebody's pairings, which looks for no times.
 *
 * Run: npm run bench:booking [-- --json]
 */
import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '@footing/config';
import { migrate, startEmbeddedServer } from '@footing/database';
import { TEST_MASTER_KEY } from '@footing/testing';
import { Client } from 'pg';
import { DoorModule } from '../apps/web/src/spec/door';
import { startWeb } from '../apps/web/src/start-web';

const PAIRS = 1000;
/** So many people ask, each twice for either page; the first time counts for nothing. */
const ASKED = 200;

interface Pair {
  readonly id: string;
  readonly account: string;
}

/** Weeks of hours in ten zones, a calendar of their own with something in it, and for every second pair a meeting to come. */
const statements = [
  `insert into student (institution_id, id, first_name, last_name, email) select $1, md5('s' || n)::uuid, 'Amina', 'Quince', 's' || n || '@b.example' from generate_series(1, $2::int) n`,
  `insert into mentor (institution_id, id, first_name, last_name, email) select $1, md5('m' || n)::uuid, 'Joan', 'Quince', 'm' || n || '@b.example' from generate_series(1, $2::int) n`,
  `insert into account (institution_id, name, email, student_id) select $1, 'Amina', 's' || n || '@b.example', md5('s' || n)::uuid from generate_series(1, $2::int) n`,
  `insert into account_role (institution_id, account_id, role) select institution_id, id, 'student' from account where institution_id = $1 and $2::int > 0`,
  `with g as (insert into programme (institution_id, name, kind, about) values ($1, 'Career', 'career', '') returning id)
   insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
   select $1, id, 'Spring', current_date - 90, current_date - 60, current_date - 50, current_date - 40, current_date + 150 + 0 * $2::int from g`,
  `insert into application (institution_id, id, round_id, student_id) select $1, md5('a' || n)::uuid, r.id, md5('s' || n)::uuid from round r, generate_series(1, $2::int) n where r.institution_id = $1`,
  `insert into offer (institution_id, id, round_id, mentor_id, places) select $1, md5('o' || n)::uuid, r.id, md5('m' || n)::uuid, 1 from round r, generate_series(1, $2::int) n where r.institution_id = $1`,
  `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state, decision_id, answer_by)
   select $1, r.id, gen_random_uuid(), md5('a' || n)::uuid, md5('o' || n)::uuid, 1, 1, 80, 'active', gen_random_uuid(), current_date
   from round r, generate_series(1, $2::int) n where r.institution_id = $1`,
  `insert into person_zone (institution_id, person_kind, person_id, from_day, zone)
   select $1, k, md5(left(k, 1) || n)::uuid, '2026-01-01',
     (array['Europe/London', 'Europe/Paris', 'Asia/Kolkata', 'America/New_York', 'Europe/Berlin', 'Africa/Lagos', 'Asia/Karachi', 'Europe/Madrid', 'Africa/Cairo', 'Europe/London'])[1 + n % 10]
   from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k`,
  `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
   select $1, k, md5(left(k, 1) || n)::uuid, d, 480 + 30 * ((n + d + length(k)) % 8), 840 + 30 * ((n * d) % 9), '2026-01-01'
   from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k, generate_series(1, 5) d`,
  `insert into busy_calendar (institution_id, id, person_kind, person_id, kind, sealed, added_at)
   select $1, md5('c' || k || n)::uuid, k, md5(left(k, 1) || n)::uuid, 'ics', '\\x00', now() from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k`,
  `insert into busy_time (institution_id, calendar_id, person_kind, person_id, starts_at, ends_at)
   select $1, md5('c' || k || n)::uuid, k, md5(left(k, 1) || n)::uuid, t, t + interval '1 hour'
   from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k,
     lateral (select date_trunc('day', now()) + d * interval '17 hours' as t from generate_series(1, 40) d) x`,
];

async function fill(url: string): Promise<{ here: string; pairs: readonly Pair[] }> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string }>(
      `insert into institution (slug, name, nation, contact_email) values ('b', 'B', 'england', 'b@b.example') returning id`,
    );
    const here = rows[0]?.id ?? '';
    await owner.query(`select set_config('footing.institution_id', $1, false)`, [here]);
    for (const statement of statements) {
      // No draft comes before these pairings.
      const isPairing = statement.startsWith('insert into pairing ');
      await owner.query(`set session_replication_role = '${isPairing ? 'replica' : 'origin'}'`);
      await owner.query(statement, [here, PAIRS]);
    }
    await owner.query('analyze');
    const found = await owner.query<Pair>(
      `select p.id, c.id as account from pairing p join application a on a.id = p.application_id join account c on c.student_id = a.student_id
       order by p.id limit $1`,
      [ASKED],
    );
    return { here, pairs: found.rows };
  } finally {
    await owner.end();
  }
}

/** Milliseconds until the whole page is there. @throws where it is not, or lacks what it is for. */
async function timeOf(url: string, cookie: string, holds: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - start;
}

const at = (times: readonly number[], share: number): number =>
  Math.round([...times].sort((one, other) => one - other)[Math.ceil(share * times.length) - 1] ?? 0);

async function measure(base: string, here: string, pairs: readonly Pair[]) {
  const [booking, peer]: [number[], number[]] = [[], []];
  for (const { id, account } of pairs) {
    const entered = await fetch(`${base}/enter/${here}/${account}`);
    const cookie = entered.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    for (const counts of [false, true]) {
      const one = await timeOf(`${base}/my-pairings/${id}/meetings`, cookie, 'Your meetings with');
      const other = await timeOf(`${base}/my-pairings`, cookie, 'My pairings');
      if (!counts) continue;
      booking.push(one);
      peer.push(other);
    }
  }
  return { booking, peer };
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-bench-'));
  const server = await startEmbeddedServer(folder);
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['footing_bench', 'bench'];
    await migrate(server.url, app.href);
    const { here, pairs } = await fill(server.url);
    const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: app.href, MASTER_KEY: TEST_MASTER_KEY };
    const web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
    const { port } = web.getHttpServer().address() as AddressInfo;
    const { booking, peer } = await measure(`http://127.0.0.1:${port}`, here, pairs);
    await web.close();
    const row = { pairs: PAIRS, asked: ASKED, p50_ms: at(booking, 0.5), p95_ms: at(booking, 0.95) };
    const beside = { peer: 'the list of pairings', peer_p50_ms: at(peer, 0.5), peer_p95_ms: at(peer, 0.95) };
    if (process.argv.includes('--json')) console.log(JSON.stringify({ case: 'booking-page', ...row, ...beside }));
    else console.table([{ ...row, ...beside }]);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

void main();
