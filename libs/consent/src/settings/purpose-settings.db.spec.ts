import { Settings } from '@footing/config';
import { connectionOptions, Database } from '@footing/database';
import { type Actor, type Purpose, purposes } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Choices } from '../choices.service';
import { Endings } from '../stops/endings.service';
import { StopJournal } from '../journal/stop-journal';
import { Notices } from '../notices.service';
import type { Person } from '../person';
import { type PurposeChange, PurposeSettings } from './purpose-settings.service';

let fresh: FreshDatabase;
let source: DataSource;
let db: Database;
let settings: PurposeSettings;
let choices: Choices;
let officer: Actor;
const people: Person[] = [];

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(connectionOptions(fresh.url, 3)).initialize();
  db = new Database(source);
  settings = new PurposeSettings(db, new Notices());
  choices = new Choices(db, new StopJournal(new Settings()));
});
beforeEach(async () => {
  const [made] = await fresh.query<{ id: string }>(
    `insert into institution (slug, name, nation, contact_email) values (gen_random_uuid()::text, 'W', 'england', 'a@b.example') returning id`,
  );
  officer = { institutionId: made?.id ?? '', accountId: null, roles: ['data-protection-officer'] };
  people.length = 0;
  for (const kind of ['student', 'student', 'mentor'] as const) {
    const [person] = await fresh.query<{ id: string }>(
      `insert into ${kind} (institution_id, university_id, first_name, last_name)
       values ($1, gen_random_uuid()::text, 'Example', $2) returning id`,
      [made?.id, `Number ${people.length}`],
    );
    people.push({ kind, id: person?.id ?? '' });
  }
});
afterAll(async () => {
  await source.destroy();
  await fresh.drop();
});

const self = (person: Person): Actor => ({ ...officer, roles: [person.kind] });

async function decide(what: 'give' | 'stop', purpose: Purpose, ...who: number[]): Promise<void> {
  for (const index of who) {
    const person = people[index] ?? people[0];
    if (!person) throw new Error('nobody');
    const notice = await db.transaction(officer, (tx) => new Notices().current(tx, officer, purpose));
    const decision = {
      purpose,
      item: '',
      noticeSha256: notice.sha256,
      shownAt: new Date(),
      method: 'button on my data',
    };
    await choices[what](self(person), person, decision);
  }
}

async function standing(purpose: Purpose): Promise<string[]> {
  const all: string[] = [];
  for (const person of people) {
    const one = (await choices.of(self(person), person)).find((choice) => choice.purpose === purpose);
    all.push(one?.standing ?? 'never');
  }
  return all;
}

const as = (purpose: Purpose, more: Partial<PurposeChange> = {}): PurposeChange => ({
  basis: purposes[purpose].basis,
  months: 24,
  enabled: true,
  categories: [...purposes[purpose].categories],
  ...more,
});

test('what is shipped is whole: every purpose has its basis, its length and its text', async () => {
  const rows = await settings.list(officer);
  expect(rows.map(({ purpose }) => purpose)).toEqual(Object.keys(purposes));
  for (const { purpose, basis, months } of rows) {
    expect(basis).toBe(purposes[purpose].basis);
    expect(months).toBe(purposes[purpose].months);
    expect((await settings.find(officer, purpose)).texts.en).toContain(purposes[purpose].what);
  }
});

test('where a yes is needed from now on, what was allowed without one ends at once, and a yes still holds', async () => {
  await decide('stop', 'matching.core', 0);
  expect(await standing('matching.core')).toEqual(['stopped', 'given', 'given']);
  expect(await settings.change(officer, 'matching.core', as('matching.core', { basis: 'consent' }))).toBe(2);
  expect(await standing('matching.core')).toEqual(['stopped', 'stopping', 'stopping']);
  await decide('give', 'news', 0, 1);
  expect(await settings.change(officer, 'news', as('news', { months: 6 }))).toBe(0);
  expect(await standing('news')).toEqual(['given', 'given', 'never']);
});

test('where none is needed any more, a no stays a no, and whoever said nothing can object', async () => {
  await decide('give', 'news', 0, 1);
  await decide('stop', 'news', 1);
  await settings.change(officer, 'news', as('news', { basis: 'legitimate-interests' }));
  expect(await standing('news')).toEqual(['given', 'stopped', 'given']);
  await decide('stop', 'news', 2);
  expect(await standing('news')).toEqual(['given', 'stopped', 'stopped']);
});

test('whom a rule had stopped it lets in again, and whoever stopped it themselves stays out', async () => {
  await decide('stop', 'matching.core', 0);
  await settings.change(officer, 'matching.core', as('matching.core', { basis: 'consent' }));
  await finishStops();
  await decide('give', 'matching.core', 2);
  expect(await standing('matching.core')).toEqual(['stopped', 'stopped', 'given']);
  await settings.change(officer, 'matching.core', as('matching.core'));
  expect(await standing('matching.core')).toEqual(['stopped', 'given', 'given']);
  const ends = await fresh.query(
    'select 1 from consent.state where institution_id = $1 and permitted and valid_until is not null',
    [officer.institutionId],
  );
  expect(ends).toEqual([]);
});

test('a yes that is under way when a purpose is switched off ends with it', async () => {
  const { sha256 } = await db.transaction(officer, (tx) => new Notices().current(tx, officer, 'news'));
  const under = source.createQueryRunner();
  await under.startTransaction();
  await under.query(
    `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', 'own', true)`,
    [officer.institutionId],
  );
  await under.query(`select consent.record($1, 'student', 'news', '', 'given', decode($2, 'hex'), now(), 'x', 'x')`, [
    ...[people[0]?.id, sha256],
  ]);
  const off = settings.change(officer, 'news', as('news', { enabled: false }));
  await untilSomebodyWaits();
  await under.commitTransaction();
  await under.release();
  expect(await off).toBe(1);
  expect(await standing('news')).toEqual(['stopping', 'never', 'never']);
});

/** Until a transaction waits for a lock that another holds. */
async function untilSomebodyWaits(): Promise<void> {
  for (;;) {
    const waiting = await fresh.query(`select 1 from pg_locks where not granted and locktype = 'advisory'`);
    if (waiting.length > 0) return;
  }
}

/** What the worker does with stops that a rule began. */
async function finishStops(): Promise<void> {
  await new Endings(db, new StopJournal(new Settings())).finishBegun(officer.institutionId, 0);
}

test('what is switched off ends for everybody, and nobody can say yes to it', async () => {
  await decide('give', 'news', 0, 1);
  expect(await settings.change(officer, 'news', as('news', { enabled: false }))).toBe(2);
  expect(await standing('news')).toEqual(['stopping', 'stopping', 'never']);
  await expect(decide('give', 'news', 2)).rejects.toMatchObject({ code: 'consent.not-asked-here' });
});

type Refused = [what: string, purpose: Purpose, change: Partial<PurposeChange>, field: string];
test.each<Refused>([
  ['special-category data without an explicit yes', 'matching.characteristics', { basis: 'public-task' }, 'basis'],
  ['a yes that never ends', 'news', { months: 0 }, 'months'],
  ['a yes for longer than anybody remembers', 'news', { months: 121 }, 'months'],
  ['switching off what nobody is asked', 'matching.core', { enabled: false }, 'enabled'],
  ['a kind of data the map does not declare', 'news', { categories: ['experience'] }, 'categories'],
  ['no data at all', 'news', { categories: [] }, 'categories'],
  ...(['identity', 'contact', 'answers', 'matching'] as const).map((needed): Refused => {
    const categories = purposes['matching.core'].categories.filter((category) => category !== needed);
    return [`matching without ${needed}`, 'matching.core', { categories }, 'categories'];
  }),
])('%s is refused', async (_, purpose, change, field) => {
  await expect(settings.change(officer, purpose, as(purpose, change))).rejects.toMatchObject({
    code: 'purpose.wrong',
    fields: [{ field }],
  });
});

test('the database refuses the same of whoever asks it directly', async () => {
  const { sha256 } = await db.transaction(officer, (tx) => new Notices().current(tx, officer, 'news'));
  const ask = (purpose: string, basis: string) =>
    db.transaction(officer, (tx) =>
      tx.query(`select consent.change_rule($1, $2, 24::smallint, true, decode($3, 'hex'), 'x')`, [
        purpose,
        basis,
        sha256,
      ]),
    );
  await expect(ask('matching.characteristics', 'public-task')).rejects.toThrow('not a basis');
  await expect(ask('sharing.mentor', 'legitimate-interests')).rejects.toThrow('not a basis');
  await expect(
    db.transaction(officer, (tx) =>
      tx.query(`insert into consent.purpose values ($1, 'news', 'public-task')`, [officer.institutionId]),
    ),
  ).rejects.toThrow('permission denied');
});

test('a kind of data that is taken from a purpose is not read for it, and can be given back', async () => {
  const seen = () =>
    db
      .transaction(officer, (tx) => tx.query<unknown[]>('select id from student'), 'follow-up')
      .then((rows) => rows.length);
  expect(await seen()).toBe(2);
  await settings.change(officer, 'follow-up', as('follow-up', { categories: ['identity'] }));
  expect(await seen()).toBe(0);
  await settings.change(officer, 'follow-up', as('follow-up'));
  expect(await seen()).toBe(2);
});

test('a new text says who has to be asked again, and ends their yes only when that is wanted', async () => {
  await decide('give', 'news', 0, 2);
  expect(await settings.publish(officer, 'news', { en: 'News\n\nOf all kinds.', cy: '' }, 'ask-again')).toBe(0);
  expect((await settings.find(officer, 'news')).underOlderText).toBe(2);
  expect((await settings.toAskAgain(officer, 'news')).map(({ name, version }) => [name, version])).toEqual([
    ['Example Number 0', 1],
    ['Example Number 2', 1],
  ]);
  await decide('give', 'news', 1);
  expect(
    await settings.publish(officer, 'news', { en: 'News\n\nOf all kinds, and more.', cy: 'Newyddion' }, 'ends'),
  ).toBe(3);
  expect(await standing('news')).toEqual(['stopping', 'stopping', 'stopping']);
  expect((await settings.find(officer, 'news')).texts).toEqual({
    en: 'News\n\nOf all kinds, and more.',
    cy: 'Newyddion',
  });
});

test('a text in either language is in force for who saw it', async () => {
  await settings.publish(officer, 'news', { en: 'News', cy: 'Newyddion' }, 'holds');
  const welsh = await db.transaction(officer, (tx) => new Notices().current(tx, officer, 'news', 'cy'));
  const decision = { purpose: 'news', item: '', noticeSha256: welsh.sha256, shownAt: new Date(), method: 'x' } as const;
  const [student] = people;
  if (student) await choices.give(self(student), student, decision);
  expect((await settings.find(officer, 'news')).underOlderText).toBe(0);
});

test('the text we ship says on what the purpose rests now and how long a yes lasts, also when both were so before', async () => {
  const text = async () => (await settings.find(officer, 'news')).texts.en;
  const asking = await text();
  for (const basis of ['legitimate-interests', 'consent', 'legitimate-interests', 'consent'] as const) {
    await settings.change(officer, 'news', as('news', { basis }));
    expect((await text()).includes('because you said yes')).toBe(basis === 'consent');
  }
  expect((await text()).startsWith(asking)).toBe(true);
  await settings.change(officer, 'news', as('news', { months: 6 }));
  expect(await text()).toContain('Your yes lasts 6 months');
  const before = await text();
  await settings.change(officer, 'news', as('news', { months: 6, enabled: false }));
  expect(await text()).toBe(before);
});

test('a text of the officer’s own stays as it is when the basis changes', async () => {
  await settings.publish(officer, 'news', { en: 'Our own words', cy: '' }, 'holds');
  await settings.change(officer, 'news', as('news', { basis: 'legitimate-interests' }));
  expect((await settings.find(officer, 'news')).texts.en).toBe('Our own words');
});

test('an empty text, one that is too long, and one that was in force before are refused at the field', async () => {
  const publish = (en: string) => settings.publish(officer, 'news', { en, cy: '' }, 'holds');
  await expect(publish(' \n ')).rejects.toMatchObject({ fields: [{ field: 'en' }] });
  await expect(publish('a'.repeat(5_001))).rejects.toMatchObject({ fields: [{ field: 'en' }] });
  await publish('One');
  await publish('Two');
  await expect(publish('One')).rejects.toMatchObject({ fields: [{ field: 'en' }] });
});

test('nobody but the officer sees or changes it', async () => {
  for (const role of ['administrator', 'programme-lead', 'student'] as const) {
    const actor: Actor = { ...officer, roles: [role] };
    await expect(settings.list(actor)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(settings.change(actor, 'news', as('news'))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(settings.publish(actor, 'news', { en: 'x', cy: '' }, 'ends')).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(settings.toAskAgain(actor, 'news')).rejects.toMatchObject({ kind: 'forbidden' });
  }
});
