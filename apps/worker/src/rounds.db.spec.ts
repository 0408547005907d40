import 'reflect-metadata';
import { readSettings } from '@footing/config';
import { freshDatabase, type FreshDatabase, HeldClock, TEST_MASTER_KEY } from '@footing/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { Institutions } from '@footing/programmes';
import { Days } from './days';
import { Rounds } from './rounds';
import { startWorker } from './start-worker';

let db: FreshDatabase;
let worker: INestApplicationContext;
let rounds: Rounds;
const ids: string[] = [];

beforeAll(async () => {
  db = await freshDatabase();
  worker = await startWorker(readSettings({ NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY }));
  const institutions = worker.get(Institutions, { strict: false });
  for (const slug of ['one', 'two']) {
    const given = { slug, name: slug, nation: 'england', contactEmail: `a@${slug}.example` } as const;
    ids.push((await institutions.create(given)).id);
  }
});
beforeEach(() => (rounds = new Rounds(worker.get(Institutions, { strict: false }))));
afterAll(async () => {
  await worker.close();
  await db.drop();
});

/** As while the database is away: nobody knows which institutions there are. */
async function unknown<T>(work: () => Promise<T>): Promise<T> {
  await db.query('alter table institution rename to away');
  return work().finally(() => db.query('alter table away rename to institution'));
}
const nothing = () => Promise.resolve();

test('a fault at one institution keeps none of the others waiting', async () => {
  const done: string[] = [];
  const work = (id: string) => (id === ids[0] ? Promise.reject(new Error('broken')) : Promise.resolve(done.push(id)));
  expect(await rounds.over('trying', work)).toBe(true);
  expect(done).toEqual([ids[1]]);
});

test('where nobody knows which institutions there are, it says so and ends in no fault', async () => {
  expect(await unknown(() => rounds.over('trying', nothing))).toBe(false);
});

test('it comes round again, never beside itself, also after a fault, and the end waits for what is under way', async () => {
  const seen: string[] = [];
  const [begun, free] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  rounds.every(1, 'trying', async () => {
    seen.push('begins');
    if (seen.length === 3) {
      begun.resolve(undefined);
      await free.promise;
    }
    seen.push('ends');
    if (seen.length === 2) throw new Error('broken');
  });
  await begun.promise;
  const over = rounds.onApplicationShutdown().then(() => seen.push('over'));
  free.resolve(undefined);
  await over;
  expect(seen).toEqual(['begins', 'ends', 'begins', 'ends', 'over']);
});

test('once a day, and again on the same day while nobody knows which institutions there are', async () => {
  const clock = new HeldClock();
  const done: string[] = [];
  const look = new Days(rounds, clock).look('trying', (_, today) => Promise.resolve(done.push(today)));
  await unknown(look);
  expect(done).toEqual([]);
  await look();
  await look();
  expect(done).toEqual(['2026-11-03', '2026-11-03']);
  clock.moveTo(new Date('2026-11-04T00:30:00Z'));
  await look();
  expect(done.slice(2)).toEqual(['2026-11-04', '2026-11-04']);
});
