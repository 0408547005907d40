import 'reflect-metadata';
import { Choices, Notices, StopPlaces } from '@footing/consent';
import { readSettings } from '@footing/config';
import { Database } from '@footing/database';
import { type Actor, type Place, places } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import type { INestApplicationContext } from '@nestjs/common';
import { startWorker } from './start-worker';

let db: FreshDatabase;
let worker: INestApplicationContext;
let self: Actor;
let person: { kind: 'student'; id: string };

beforeAll(async () => {
  db = await freshDatabase();
  const [university] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  self = { institutionId: university?.id ?? '', accountId: null, roles: ['student'] };
  const [student] = await db.query<{ id: string }>(
    `insert into student (institution_id, university_id, first_name, last_name) values ($1, 's', 'A', 'B') returning id`,
    [self.institutionId],
  );
  person = { kind: 'student', id: student?.id ?? '' };
  worker = await startWorker(readSettings({ NODE_ENV: 'test', DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY }));
});
afterAll(async () => {
  await worker.close();
  await db.drop();
});

const decision = async () => {
  const notice = await worker
    .get(Database)
    .transaction(self, (tx) => worker.get(Notices, { strict: false }).current(tx, self, 'news'));
  return {
    purpose: 'news',
    item: '',
    noticeSha256: notice.sha256,
    shownAt: new Date(),
    method: 'button on my data',
  } as const;
};
async function until(sql: string): Promise<void> {
  while ((await db.query(sql)).length === 0) continue;
}

test('a worker that runs sees a stop through to the last place, by itself', async () => {
  const choices = worker.get(Choices, { strict: false });
  await choices.give(self, person, await decision());
  await choices.stop(self, person, await decision());
  await until(`select 1 from consent.stop_task where place = 'news-mail' and evidence->>'found' = '0'`);
  const [took] = await db.query<{ intime: boolean }>(
    `select acked_at < due_at as intime from consent.stop_task where place = 'news-mail'`,
  );
  expect(took).toEqual({ intime: true });
});

test('and finishes a stop whose asker is gone', async () => {
  await worker.get(Choices, { strict: false }).give(self, person, await decision());
  const { noticeSha256 } = await decision();
  await worker
    .get(Database)
    .transaction(self, (tx) =>
      tx.query(
        `select consent.intend_stop($1, 'student', 'news', '', 'withdrawn', decode($2, 'hex'), now(), 'x', 'x')`,
        [...[person.id, noticeSha256]],
      ),
    );
  await db.query(`update consent.stop_intent set requested_at = requested_at - interval '15 s'`);
  await until(`select 1 from consent.event where seq = 4 and kind = 'withdrawn'`);
  expect(await db.query('select 1 from consent.stop_intent')).toEqual([]);
});

test('somebody looks after every place that a stop lists', () => {
  const registry = worker.get(StopPlaces, { strict: false });
  expect((Object.keys(places) as Place[]).filter((place) => !registry.of(place))).toEqual([]);
});
