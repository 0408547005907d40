import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { connectionOptions } from './data-source';
import { Jobs } from './jobs';

const ids = { institutionId: '00000000-0000-7000-8000-000000000001', draftId: '00000000-0000-7000-8000-000000000002' };
const said: string[] = [];

let db: FreshDatabase;
let source: DataSource;
let jobs: Jobs;

beforeAll(async () => {
  Logger.overrideLogger({
    log: () => undefined,
    warn: (line: string) => said.push(line),
    error: (line: string) => said.push(line),
  });
  db = await freshDatabase();
  source = await new DataSource(connectionOptions(db.url)).initialize();
  jobs = new Jobs(db.url);
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await source.destroy();
  await db.drop();
});

const stateOf = async (state: string): Promise<string> => {
  for (;;) {
    const [job] = await db.query<{ output: unknown }>('select output from jobs.job where state::text = $1', [state]);
    if (job) return JSON.stringify(job.output);
  }
};

test('a worker that dies is missed within seconds: every queue expects a sign of life', async () => {
  const queues = await db.query<{ name: string; beat: number; tries: number }>(
    'select name, heartbeat_seconds as beat, retry_limit as tries from jobs.queue where name not like $1 order by name',
    ['\\_\\_%'],
  );
  const named = ['check-import', 'decide-sign-in', 'read-import', 'run-draft', 'run-study', 'send-mail'];
  expect(queues).toEqual([...named, 'silence-clock', 'write-import'].map((name) => ({ name, beat: 10, tries: 5 })));
});

test('work is sent when the transaction commits, and not when it does not', async () => {
  const broken = source.transaction(async (tx) => {
    await jobs.send('check-import', { institutionId: ids.institutionId, importId: ids.draftId }, tx);
    throw new Error('changed my mind');
  });
  await expect(broken).rejects.toThrow('changed my mind');
  expect(await db.query('select from jobs.job')).toEqual([]);
});

test('neither the log nor the queue keeps what a broken piece of work was about', async () => {
  await jobs.work('run-draft', async () => {
    await source.query('select $1::integer', ['Zanzibar Canary']);
  });
  await source.transaction((tx) => jobs.send('run-draft', ids, tx));
  const kept = await stateOf('retry');
  expect(kept).toContain('22P02');
  expect(kept + said.join()).not.toMatch(/zanzibar|canary/i);
  expect(said.join()).toMatch(/run-draft .* broke off: QueryFailedError \| 22P02/);
});

test('a queue that could not be reached is asked again the next time', async () => {
  const away = new URL(db.url);
  away.pathname = '/not-there-yet';
  const early = new Jobs(away.href);
  const send = () => source.transaction((tx) => early.send('run-draft', ids, tx));
  await expect(send()).rejects.toThrow();
  await db.query('create database "not-there-yet"');
  await expect(send()).rejects.not.toThrow(/does not exist/);
  await db.query('drop database "not-there-yet" with (force)');
});
