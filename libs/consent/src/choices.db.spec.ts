import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Purpose } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Choices } from './choices.service';
import { begin, permittedNow } from './fence';
import { StopJournal } from './journal/stop-journal';
import { Notices } from './notices.service';
import type { Person } from './person';

let fresh: FreshDatabase;
let source: DataSource;
let db: Database;
let choices: Choices;
let institutionId = '';
let amina: Person;
let self: Actor;

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(connectionOptions(fresh.url, 4)).initialize();
  db = new Database(source);
  choices = new Choices(db, new StopJournal(new Settings()));
  const [university] = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  institutionId = university?.id ?? '';
});
beforeEach(async () => {
  const [student] = await fresh.query<{ id: string }>(
    `insert into student (institution_id, university_id, first_name, last_name) values ($1, gen_random_uuid()::text, 'A', 'B') returning id`,
    [institutionId],
  );
  amina = { kind: 'student', id: student?.id ?? '' };
  self = { institutionId, accountId: null, roles: ['student'] };
});
afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

async function shown(purpose: Purpose, item = '') {
  const notice = await db.transaction(self, (tx) => new Notices().current(tx, self, purpose));
  return { purpose, item, noticeSha256: notice.sha256, shownAt: new Date(), method: 'button on my data' };
}

const use = (epoch: number, purpose: Purpose = 'news') =>
  db.transaction(self, (tx) =>
    begin(tx, { purpose, people: [{ subjectId: amina.id, item: '', epoch }], place: 'news-mail', run: 'mail 1' }),
  );

test('nobody is asked anything on coming in: only what needs no yes holds, and can be objected to', async () => {
  expect(await choices.of(self, amina)).toMatchObject([
    { purpose: 'matching.core', verb: 'object', standing: 'given', since: null },
    { purpose: 'safeguarding', verb: 'object', standing: 'given', since: null },
    { purpose: 'service', verb: 'object', standing: 'given', since: null },
    { purpose: 'tracking', verb: 'object', standing: 'given', since: null },
  ]);
  await choices.stop(self, amina, await shown('matching.core'));
  expect(await choices.of(self, amina)).toMatchObject([{ purpose: 'matching.core', standing: 'stopped' }, {}, {}, {}]);
  await choices.give(self, amina, await shown('matching.core'));
  expect(await choices.of(self, amina)).toMatchObject([{ purpose: 'matching.core', standing: 'given' }, {}, {}, {}]);
});

test('a yes lets the use through until it is withdrawn, and another yes is another epoch', async () => {
  await expect(use(1)).rejects.toMatchObject({ code: 'consent.changed' });
  expect(await choices.give(self, amina, await shown('news'))).toMatchObject({ kind: 'given', epoch: 1, seq: 1 });
  await use(1);
  const permitted = await db.transaction(self, (tx) => permittedNow(tx, self, 'news', [amina.id]));
  expect(permitted).toEqual([{ subjectId: amina.id, item: '', epoch: 1 }]);
  expect(await choices.stop(self, amina, await shown('news'))).toMatchObject({ kind: 'withdrawn', epoch: 2, seq: 2 });
  await expect(use(1)).rejects.toMatchObject({ code: 'consent.changed' });
  await choices.give(self, amina, await shown('news'));
  await expect(use(1)).rejects.toMatchObject({ code: 'consent.changed' });
  await use(3);
  expect(await fresh.query('select 1 from consent.violation')).toEqual([]);
});

test('what is not permitted cannot be stopped, and what is permitted cannot be refused or given twice', async () => {
  await expect(choices.stop(self, amina, await shown('news'))).rejects.toMatchObject({
    code: 'consent.does-not-follow',
  });
  expect(await fresh.query('select 1 from consent.stop_intent')).toEqual([]);
  await choices.refuse(self, amina, await shown('news'));
  await choices.give(self, amina, await shown('news'));
  await expect(choices.give(self, amina, await shown('news'))).rejects.toMatchObject({
    code: 'consent.does-not-follow',
  });
  await expect(choices.refuse(self, amina, await shown('news'))).rejects.toMatchObject({
    code: 'consent.does-not-follow',
  });
});

test('a stop lists every place that has to confirm', async () => {
  await choices.give(self, amina, await shown('matching.characteristics', 'experience:0123456789abcdef'));
  await choices.stop(self, amina, await shown('matching.characteristics', 'experience:0123456789abcdef'));
  expect(
    await fresh.query('select place from consent.stop_task where subject_id = $1 order by place', [amina.id]),
  ).toEqual([{ place: 'answers' }, { place: 'drafts' }]);
});

test('an intent alone stops the use, whoever made it is gone', async () => {
  await choices.give(self, amina, await shown('news'));
  await use(1);
  const { noticeSha256 } = await shown('news');
  await db.transaction(self, (tx) =>
    tx.query(
      `select consent.intend_stop($1, 'student', 'news', '', 'withdrawn', decode($2, 'hex'), now(), 'x', 'system')`,
      [amina.id, noticeSha256],
    ),
  );
  await expect(use(1)).rejects.toMatchObject({ code: 'consent.stopping' });
  expect(await db.transaction(self, (tx) => permittedNow(tx, self, 'news', [amina.id]))).toEqual([]);
});

test('a yes is about what its purpose is about, under a text about it', async () => {
  const odd = await shown('news', 'field:course');
  await expect(choices.give(self, amina, odd)).rejects.toMatchObject({ code: 'consent.does-not-follow' });
  const { noticeSha256 } = await shown('follow-up');
  await expect(choices.give(self, amina, { ...(await shown('news')), noticeSha256 })).rejects.toMatchObject({
    code: 'consent.does-not-follow',
  });
  expect(await choices.of(self, amina)).not.toContainEqual(expect.objectContaining({ purpose: 'news' }));
});
