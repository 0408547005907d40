/**
 * How long the page takes on which two people book a meeting, among 1,000 pairs of one university who have said when they can
 * meet: asked as people ask, one page after another, each by somebody else. Beside it, in the same run and turn about, the
 * list of somebody's pairings, which looks for no times.
 *
 * Run: npm run bench:booking [-- --json]
 */
import 'reflect-metadata';
import { fillUniversity, people, roundOf } from './people-of-bench';
import { asOwner, type BenchServer, cookieOf, onServer, within, withPages } from './server-of-bench';

const PAIRS = 1000;
/** So many people ask, each twice for either page; the first time counts for nothing. */
const ASKED = 200;

interface Pair {
  readonly id: string;
  readonly account: string;
}

/** Weeks of hours in ten zones, a calendar of their own with something in it, and for every second pair a meeting to come. */
const statements = [
  ...[people.students, people.mentors, people.accounts, people.roles, roundOf(-90, -60, -50, -40, 150)],
  ...[people.applications, people.offers, people.pairings],
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

function fill(server: BenchServer): Promise<{ here: string; pairs: readonly Pair[] }> {
  return asOwner(server, async (owner) => {
    const here = await fillUniversity(owner, statements, PAIRS);
    const found = await owner.query<Pair>(
      `select p.id, c.id as account from pairing p join application a on a.id = p.application_id join account c on c.student_id = a.student_id
       order by p.id limit $1`,
      [ASKED],
    );
    return { here, pairs: found.rows };
  });
}

/** Milliseconds until the whole page is there. @throws where it is not, or lacks what it is for. */
async function timeOf(url: string, cookie: string, holds: string): Promise<number> {
  const start = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  const text = await answer.text();
  if (answer.status !== 200 || !text.includes(holds)) throw new Error(`${url}: ${answer.status}`);
  return performance.now() - start;
}

async function measure(base: string, here: string, pairs: readonly Pair[]) {
  const [booking, peer]: [number[], number[]] = [[], []];
  for (const { id, account } of pairs) {
    const cookie = await cookieOf(base, here, account);
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
  await onServer(async (server) => {
    const { here, pairs } = await fill(server);
    const { booking, peer } = await withPages(server, (base) => measure(base, here, pairs));
    const row = { pairs: PAIRS, asked: ASKED, p50_ms: within(booking, 0.5), p95_ms: within(booking, 0.95) };
    const beside = { peer: 'the list of pairings', peer_p50_ms: within(peer, 0.5), peer_p95_ms: within(peer, 0.95) };
    if (process.argv.includes('--json')) console.log(JSON.stringify({ case: 'booking-page', ...row, ...beside }));
    else console.table([{ ...row, ...beside }]);
  });
}

void main();
