/**
 * How long 200 people take who book at once, each with somebody of their own, so that nobody waits for anybody. Beside it, in the
 * same run, turn about and over the same connections: the very rows that came of it, inserted bare, with nothing looked at. Every
 * statement of a booking is counted.
 *
 * Run: npm run bench:bookings [-- --json] [-- --statements]
 */
import 'reflect-metadata';
import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Meetings } from '@footing/scheduling';
import type { Client } from 'pg';
import { DataSource } from 'typeorm';
import { OwnMeetings } from '../libs/scheduling/src/booking/own-meetings';
import { fillUniversity, people, roundOf } from './people-of-bench';
import { asOwner, onServer } from './server-of-bench';

const PAIRS = 200;
const ROUNDS = 5;
const CONNECTIONS = 16;
const HOUR = { minutes: 60, mode: 'online' } as const;

interface Pair {
  readonly id: string;
  readonly account: string;
}

const statements = [
  ...[people.students, people.mentors, people.accounts, roundOf(-90, -60, -50, -40, 150)],
  ...[people.applications, people.offers, people.pairings],
  `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
   select $1, k, md5(left(k, 1) || n)::uuid, d, 480, 1200, '2026-01-01'
   from generate_series(1, $2::int) n, unnest(array['student', 'mentor']) k, generate_series(1, 7) d`,
];

async function fill(owner: Client): Promise<{ here: string; pairs: readonly Pair[] }> {
  const here = await fillUniversity(owner, statements, PAIRS);
  const found = await owner.query<Pair>(
    `select p.id, c.id as account from pairing p join application a on a.id = p.application_id join account c on c.student_id = a.student_id order by p.id`,
  );
  return { here, pairs: found.rows };
}

/** The rows of a booking without anything that is looked at: the trigger writes the history. */
const BARE = `with m as (insert into meeting (institution_id, kind, round_id, pairing_id, status, minutes, mode, asked_by, changed_by_kind, changed_by,
    changed_at, starts_at, ends_at, local_start, zone, zone_data, blocked_from, blocked_to)
  select $1, 'pairing', p.round_id, p.id, 'confirmed', 60, 'online', a.student_id, 'student', a.student_id, now(), $3, $3::timestamptz + interval '1 hour',
    '2026-12-07T10:00', 'Europe/London', 'x', $3, $3::timestamptz + interval '1 hour' from pairing p join application a on a.id = p.application_id where p.id = $2 returning *)
  insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
  select $1, m.id, w.kind, w.id, 'confirmed', m.blocked_from, m.blocked_to from m join pairing p on p.id = m.pairing_id
    join application a on a.id = p.application_id join offer o on o.id = p.offer_id
    cross join lateral (values ('student', a.student_id), ('mentor', o.mentor_id)) w (kind, id)`;

class Watch {
  readonly spent = new Map<string, { times: number; ms: number }>();
  /** Counts what goes over these connections, with how long each took to be answered. */
  over(source: DataSource): void {
    const create = source.createQueryRunner.bind(source);
    source.createQueryRunner = (mode) => {
      const runner = create(mode);
      const query = runner.query.bind(runner) as (...given: unknown[]) => Promise<unknown>;
      Object.assign(runner, {
        query: async (...given: unknown[]) => {
          const began = performance.now();
          const answer = await query(...given);
          this.note(String(given[0]), performance.now() - began);
          return answer;
        },
      });
      return runner;
    };
  }
  private note(sql: string, ms: number): void {
    const key = sql.replace(/\s+/g, ' ').trim().slice(0, 70);
    const { times, ms: before } = this.spent.get(key) ?? { times: 0, ms: 0 };
    this.spent.set(key, { times: times + 1, ms: before + ms });
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function measure(url: string, { here, pairs }: { here: string; pairs: readonly Pair[] }) {
  const source = await new DataSource({ ...connectionOptions(url, CONNECTIONS, 'work') }).initialize();
  const watch = new Watch();
  watch.over(source);
  const db = new Database(source);
  const meetings = new Meetings(new OwnMeetings(db, { now: () => new Date() }));
  const actor = (accountId: string): Actor => ({ institutionId: here, accountId, roles: ['student'] });
  const day = Math.floor(Date.now() / 86_400_000) + 3;
  const book = (n: number) => {
    const start = (day + 2 * n) * 1440 + 660;
    return Promise.all(pairs.map(({ id, account }) => meetings.book(actor(account), id, start, HOUR)));
  };
  const bare = (n: number) => {
    const start = new Date(((day + 2 * n + 1) * 1440 + 660) * 60_000);
    const one = ({ id }: Pair) =>
      db.transaction({ institutionId: here }, (tx) => tx.query(BARE, [here, id, start]), 'own');
    return Promise.all(pairs.map(one));
  };
  await book(0);
  await bare(0);
  watch.spent.clear();
  const [ours, peer]: [number[], number[]] = [[], []];
  for (let n = 1; n <= ROUNDS; n += 1) {
    ours.push(await timed(() => book(n)));
    const counted = new Map(watch.spent);
    peer.push(await timed(() => bare(n)));
    if (n < ROUNDS) continue;
    watch.spent.clear();
    for (const [key, one] of counted) watch.spent.set(key, one);
  }
  await source.destroy();
  const spent = [...watch.spent].map(([statement, { times, ms }]) => ({
    statement,
    per_booking: Math.round((times / PAIRS / ROUNDS) * 100) / 100,
    ms_each: Math.round((ms / times) * 100) / 100,
  }));
  return { ours, peer, spent };
}

async function main(): Promise<void> {
  await onServer(async (server) => {
    const filled = await asOwner(server, fill);
    const { ours, peer, spent } = await measure(server.appUrl, filled);
    const [best, bare] = [Math.min(...ours), Math.min(...peer)].map(Math.round) as [number, number];
    const statements_each = spent.filter(({ per_booking }) => per_booking >= 0.9).length;
    const row = {
      bookings: PAIRS,
      best_ms: best,
      bare_ms: bare,
      times_bare: Math.round((best / bare) * 100) / 100,
      statements_each,
    };
    if (process.argv.includes('--json')) console.log(JSON.stringify({ case: 'bookings', ...row }));
    else console.table([row]);
    if (process.argv.includes('--statements')) console.table(spent);
  });
}

void main();
