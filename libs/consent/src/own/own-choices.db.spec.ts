import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Purpose, purposeCodes, purposes, stopVerbOf } from '@footing/kernel';
import { secretsWith } from '@footing/secrets';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Choices } from '../choices.service';
import { StopJournal } from '../journal/stop-journal';
import { Notices } from '../notices.service';
import { type OfferedItems, OwnChoices } from './own-choices.service';
import { OwnDecisions } from './own-decisions.service';

let fresh: FreshDatabase;
let source: DataSource;
let db: Database;
let own: OwnChoices;
let decisions: OwnDecisions;
let institutionId = '';
let amina: Actor;
let ben: Actor;
let unlinked: Actor;

const nothing: OfferedItems = { experience: [], field: [], story: [], group: [] };
const SHARED = 'experience:0123456789abcdef';
const STORY = 'story:01a202e2-596a-7388-90b0-8609730ecdf8';

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(connectionOptions(fresh.url, 4)).initialize();
  db = new Database(source);
  own = new OwnChoices(
    db,
    new Choices(db, new StopJournal(new Settings())),
    new Notices(),
    secretsWith({ MASTER_KEY: TEST_MASTER_KEY }),
  );
  decisions = new OwnDecisions(db);
  const [university] = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id`,
  );
  institutionId = university?.id ?? '';
});
beforeEach(async () => {
  [amina, ben, unlinked] = [await arrive(true), await arrive(true), await arrive(false)];
});
afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

/** A student with an account, and with a record of their own or without. */
async function arrive(isLinked: boolean): Promise<Actor> {
  const [made] = await fresh.query<{ id: string }>(
    `with s as (insert into student (institution_id, university_id, first_name, last_name)
       select $1, gen_random_uuid()::text, 'A', 'B' where $2 returning id)
     insert into account (institution_id, name, email, student_id)
     values ($1, 'A', gen_random_uuid()::text || '@w.example', (select id from s)) returning id`,
    [institutionId, isLinked],
  );
  return { institutionId, accountId: made?.id ?? '', roles: ['student'] };
}

async function shown(actor: Actor, purpose: Purpose, item = '', offered = nothing): Promise<string> {
  const all = (await own.shown(actor, offered)) ?? [];
  const one = all.find((found) => found.purpose === purpose)?.choices.find((choice) => choice.item === item);
  return one?.shown ?? 'not on the page';
}

test('a page shows every purpose with a choice, each with its text; only what needs no yes is on', async () => {
  const all = (await own.shown(amina, nothing)) ?? [];
  const asked = purposeCodes.filter((code) => purposes[code].chosen);
  expect(all.map(({ purpose, verb }) => [purpose, verb])).toEqual(
    asked.map((code) => [code, stopVerbOf(purposes[code].basis)]),
  );
  const on = all.flatMap(({ choices }) => choices.filter(({ standing }) => standing !== 'never'));
  expect(on).toMatchObject([
    { purpose: 'matching.core', standing: 'given' },
    { purpose: 'tracking', standing: 'given' },
  ]);
  expect(all.find(({ purpose }) => purpose === 'matching.characteristics')?.choices).toEqual([]);
});

test('whoever has no record has no choices and decides nothing', async () => {
  expect(await own.shown(unlinked, nothing)).toBeNull();
  const theirs = await shown(amina, 'news');
  await expect(own.decide(unlinked, 'give', theirs)).rejects.toMatchObject({ code: 'consent.no-record' });
  expect(await decisions.list(unlinked)).toEqual({ lines: [], page: 1, pages: 1 });
});

test('staff are not asked', async () => {
  await expect(own.shown({ ...amina, roles: ['consultant'] }, nothing)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('a decision points at the text that was on the page, and at when it was shown', async () => {
  const text = await shown(amina, 'news');
  const { id } = await own.decide(amina, 'give', text);
  const kept = await decisions.find(amina, id);
  expect(text).toContain(`|${kept.shownAt.getTime().toString(36)}|`);
  expect(kept.shownAt.getTime()).toBeLessThanOrEqual(kept.recordedAt.getTime());
  expect(kept).toMatchObject({ kind: 'given', seq: 1, purpose: 'news', stop: null });
});

test('one item is given and the others stay as they are', async () => {
  const offered = { ...nothing, experience: [SHARED, 'experience:fedcba9876543210'] };
  await own.decide(amina, 'give', await shown(amina, 'matching.characteristics', SHARED, offered));
  const found = ((await own.shown(amina, offered)) ?? []).find(({ purpose }) => purpose === 'matching.characteristics');
  expect(found?.choices).toMatchObject([
    { item: SHARED, standing: 'given' },
    { item: 'experience:fedcba9876543210', standing: 'never' },
  ]);
  // What is no longer offered can still be stopped.
  const later = await own.one(amina, { purpose: 'matching.characteristics', item: SHARED });
  await own.decide(amina, 'stop', later.choices[0]?.shown ?? '');
  expect((await own.one(amina, later.choices[0] ?? { purpose: 'news', item: '' })).choices).toMatchObject([
    { standing: 'stopped' },
  ]);
});

test.each([
  ['another purpose', (text: string) => text.replace('news', 'evidence')],
  ['another item', (text: string) => text.replace('news|', 'news|field:email')],
  ['another moment', (text: string) => text.replace(/\|([0-9a-z]{8})\|/, '|cre66i9s|')],
  ['another seal', (text: string) => text.replace(/[\w-]{16}$/, 'b'.repeat(16))],
  ['no seal', (text: string) => text.replace(/\|[\w-]{16}$/, '')],
  ['more behind', (text: string) => `${text}|x`],
  ['nothing', () => ''],
])('what was shown cannot be forged: %s', async (_, forge) => {
  const text = await shown(amina, 'news');
  expect(forge(text)).not.toBe(text);
  await expect(own.decide(amina, 'give', forge(text))).rejects.toMatchObject({ code: 'consent.not-shown' });
  expect((await decisions.list(amina)).lines).toEqual([]);
});

test('what was shown to somebody else counts for nobody', async () => {
  await expect(own.decide(ben, 'give', await shown(amina, 'news'))).rejects.toMatchObject({
    code: 'consent.not-shown',
  });
});

test('a yes is to the text in force; a stop counts under an older one too', async () => {
  const [give, stopLater] = [await shown(amina, 'follow-up'), await shown(amina, 'matching.core')];
  await db.transaction(amina, async (tx) => {
    for (const purpose of ['follow-up', 'matching.core'] as const)
      await new Notices().publish(tx, amina, { purpose, lang: 'en', body: `Other words about ${purpose}` });
  });
  await expect(own.decide(amina, 'give', give)).rejects.toMatchObject({ code: 'consent.text-changed' });
  const { id } = await own.decide(amina, 'stop', stopLater);
  expect((await decisions.find(amina, id)).notice.version).toBe(1);
});

test('a yes in its last year can be said again, and then lasts as long as a new one', async () => {
  await own.decide(amina, 'give', await shown(amina, 'follow-up'));
  const standing = async () => (await own.one(amina, { purpose: 'follow-up', item: '' })).choices[0];
  expect(await standing()).toMatchObject({ standing: 'given', isEndingSoon: false });
  const endsIn = (days: number) =>
    fresh.query(
      `update consent.state set valid_until = clock_timestamp() + make_interval(days => $1)
       where purpose = 'follow-up' and permitted`,
      [days],
    );
  await endsIn(366);
  expect(await standing()).toMatchObject({ isEndingSoon: false });
  await endsIn(364);
  expect(await standing()).toMatchObject({ standing: 'given', isEndingSoon: true, isAskedAgain: false });
  await own.decide(amina, 'renew', (await standing())?.shown ?? '');
  const after = await standing();
  expect(after).toMatchObject({ standing: 'given', isEndingSoon: false });
  expect((after?.until?.getTime() ?? 0) - Date.now()).toBeGreaterThan(700 * 86_400_000);
});

test('whoever is asked again says yes again, and their yes holds meanwhile', async () => {
  await own.decide(amina, 'give', await shown(amina, 'evidence'));
  const standing = async () => (await own.one(amina, { purpose: 'evidence', item: '' })).choices[0];
  expect(await standing()).toMatchObject({ standing: 'given', isAskedAgain: false });
  await fresh.query(
    `insert into consent.purpose (institution_id, code, basis, months, ask_again_since)
     values ($1, 'evidence', 'explicit-consent', 24, clock_timestamp())`,
    [institutionId],
  );
  expect(await standing()).toMatchObject({ standing: 'given', isAskedAgain: true });
  const { id } = await own.decide(amina, 'renew', (await standing())?.shown ?? '');
  expect(await decisions.find(amina, id)).toMatchObject({ kind: 'renewed', epoch: 1 });
  expect(await standing()).toMatchObject({ standing: 'given', isAskedAgain: false });
  await expect(own.decide(ben, 'renew', await shown(ben, 'evidence'))).rejects.toMatchObject({
    code: 'consent.does-not-follow',
  });
});

test('a stop says where it has to arrive and when the data was last used before', async () => {
  await own.decide(amina, 'give', await shown(amina, 'news'));
  const [{ id: subjectId } = { id: '' }] = await fresh.query<{ id: string }>(
    'select student_id as id from account where id = $1',
    [amina.accountId],
  );
  await db.transaction(amina, (tx) =>
    tx.query(`select consent.use_begin('news', array[$1::uuid], array[''], array[1], 'news-mail', 'mail 1')`, [
      subjectId,
    ]),
  );
  const { id, epoch } = await own.decide(amina, 'stop', await shown(amina, 'news'));
  const before = await decisions.find(amina, id);
  expect(before.stop?.lastUse?.getTime()).toBeLessThanOrEqual(before.recordedAt.getTime());
  expect(before.stop?.places).toMatchObject([{ place: 'news-mail', ackedAt: null }]);
  await db.transaction(amina, (tx) =>
    tx.query(`select consent.acknowledge($1, 'news', '', $2, 'news-mail', '{"taken":0}')`, [subjectId, epoch]),
  );
  expect((await decisions.find(amina, id)).stop?.places).toMatchObject([{ ackedAt: expect.any(Date) as Date }]);
});

test('nobody finds the decisions of others', async () => {
  const { id } = await own.decide(amina, 'give', await shown(amina, 'news'));
  const unknown = { kind: 'not-found', code: 'consent.no-decision' };
  await expect(decisions.find(ben, id)).rejects.toMatchObject(unknown);
  await expect(decisions.find(unlinked, id)).rejects.toMatchObject(unknown);
  await expect(decisions.find({ ...amina, roles: ['mentor'] }, id)).rejects.toMatchObject(unknown);
  expect((await decisions.list(ben)).lines).toEqual([]);
  expect((await decisions.list(amina, 99)).lines.map((line) => line.id)).toEqual([id]);
});

test('who reads the texts in Welsh decides under the Welsh text, and a new text in either language is asked about anew', async () => {
  const publish = (lang: 'en' | 'cy', body: string) =>
    db.transaction(amina, (tx) => new Notices().publish(tx, amina, { purpose: 'story', lang, body }), 'own');
  const inWelsh = async () => {
    const all = (await own.shown(amina, { ...nothing, story: [STORY] }, 'cy')) ?? [];
    return all.find(({ purpose }) => purpose === 'story');
  };
  expect(await own.hasWelsh(amina)).toBe(false);
  expect((await inWelsh())?.notice.lang).toBe('en');
  await publish('cy', 'Stori');
  expect(await own.hasWelsh(amina)).toBe(true);
  const old = await inWelsh();
  expect(old?.notice).toMatchObject({ lang: 'cy', body: 'Stori' });
  await publish('cy', 'Stori arall');
  await expect(own.decide(amina, 'give', old?.choices[0]?.shown ?? '')).rejects.toMatchObject({
    code: 'consent.text-changed',
  });
  await fresh.query(
    `insert into story (institution_id, id, student_id, subject_id, until, places)
     select institution_id, $2, student_id, student_id, current_date + 9, '{our-page}' from account where id = $1`,
    [amina.accountId, STORY.replace('story:', '')],
  );
  const { id } = await own.decide(amina, 'give', (await inWelsh())?.choices[0]?.shown ?? '');
  expect((await decisions.find(amina, id)).notice).toMatchObject({ lang: 'cy', body: 'Stori arall' });
});
