import type { INestApplicationContext } from '@nestjs/common';
import { connectionOptions, Jobs } from '@footing/database';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { startWorker } from '@footing/worker';
import { DataSource } from 'typeorm';
import { BrokenPath } from './broken-path';
import { settingsFor } from './town';

/** How soon the work behind the pages must go on after the path is back, in milliseconds. */
const HEALED = 10_000;
const institutionId = '00000000-0000-7000-8000-000000000001';

let db: FreshDatabase;
let path: BrokenPath;
let straight: DataSource;
let jobs: Jobs;
let worker: INestApplicationContext;

beforeAll(async () => {
  db = await freshDatabase();
  path = await BrokenPath.to(db.url);
  straight = await new DataSource(connectionOptions(db.url)).initialize();
  jobs = new Jobs(db.url);
  worker = await startWorker(settingsFor(path.through(db.url)));
}, 60_000);
afterAll(async () => {
  path.mend();
  await worker.close();
  await jobs.onApplicationShutdown();
  await straight.destroy();
  await path.close();
  await db.drop();
});

/** Puts work in the queue by a path that is whole. @returns how long it took until all was done, in milliseconds. */
async function done(pieces: number): Promise<number> {
  const from = performance.now();
  const mailId = crypto.randomUUID();
  await straight.transaction(async (tx) => {
    for (let at = 0; at < pieces; at += 1) await jobs.send('send-mail', { institutionId, mailId }, tx);
  });
  while (performance.now() - from < 4 * HEALED) {
    const left = await db.query(`select from jobs.job where state <> 'completed' and data->>'mailId' = $1`, [mailId]);
    if (left.length === 0) break;
    await new Promise((later) => setTimeout(later, 50));
  }
  return performance.now() - from;
}

test('work goes on soon after a path has forgotten its connections', async () => {
  await done(5);
  path.forget();
  expect(await done(5)).toBeLessThan(HEALED);
}, 90_000);

test('work goes on soon after a path was cut and is back', async () => {
  path.cut();
  await new Promise((later) => setTimeout(later, 1_000));
  path.mend();
  expect(await done(5)).toBeLessThan(HEALED);
}, 90_000);

test('a statement that takes long goes on, however silent its connection is', async () => {
  const work = await new DataSource(connectionOptions(path.through(db.url), 2, 'work')).initialize();
  try {
    expect(await work.query(`select 'done' as state from pg_sleep(5)`)).toEqual([{ state: 'done' }]);
  } finally {
    await work.destroy();
  }
}, 30_000);

test('every connection of a pool that a path has forgotten is let go of by the first that is missed', async () => {
  const work = await new DataSource(connectionOptions(path.through(db.url), 6, 'work')).initialize();
  const pids = () => Promise.all(Array.from({ length: 6 }, () => work.query('select pg_sleep(0.1), pg_backend_pid()')));
  try {
    await pids();
    path.forget();
    const from = performance.now();
    await expect(work.query('select 1')).rejects.toThrow('fell silent');
    await pids();
    expect(performance.now() - from).toBeLessThan(HEALED);
  } finally {
    await work.destroy();
  }
}, 30_000);
