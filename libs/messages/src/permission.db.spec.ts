import { randomBytes } from 'node:crypto';
import { type INestApplicationContext, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ConfigModule, readSettings } from '@footing/config';
import { Database, DatabaseModule } from '@footing/database';
import { freshDatabase, type FreshDatabase, type MailServer, startMailServer } from '@footing/testing';
import type { EntityManager } from 'typeorm';
import { MailRuns } from './mail-runs.service';
import { Mail } from './mail.service';
import { MessagesModule } from './messages.module';

let db: FreshDatabase;
let post: MailServer;
let app: INestApplicationContext;
let here: { institutionId: string };
let joan = '';

beforeAll(async () => {
  [db, post] = [await freshDatabase(), await startMailServer()];
  const settings = readSettings({
    MASTER_KEY: randomBytes(32).toString('base64'),
    MAIL_FROM: 'mentoring@wharfedale.example',
    SMTP_URL: post.url,
  });
  @Module({ imports: [ConfigModule.with(settings), DatabaseModule.at(db.url), MessagesModule] })
  class SpecModule {}
  app = await NestFactory.createApplicationContext(SpecModule, { logger: false });
  const [row] = await db.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  here = { institutionId: row?.id ?? '' };
  await db.query(
    `insert into consent.notice (institution_id, sha256, purpose, version, lang, body)
     values ($1, sha256('News'), 'news', 1, 'en', 'News')`,
    [here.institutionId],
  );
});
beforeEach(async () => {
  post.temper = 'takes';
  post.forget();
  const [mentor] = await db.query<{ id: string }>(
    `insert into mentor (institution_id, university_id, first_name, last_name) values ($1, gen_random_uuid()::text, 'J', 'B') returning id`,
    [here.institutionId],
  );
  joan = mentor?.id ?? '';
});
afterAll(async () => {
  await app.close();
  await post.close();
  await db.drop();
});

const inside = <T>(work: (tx: EntityManager) => Promise<T>) => app.get(Database).transaction(here, work);
const call = (name: 'intend_stop' | 'record', kind: string) =>
  inside((tx) =>
    tx.query(`select consent.${name}($1, 'mentor', 'news', '', $2, sha256('News'), now(), 'x', 'x')`, [joan, kind]),
  );
/** As somebody stops it: the intent first, and then it is recorded once what is under way has ended. */
async function stop(): Promise<void> {
  await call('intend_stop', 'withdrawn');
  await call('record', 'withdrawn');
}
const write = (epoch: number) =>
  inside((tx) =>
    app.get(Mail).send(tx, here, {
      ...{ to: 'joan@example.org', kind: 'news', subject: 'News', paragraphs: ['An evening for mentors'] },
      ...{ why: 'you said yes to news', stop: '/stop/abc' },
      permission: { subjectId: joan, subjectKind: 'mentor', purpose: 'news', item: '', epoch },
    }),
  );
const run = (id: string) => app.get(MailRuns).run(here.institutionId, id);
const stateOf = async (id: string) =>
  (
    await db.query<{ state: string; kept: boolean; said: string | null }>(
      'select state, sealed is not null as kept, server_said as said from mail where id = $1',
      [id],
    )
  )[0];
const uses = () => db.query('select run from consent.use_ledger where subject_id = $1', [joan]);

test('mail that rests on a permission is in the ledger when it arrives', async () => {
  await call('record', 'given');
  const id = await write(1);
  await run(id);
  expect(await stateOf(id)).toMatchObject({ state: 'sent', kept: false });
  expect(await uses()).toEqual([{ run: `mail ${id}` }]);
  expect(post.arrived).toHaveLength(1);
});

test('mail whose permission was taken back while it waited is dropped, and what it said is forgotten', async () => {
  await call('record', 'given');
  const id = await write(1);
  await stop();
  await run(id);
  expect(await stateOf(id)).toEqual({ state: 'stopped', kept: false, said: '' });
  expect(post.arrived).toEqual([]);
  expect(await uses()).toEqual([]);
});

test('another yes since does not bring it back', async () => {
  await call('record', 'given');
  const id = await write(1);
  await stop();
  await call('record', 'given');
  await run(id);
  expect(await stateOf(id)).toMatchObject({ state: 'stopped' });
  expect(post.arrived).toEqual([]);
});

test('a stop while a slow server takes its time is told after the mail has left', async () => {
  await call('record', 'given');
  const id = await write(1);
  const server = post.pauseAt('message');
  const sent = run(id);
  await server.isReached;
  await call('intend_stop', 'withdrawn');
  const order: string[] = [];
  const stopped = call('record', 'withdrawn').then(() => order.push('told'));
  await untilSomebodyWaits();
  order.push('left');
  server.goOn();
  await Promise.all([sent, stopped]);
  expect(order).toEqual(['left', 'told']);
  expect(await stateOf(id)).toMatchObject({ state: 'sent' });
  expect(await db.query('select 1 from consent.violation')).toEqual([]);
});

/** Until a transaction waits for what another holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await db.query(
      `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    );
    if (waiting.length > 0) return;
  }
}

test('a server that never answers holds a stop up for nine seconds, and no longer', async () => {
  await call('record', 'given');
  const id = await write(1);
  const server = post.pauseAt('recipient');
  await run(id);
  server.goOn();
  expect(await stateOf(id)).toMatchObject({ state: 'waiting', said: 'ETIMEDOUT' });
  expect(post.arrived).toEqual([]);
  await stop();
  await run(id);
  expect(await stateOf(id)).toMatchObject({ state: 'stopped' });
});

test('stopping drops everything of the person that waits, of earlier permissions, and nothing of others', async () => {
  await call('record', 'given');
  const ids = [await write(1), await write(1)];
  await stop();
  await call('record', 'given');
  const later = await write(3);
  const what = { subjectId: joan, purpose: 'news', item: '', epoch: 2 } as const;
  expect(await inside((tx) => app.get(Mail).stop(tx, here, what))).toBe(2);
  expect(await inside((tx) => app.get(Mail).stop(tx, here, what))).toBe(0);
  for (const id of ids) expect(await stateOf(id)).toMatchObject({ state: 'stopped', kept: false });
  expect(await stateOf(later)).toMatchObject({ state: 'waiting', kept: true });
});

test('mail that was dropped while it had just left counts as sent', async () => {
  await call('record', 'given');
  const id = await write(1);
  const server = post.pauseAt('message');
  const sent = run(id);
  await server.isReached;
  await inside((tx) => app.get(Mail).stop(tx, here, { subjectId: joan, purpose: 'news', item: '', epoch: 2 }));
  server.goOn();
  await sent;
  expect(await stateOf(id)).toMatchObject({ state: 'sent', said: '250' });
});
