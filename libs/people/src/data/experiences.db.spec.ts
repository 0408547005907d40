import { Notices, permittedNow } from '@footing/consent';
import { connectionOptions, Database, underPurpose } from '@footing/database';
import { type Actor, type Purpose, purposeCodes, type PurposeFor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase, testSecrets } from '@footing/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { keepExperiences, readExperiences } from './experiences.query';
import { ownExperiences, stopAnswers } from './own-experiences.query';
import { stoppedItems } from '../imports/known-items.query';
import { sides } from './sides';

let fresh: FreshDatabase;
let source: DataSource;
let db: Database;
/** Signs in as the apps do, and then does as it likes. */
let hostile: Client;
let actor: Actor;
let roundId = '';
const secrets = testSecrets();
const asked = 'matching.characteristics';

beforeAll(async () => {
  fresh = await freshDatabase();
  source = await new DataSource(connectionOptions(fresh.url, 4)).initialize();
  db = new Database(source);
  const [made] = await fresh.query<{ institution: string; round: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('w', 'W', 'england', 'a@b.example') returning id),
     p as (insert into programme (institution_id, name, kind) select id, 'Career mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
     select i.id as institution, r.id as round from i, r`,
  );
  actor = { institutionId: made?.institution ?? '', accountId: null, roles: ['student'] };
  roundId = made?.round ?? '';
  hostile = new Client({ connectionString: fresh.url });
  await hostile.connect();
});
afterAll(async () => {
  await hostile.end();
  await source.destroy();
  await fresh.drop();
});
afterEach(() => hostile.query('rollback'));

interface Somebody {
  readonly personId: string;
  readonly partId: string;
}

async function student(): Promise<Somebody> {
  const [made] = await fresh.query<Somebody>(
    `with s as (insert into student (institution_id, university_id, first_name, last_name)
       values ($1, gen_random_uuid()::text, 'A', 'B') returning id)
     insert into application (institution_id, round_id, student_id) select $1, $2, id from s returning student_id as "personId", id as "partId"`,
    [actor.institutionId, roundId],
  );
  return made ?? { personId: '', partId: '' };
}

const agreed = { agreedHow: 'Sign-up form, question 7', agreedAt: new Date('2026-10-01') };
const says = ({ personId, partId }: Somebody, ...words: string[]) =>
  db.transaction(actor, (tx) =>
    keepExperiences(tx, secrets, sides.students, actor, {
      ...{ spoken: [partId], method: 'import', by: 'system' },
      said: [{ partId, personId, words, differs: true, ...agreed }],
    }),
  );
const seen = async ({ partId }: Somebody) => {
  const shared = await db.transaction(actor, (tx) =>
    readExperiences(tx, secrets, sides.students, { ...actor, roundId }, asked),
  );
  return shared.filter((one) => one.partId === partId).map(({ word }) => word);
};
const own = ({ personId: id }: Somebody) =>
  db.transaction(actor, (tx) => ownExperiences(tx, secrets, actor, { kind: 'student', id }));
const wishes = { give: 'given', stop: 'withdrawn', expire: 'expired' } as const;
async function decide(wish: keyof typeof wishes, { personId }: Somebody, item: string): Promise<{ epoch: number }> {
  const [made] = await db.transaction(actor, async (tx) => {
    const { sha256 } = await new Notices().current(tx, actor, asked);
    return tx.query<{ epoch: number }[]>(
      `select epoch from consent.record($1, 'student', $2, $3, $4, decode($5, 'hex'), clock_timestamp(), 'button', 'system')`,
      [personId, asked, item, wishes[wish], sha256],
    );
  });
  return made ?? { epoch: 0 };
}
const itemOf = async (who: Somebody, word: string) => (await own(who)).find((one) => one.word === word)?.item ?? '';
const kindsOf = ({ personId }: Somebody) =>
  fresh
    .query<{ kind: string }>('select kind from consent.event where subject_id = $1 order by seq', [personId])
    .then((rows) => rows.map(({ kind }) => kind));

async function rowsFor(role: string, purpose: string | null, subjectId = ''): Promise<number> {
  await hostile.query('begin');
  await hostile.query(`select set_config('footing.institution_id', $1, true)`, [actor.institutionId]);
  if (purpose !== null) await hostile.query(`select set_config('footing.purpose', $1, true)`, [purpose]);
  await hostile.query(`select set_config('footing.subject_id', $1, true)`, [subjectId]);
  await hostile.query(`set local role ${role}`);
  const { rows } = await hostile.query<{ n: number }>(
    'select (select count(*) from experience_wanted)::int + (select count(*) from experience_offered)::int as n',
  );
  await hostile.query('rollback');
  return rows[0]?.n ?? -1;
}

test('a yes of its own is recorded for each experience, under the notice, from when that was in force at the earliest', async () => {
  const amina = await student();
  expect(await says(amina, 'Carer', ' carer ', 'First in family')).toBe(0);
  expect((await seen(amina)).toSorted()).toEqual(['Carer', 'First in family']);
  const events = await fresh.query(
    `select e.kind, e.method, e.actor, e.shown_at = n.published_at::timestamptz(3) as in_force, n.purpose from consent.event e join consent.notice n on n.sha256 = e.notice_sha256
     where e.subject_id = $1`,
    [amina.personId],
  );
  const given = { kind: 'given', method: 'import', actor: 'system', in_force: true, purpose: asked };
  expect(events).toEqual([given, given]);
  const items = (await own(amina)).map(({ item }) => item);
  expect(items).toEqual([
    expect.stringMatching(/^experience:[0-9a-f]{16}$/),
    expect.stringMatching(/^experience:[0-9a-f]{16}$/),
  ]);
  const ben = await student();
  await says(ben, 'Carer', 'First in family');
  const theirs = (await own(ben)).map(({ item }) => item);
  expect([...new Set([...items, ...theirs])]).toHaveLength(4);
});

test('whoever signs in as the apps do sees nothing without the right purpose, whatever role they take on', async () => {
  const amina = await student();
  const ben = await student();
  await says(amina, 'Carer');
  await says(ben, 'Carer');
  const elsewhere = purposeCodes.filter((code) => code !== asked);
  for (const role of ['footing_app', 'footing_matcher']) {
    for (const purpose of [...elsewhere, 'made-up', '', null])
      expect({ role, purpose, n: await rowsFor(role, purpose) }).toEqual({ role, purpose, n: 0 });
    expect(await rowsFor(role, 'sharing.mentor', amina.personId)).toBe(0);
    expect(await rowsFor(role, asked)).toBeGreaterThanOrEqual(2);
    expect(await rowsFor(role, 'own', amina.personId)).toBe(1);
  }
});

test.each([
  ['insert', `insert into experience_wanted select * from experience_wanted`],
  ['update', `update experience_wanted set item = item`],
  [
    'insert by the back door',
    `insert into draft_use select institution_id, gen_random_uuid(), subject_id, 'x', item, 1 from experience_wanted`,
  ],
])('nobody writes to it but by its function: %s', async (_, sql) => {
  await hostile.query('begin');
  await hostile.query(
    `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', $2, true)`,
    [actor.institutionId, asked],
  );
  await expect(hostile.query(sql)).rejects.toThrow(/permission denied|foreign key/);
});

test('what is stopped is out of sight from the intent on, and stays with its owner', async () => {
  const amina = await student();
  await says(amina, 'Carer', 'Parent');
  const item = await itemOf(amina, 'Carer');
  const { sha256 } = await db.transaction(actor, (tx) => new Notices().current(tx, actor, asked));
  await db.transaction(actor, (tx) =>
    tx.query(
      `select consent.intend_stop($1, 'student', $2, $3, 'withdrawn', decode($4, 'hex'), clock_timestamp(), 'button', 'system')`,
      [...[amina.personId, asked, item, sha256]],
    ),
  );
  expect(await seen(amina)).toEqual(['Parent']);
  const { epoch } = await decide('stop', amina, item);
  expect(await seen(amina)).toEqual(['Parent']);
  expect((await own(amina)).map(({ word }) => word)).toEqual(['Carer', 'Parent']);
  const stop = { person: { kind: 'student', id: amina.personId }, purpose: asked, item, epoch } as const;
  expect(await db.transaction(actor, (tx) => stopAnswers(tx, actor, stop))).toEqual({ found: 1, again: 0 });
  await decide('give', amina, item);
  expect((await seen(amina)).toSorted()).toEqual(['Carer', 'Parent']);
  expect(await db.transaction(actor, (tx) => stopAnswers(tx, actor, stop))).toEqual({ found: 0, again: 1 });
});

test('no file gives again what its owner took back, whether the word is still there or not', async () => {
  const amina = await student();
  await says(amina, 'Carer', 'Parent');
  const item = await itemOf(amina, 'Carer');
  await decide('stop', amina, item);
  expect(await says(amina, 'carer', 'Parent')).toBe(1);
  expect(await seen(amina)).toEqual(['Parent']);
  await fresh.query('delete from experience_wanted where subject_id = $1 and item = $2', [amina.personId, item]);
  expect(await says(amina, 'CARER', 'Parent')).toBe(1);
  expect(await seen(amina)).toEqual(['Parent']);
  expect(await kindsOf(amina)).toEqual(['given', 'given', 'withdrawn']);
});

test.each(['text changed', 'rule changed'])('no file gives again what was ended because the %s', async (why) => {
  const amina = await student();
  await says(amina, 'Carer');
  await db.transaction(actor, async (tx) => {
    const { sha256 } = await new Notices().current(tx, actor, asked);
    await tx.query(
      `select consent.record($1, 'student', $2, $3, 'invalidated', decode($4, 'hex'), now(), $5, 'officer')`,
      [amina.personId, asked, await itemOf(amina, 'Carer'), sha256, why],
    );
  });
  expect(await says(amina, 'Carer')).toBe(1);
  expect(await seen(amina)).toEqual([]);
  const run = { institutionId: actor.institutionId };
  expect(await db.transaction(actor, (tx) => stoppedItems(tx, run, [amina.personId]))).toEqual(
    new Set([`${amina.personId} ${await itemOf(amina, 'Carer')}`]),
  );
  await decide('give', amina, await itemOf(amina, 'Carer'));
  expect(await says(amina, 'Carer')).toBe(0);
  expect(await seen(amina)).toEqual(['Carer']);
});

test('a file about many people holds no more of what the server can remember than one about two', async () => {
  const held = async (count: number) => {
    const people = await Promise.all(Array.from({ length: count }, student));
    return db.transaction(actor, async (tx) => {
      const said = people.map((one) => ({ ...one, words: ['Carer'], differs: true, ...agreed }));
      const spoken = people.map(({ partId }) => partId);
      await keepExperiences(tx, secrets, sides.students, actor, { spoken, said, method: 'import', by: 'system' });
      const [locks] = await tx.query<{ n: number }[]>(
        'select count(*)::int as n from pg_locks where pid = pg_backend_pid()',
      );
      return locks?.n;
    });
  };
  expect(await held(30)).toBe(await held(2));
});

test('what a file no longer names goes, is agreed to no longer, and comes back with the next that names it', async () => {
  const amina = await student();
  await says(amina, 'Carer', 'Parent');
  await says(amina, 'Parent');
  expect((await own(amina)).map(({ word }) => word)).toEqual(['Parent']);
  expect(await kindsOf(amina)).toEqual(['given', 'given', 'invalidated']);
  expect(await says(amina, 'Carer', 'Parent')).toBe(0);
  expect((await seen(amina)).toSorted()).toEqual(['Carer', 'Parent']);
});

test('a yes that has run out counts for nothing, noted or not, and no file gives it again', async () => {
  const amina = await student();
  await says(amina, 'Carer');
  await fresh.query(
    `update consent.state set valid_until = now() - interval '1 day' where subject_id = $1 and item <> ''`,
    [amina.personId],
  );
  expect(await seen(amina)).toEqual([]);
  expect(await says(amina, 'Carer')).toBe(1);
  expect(await seen(amina)).toEqual([]);
  await decide('expire', amina, await itemOf(amina, 'Carer'));
  expect(await says(amina, 'Carer', 'Parent')).toBe(1);
  expect(await kindsOf(amina)).toEqual(['given', 'expired', 'given']);
  expect(await seen(amina)).toEqual(['Parent']);
  await decide('give', amina, await itemOf(amina, 'Carer'));
  expect((await seen(amina)).toSorted()).toEqual(['Carer', 'Parent']);
});

test('where the institution has switched the purpose off nothing is seen, and nothing new is kept', async () => {
  const [amina, ben] = [await student(), await student()];
  await says(amina, 'Carer');
  await fresh.query(
    `insert into consent.purpose (institution_id, code, basis, months, enabled) values ($1, $2, 'explicit-consent', 24, false)`,
    [actor.institutionId, asked],
  );
  try {
    expect(await seen(amina)).toEqual([]);
    expect(await says(ben, 'Carer')).toBe(1);
    expect(await kindsOf(ben)).toEqual([]);
  } finally {
    await fresh.query('delete from consent.purpose where institution_id = $1', [actor.institutionId]);
  }
  expect(await seen(amina)).toEqual(['Carer']);
});

test('what was stopped long enough ago is let go of, and nothing that is shared', async () => {
  const amina = await student();
  await says(amina, 'Carer', 'Parent');
  await decide('stop', amina, await itemOf(amina, 'Carer'));
  const forget = (at: Date) =>
    db.transaction(actor, (tx) => tx.query('select consent.forget_stopped_experiences($1) as went', [at]));
  await forget(new Date(Date.now() - 60_000));
  expect((await own(amina)).map(({ word }) => word)).toEqual(['Carer', 'Parent']);
  await forget(new Date(Date.now() + 60_000));
  expect((await own(amina)).map(({ word }) => word)).toEqual(['Parent']);
  expect(await db.transaction(actor, (tx) => permittedNow(tx, actor, asked, [amina.personId]))).toHaveLength(1);
});

test('a purpose that does not declare shared experience is no purpose to read it for', async () => {
  type MayRead<P extends Purpose> = P extends PurposeFor<'experience'> ? true : false;
  type Reads<P extends Purpose> = P extends Parameters<typeof readExperiences>[4] ? true : false;
  const declared: { readonly [P in Purpose]: MayRead<P> & Reads<P> } = {
    ...{ service: false, own: true, 'matching.core': false, 'matching.characteristics': true },
    ...{
      safeguarding: false,
      'sharing.mentor': true,
      'places.first': false,
      'sharing.calendar': false,
      evidence: false,
      'follow-up': false,
      linkage: false,
      tracking: false,
      story: false,
      news: false,
    },
  };
  const amina = await student();
  await says(amina, 'Carer');
  for (const purpose of purposeCodes.filter((code) => !declared[code]))
    expect(
      await db.transaction(actor, (tx) => underPurpose(tx, purpose, () => tx.query('select 1 from experience_wanted'))),
    ).toEqual([]);
});
