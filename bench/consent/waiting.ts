import { setTimeout as pause } from 'node:timers/promises';
import { Settings } from '@footing/config';
import { Choices, Notices } from '@footing/consent';
import { connectionOptions, Database, handOver } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { StopJournal } from '../../libs/consent/src/journal/stop-journal';
import { inWords, spread } from './spread';

const HOLDERS = 20;
const HAND_OFF_MS = 300;
const STOPS = 100;
const PEER_STOPS = 3;
const PEER_MOST_MS = 15_000;

/** One person whose data is handed over by twenty at once, each overlapping the next, without a pause. */
export async function waiting(url: string, ownerUrl: string, say: (line: string) => void): Promise<void> {
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  const source = await new DataSource(connectionOptions(url, HOLDERS + 4)).initialize();
  const db = new Database(source);
  try {
    const person = await somebody(owner);
    say(`A stop while ${HOLDERS} hand something over for ${HAND_OFF_MS} ms each, again and again:`);
    say(`  ours: told after ${inWords(spread(await ours(db, person)))}, ${STOPS} stops`);
    const plain = await naive(source, owner, person);
    say(
      `  a plain shared lock: ${plain.map((ms) => (ms === null ? `still waiting after ${PEER_MOST_MS / 1_000} s` : `${ms.toFixed(0)} ms`)).join(', ')}`,
    );
  } finally {
    await source.destroy();
    await owner.end();
  }
}

interface Somebody {
  readonly self: Actor;
  readonly id: string;
}

async function somebody(owner: Client): Promise<Somebody> {
  const { rows: made } = await owner.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('bench-waiting', 'B', 'england', 'a@b.example') returning id`,
  );
  const institutionId = made[0]?.id ?? '';
  const { rows } = await owner.query<{ id: string }>(
    `insert into student (institution_id, university_id, first_name, last_name) values ($1, 's', 'A', 'B') returning id`,
    [institutionId],
  );
  return { self: { institutionId, accountId: null, roles: ['student'] }, id: rows[0]?.id ?? '' };
}

/** Twenty at work until `until` has ended, each beginning a little after the one before. */
async function besides<T>(work: (number: number) => Promise<unknown>, until: () => Promise<T>): Promise<T> {
  let over = false;
  const all = Array.from({ length: HOLDERS }, async (_, number) => {
    await pause((number * HAND_OFF_MS) / HOLDERS);
    while (!over) await work(number);
  });
  await pause(2 * HAND_OFF_MS);
  const done = await until().finally(() => (over = true));
  await Promise.all(all);
  return done;
}

async function ours(db: Database, { self, id }: Somebody): Promise<number[]> {
  const choices = new Choices(db, new StopJournal(new Settings()));
  const person = { kind: 'student', id } as const;
  const { sha256 } = await db.transaction(self, (tx) => new Notices().current(tx, self, 'news'));
  const decision = () => ({
    purpose: 'news' as const,
    item: '',
    noticeSha256: sha256,
    shownAt: new Date(),
    method: 'bench',
  });
  let { epoch } = await choices.give(self, person, decision());
  const hand = async (number: number) => {
    const people = [{ subjectId: id, item: '', epoch }];
    const leaving = { purpose: 'news' as const, people, place: 'mail', run: `mail ${number}` };
    const { isPermitted } = await handOver(db, self, leaving, () => pause(HAND_OFF_MS));
    if (!isPermitted) await pause(5);
  };
  return besides(hand, async () => {
    const times: number[] = [];
    while (times.length < STOPS) {
      const from = performance.now();
      await choices.stop(self, person, decision());
      times.push(performance.now() - from);
      ({ epoch } = await choices.give(self, person, decision()));
      await pause(HAND_OFF_MS * Math.random() + 100);
    }
    return times;
  });
}

/** The fence that looks complete: whoever uses it shares a lock of the row, and whoever stops it wants it alone. */
async function naive(source: DataSource, owner: Client, { self, id }: Somebody): Promise<(number | null)[]> {
  const row = `consent.state where institution_id = '${self.institutionId}' and subject_id = '${id}' and purpose = 'news'`;
  const inside = (work: (ask: (sql: string) => Promise<unknown>) => Promise<unknown>) =>
    source.transaction(async (tx) => {
      await tx.query(`select set_config('footing.institution_id', $1, true)`, [self.institutionId]);
      return work((sql) => tx.query(sql));
    });
  const hold = () =>
    inside(async (ask) => {
      await ask(`select consent.bench_lock('share')`);
      await pause(HAND_OFF_MS);
    });
  await owner.query(lockOf(row));
  return besides(hold, async () => {
    const times: (number | null)[] = [];
    for (let stop = 0; stop < PEER_STOPS; stop += 1) {
      const from = performance.now();
      const done = await inside(async (ask) => {
        await ask(`set local statement_timeout = ${PEER_MOST_MS}`);
        await ask(`select consent.bench_lock('update')`);
      }).then(
        () => true,
        () => false,
      );
      times.push(done ? performance.now() - from : null);
    }
    return times;
  });
}

/** The apps may not lock a decision themselves: a function of the bench’s own does. */
const lockOf = (row: string): string => `
  create or replace function consent.bench_lock(how text) returns void language plpgsql security definer as $$ begin
    if how = 'share' then perform 1 from ${row} for share; else perform 1 from ${row} for update; end if; end $$;
  grant execute on function consent.bench_lock(text) to footing_app`;
