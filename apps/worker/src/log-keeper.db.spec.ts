import 'reflect-metadata';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Choices, Log, Notices } from '@footing/consent';
import { readSettings } from '@footing/config';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { headsFile, headsWrittenDown, LogKeeper } from './log-keeper';
import { WorkerModule } from './worker.module';

let db: FreshDatabase;
let worker: INestApplicationContext;
let folder = '';
const self = (institutionId: string): Actor => ({ institutionId, accountId: null, roles: ['student'] });

beforeAll(async () => {
  db = await freshDatabase();
  folder = await mkdtemp(path.join(tmpdir(), 'footing-heads-'));
  const given = { NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY, AUDIT_HEADS_DIR: folder };
  worker = await NestFactory.createApplicationContext(WorkerModule.with(readSettings(given)), { logger: false });
});
afterAll(async () => {
  await worker.close();
  await db.drop();
  await rm(folder, { recursive: true });
});

async function university(slug: string): Promise<string> {
  const [row] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ($1, $1, 'england', 'a@b.example') returning id`,
    [slug],
  );
  return row?.id ?? '';
}
async function somebodyDecides(institutionId: string): Promise<void> {
  const [student] = await db.query<{ id: string }>(
    `insert into student (institution_id, university_id, first_name, last_name) values ($1, gen_random_uuid()::text, 'A', 'B') returning id`,
    [institutionId],
  );
  const actor = self(institutionId);
  const notices = worker.get(Notices, { strict: false });
  const { sha256 } = await worker.get(Database).transaction(actor, (tx) => notices.current(tx, actor, 'news'));
  const decision = { purpose: 'news', item: '', noticeSha256: sha256, shownAt: new Date(), method: 'x' } as const;
  await worker.get(Choices, { strict: false }).give(actor, { kind: 'student', id: student?.id ?? '' }, decision);
}

test('heads are signed where somebody decided, written down outside, and missed when the log forgets them', async () => {
  const [one, other] = [await university('one'), await university('other')];
  const [keeper, log] = [worker.get(LogKeeper), worker.get(Log, { strict: false })];
  await somebodyDecides(one);
  await keeper.round();
  await keeper.round();
  await somebodyDecides(one);
  await keeper.round();
  const heads = await headsWrittenDown(folder, one);
  expect(heads).toHaveLength(2);
  expect(await headsWrittenDown(folder, other)).toEqual([]);
  expect(await log.check(one, heads)).toMatchObject({ fault: null, decisions: 2, heads: 2 });
  expect(await log.check(other)).toEqual({ fault: null, decisions: 0, heads: 0, text: null });
  // Everything as it was an hour ago, and since then otherwise.
  await db.query(`set session_replication_role = 'replica'; delete from consent.tree_head where size = 2;
    delete from consent.log_node; delete from consent.log_entry where place = 2; delete from consent.event e
      where not exists (select from consent.log_entry l where l.subject_id = e.subject_id); set session_replication_role = 'origin'`);
  await somebodyDecides(one);
  expect(await log.check(one)).toMatchObject({ fault: null, decisions: 2, heads: 2 });
  expect((await log.check(one, heads)).fault).toBe('head 2 that was written down is not in the log');
});

test('a folder that cannot be written to at one institution keeps no other from being signed', async () => {
  const [first, second] = [await university('a-first'), await university('b-second')];
  await somebodyDecides(first);
  await somebodyDecides(second);
  await writeFile(headsFile(folder, first), 'x');
  await db.query(`alter table consent.tree_head add constraint broken check (institution_id <> '${first}')`);
  await worker.get(LogKeeper).round();
  expect(await headsWrittenDown(folder, second)).toHaveLength(1);
  expect(await worker.get(Log, { strict: false }).head(first)).toBeNull();
});
