import 'reflect-metadata';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Chain, publishedHeads, record, Sealer } from '@footing/audit';
import { readSettings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { systemActor } from '@footing/kernel';
import { Institutions, programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock } from '@footing/testing';
import { DataSource } from 'typeorm';
import { RecordKeeper } from './record-keeper';
import { Rounds } from './rounds';

const HOUR_MS = 60 * 60 * 1_000;

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let folder: string;
let institutionId: string;
let clock: HeldClock;
let keeper: RecordKeeper;

beforeEach(async () => {
  db = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'heads-'));
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
  database = new Database(source);
  const institutions = new Institutions(database);
  const words = { slug: 'a', name: 'A', nation: 'england', contactEmail: 'a@a.example' } as const;
  institutionId = (await institutions.create(words)).id;
  clock = new HeldClock();
  const settings = readSettings({ NODE_ENV: 'test', AUDIT_HEADS_DIR: folder });
  keeper = new RecordKeeper(new Rounds(institutions), new Sealer(database), new Chain(database), settings, clock);
});
afterEach(async () => {
  await source.destroy();
  await db.drop();
  await rm(folder, { recursive: true });
});

const look = () =>
  database.transaction({ institutionId }, (tx) =>
    record(tx, systemActor(institutionId), { event: 'application.listed' }),
  );

/** Rounds until nothing waits: other databases of the server may hold one back. */
async function untilSealed(): Promise<number> {
  for (;;) {
    await keeper.round();
    const { head } = await new Chain(database).state(institutionId);
    const [left] = await db.query<{ n: number }>(
      'select (select count(*) from audit_event)::int - coalesce((select sum(count) from audit_seal), 0)::int as n',
    );
    if (left?.n === 0) return head?.number ?? 0;
  }
}

test('each round seals; the newest seal is written down once an hour, and not again when it is the same', async () => {
  await untilSealed();
  const first = (await publishedHeads(folder, institutionId)).map(({ number }) => number);
  await look();
  const newest = await untilSealed();
  expect((await publishedHeads(folder, institutionId)).map(({ number }) => number)).toEqual(first);
  clock.moveTo(new Date(clock.now().getTime() + HOUR_MS));
  await keeper.round();
  clock.moveTo(new Date(clock.now().getTime() + HOUR_MS));
  await keeper.round();
  expect((await publishedHeads(folder, institutionId)).map(({ number }) => number)).toEqual([...first, newest]);
});

test('the chain is checked every day, against what was written down too', async () => {
  await untilSealed();
  clock.moveTo(new Date(clock.now().getTime() + HOUR_MS));
  await keeper.round();
  await db.query(`set session_replication_role = 'replica'`);
  await db.query('delete from audit_seal; delete from audit_event');
  await db.query(`set session_replication_role = 'origin'`);
  clock.moveTo(new Date(clock.now().getTime() + 24 * HOUR_MS));
  await keeper.round();
  const { checked } = await new Chain(database).state(institutionId);
  expect(checked?.fault).toMatch(/^seal \d+, written down at .*, is missing$/);
});

test('an institution whose sealing fails does not stop the keeper', async () => {
  await db.query('revoke insert on audit_seal from footing_app');
  await look();
  await expect(keeper.round()).resolves.toBeUndefined();
  await db.query('grant insert on audit_seal to footing_app');
  expect(await untilSealed()).toBeGreaterThan(0);
});

test('an institution whose sealing fails keeps no other from being sealed', async () => {
  const words = { slug: 'b', name: 'B', nation: 'england', contactEmail: 'b@b.example' } as const;
  const { id: other } = await new Institutions(database).create(words);
  await db.query(`alter table audit_seal add constraint broken check (institution_id <> '${institutionId}')`);
  const sealed = async () => (await new Chain(database).state(other)).head !== null;
  while (!(await sealed())) await keeper.round();
  expect((await new Chain(database).state(institutionId)).head).toBeNull();
});
