import { connectionOptions, Database } from '@footing/database';
import { Accounts, identityEntities } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { Institutions, Programmes, programmesEntities, Rounds } from '@footing/programmes';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { Candidates } from '../data/candidates.query';
import { peopleEntities } from '../data/entities';
import type { SignedOffRow } from '../domain/signed-off-rows';
import { SignedOffTiers } from './signed-off-tiers.service';

const MATCH_DAY = '2026-12-11';
let db: FreshDatabase;
let source: DataSource;
let database: Database;
let tiers: SignedOffTiers;
let lead: Actor;
let stranger: Actor;
let roundId: string;

const row = (student: string, tier: number, validUntil: string = MATCH_DAY): SignedOffRow => ({
  ...{ student, tier, validUntil },
  source: 'Registry and Records',
});

async function university(slug: string): Promise<{ lead: Actor; roundId: string }> {
  const words = { slug, name: slug, nation: 'england', contactEmail: `a@${slug}.example` } as const;
  const actor = systemActor((await new Institutions(database).create(words)).id);
  const account = { name: 'Grace', email: `grace@${slug}.example`, roles: ['programme-lead' as const] };
  const { id: accountId } = await new Accounts(database).create(actor, account);
  const programme = await new Programmes(database).create(actor, { name: 'Mentoring', kind: 'career', about: '' });
  const days = { signUpOpens: '2026-09-28', signUpCloses: '2026-11-30', matchBy: MATCH_DAY };
  const round = await new Rounds(database).create(actor, programme.id, {
    ...{ name: '2026', ...days, meetingsStart: '2027-01-11', meetingsEnd: '2027-06-30', answerWithinDays: 7 },
  });
  return { lead: { ...actor, accountId, roles: ['programme-lead'] }, roundId: round.id };
}

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...programmesEntities, ...identityEntities, ...peopleEntities];
  source = await new DataSource({ ...connectionOptions(db.url, 4), entities }).initialize();
  database = new Database(source);
  tiers = new SignedOffTiers(database, new HeldClock(), testSecrets());
  ({ lead, roundId } = await university('wharfedale'));
  ({ lead: stranger } = await university('tayside'));
});
afterEach(() =>
  db.query('delete from application; delete from student; delete from signed_off_tier; delete from signed_off_list'),
);
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

async function arrives(universityId: string): Promise<void> {
  await db.query(
    `with s as (insert into student (institution_id, university_id, first_name, last_name)
       values ($1, $2, $2, 'Example') returning id)
     insert into application (institution_id, round_id, student_id) select $1, $3, id from s`,
    [lead.institutionId, universityId, roundId],
  );
}

/** The tier that matching reads for each student. */
async function matched(): Promise<Record<string, number>> {
  const { students } = await new Candidates(database, testSecrets()).of(systemActor(lead.institutionId), roundId);
  return Object.fromEntries(students.map(({ universityId, tier }): [string, number] => [universityId ?? '', tier]));
}

async function bringIn(...rows: SignedOffRow[]) {
  await tiers.send(lead, roundId, rows);
  const { listId } = await tiers.preview(lead, roundId);
  return tiers.confirm(lead, roundId, listId);
}

test('nothing is changed until somebody says yes, and then the whole list counts', async () => {
  await arrives('w1');
  await arrives('w2');
  await tiers.send(lead, roundId, [row('W1', 2), row('w9', 1)]);
  expect(await matched()).toEqual({ w1: 1, w2: 1 });
  const preview = await tiers.preview(lead, roundId);
  expect(preview).toMatchObject({ students: 2, notYetKnown: 1, added: 2, changed: 0, removed: 0 });
  expect(await tiers.confirm(lead, roundId, preview.listId)).toEqual({ added: 2, changed: 0, removed: 0 });
  expect(await matched()).toEqual({ w1: 2, w2: 3 });
  expect(await tiers.state(lead, roundId)).toMatchObject({ students: 2, notYetKnown: 1, expired: 0, isWaiting: false });
});

test('a student who is not known yet is served by the list when they arrive', async () => {
  await bringIn(row('w7', 4));
  await arrives('W7');
  expect(await matched()).toEqual({ W7: 4 });
});

test('what is valid up to the day of matching counts, and what ends the day before does not', async () => {
  await arrives('w1');
  await arrives('w2');
  await bringIn(row('w1', 1, MATCH_DAY), row('w2', 1, '2026-12-10'));
  expect(await matched()).toEqual({ w1: 1, w2: 2 });
  expect((await tiers.state(lead, roundId)).expired).toBe(1);
});

test('the best of the list and of what the application says counts', async () => {
  await arrives('w1');
  await arrives('w2');
  await db.query('update application set sealed_tier = 3');
  await bringIn(row('w1', 5), row('w2', 2));
  expect(await matched()).toEqual({ w1: 3, w2: 2 });
});

test('the next list takes the place of the whole one before, and says beforehand who is added, changed and removed', async () => {
  await bringIn(row('w1', 1), row('w2', 2), row('w3', 3));
  await tiers.send(lead, roundId, [row('w2', 1), row('W3', 3), row('w4', 4)]);
  const { changes, ...counts } = await tiers.preview(lead, roundId);
  expect(counts).toMatchObject({ added: 1, changed: 1, removed: 1, page: 1, pages: 1 });
  expect(changes).toEqual([
    { student: 'w1', before: { tier: 1, validUntil: MATCH_DAY }, after: null },
    { student: 'w2', before: { tier: 2, validUntil: MATCH_DAY }, after: { tier: 1, validUntil: MATCH_DAY } },
    { student: 'w4', before: null, after: { tier: 4, validUntil: MATCH_DAY } },
  ]);
  await tiers.confirm(lead, roundId, counts.listId);
  const kept = await db.query('select student, tier from signed_off_tier order by lower(student)');
  expect(kept).toEqual([
    { student: 'w2', tier: 1 },
    { student: 'W3', tier: 3 },
    { student: 'w4', tier: 4 },
  ]);
});

test('a preview is agreed to only while it is still true', async () => {
  await tiers.send(lead, roundId, [row('w1', 1)]);
  const { listId } = await tiers.preview(lead, roundId);
  await tiers.replace(lead, roundId, [row('w2', 2)]);
  await expect(tiers.confirm(lead, roundId, listId)).rejects.toMatchObject({ code: 'signed-off-list.moved-on' });
  await tiers.send(lead, roundId, [row('w1', 1)]);
  const again = await tiers.preview(lead, roundId);
  await db.query(
    `insert into signed_off_list (institution_id, round_id, row_count, confirmed_at) values ($1, $2, 1, now() + interval '1 year')`,
    [lead.institutionId, roundId],
  );
  const late = tiers.confirm(lead, roundId, again.listId);
  await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'signed-off-list.moved-on' });
});

test('a yes to a list that another has taken the place of meanwhile is not a yes to that other', async () => {
  await tiers.send(lead, roundId, [row('w1', 1)]);
  const { listId } = await tiers.preview(lead, roundId);
  await tiers.send(lead, roundId, [row('w2', 2)]);
  const late = tiers.confirm(lead, roundId, listId);
  await expect(late).rejects.toMatchObject({ code: 'signed-off-list.moved-on' });
  expect(await db.query('select 1 from signed_off_tier')).toEqual([]);
});

test('ten people who say yes at once: one is heard, and the others are told', async () => {
  await tiers.send(lead, roundId, [row('w1', 1)]);
  const { listId } = await tiers.preview(lead, roundId);
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => tiers.confirm(lead, roundId, listId)));
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const told = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as { code: string }] : []));
  expect(told.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, () => 'signed-off-list.moved-on'));
});

test('who vouches for it is sealed, and the list that waits too: no word of it is in the database', async () => {
  await tiers.send(lead, roundId, [{ ...row('w123456', 7), source: 'zebra-foal-office' }]);
  const tables = () =>
    db.query<{ row: string }>(
      `select row_to_json(l)::text as row from signed_off_list l union all select row_to_json(t)::text from signed_off_tier t
       union all select row_to_json(e)::text from audit_event e`,
    );
  const text = async () => {
    const all = JSON.stringify(await tables());
    return [
      all,
      ...[...all.matchAll(/\\\\x([0-9a-f]+)/g)].map(([, hex]) => Buffer.from(hex ?? '', 'hex').toString('latin1')),
    ].join();
  };
  expect(await text()).not.toMatch(/zebra|w123456/);
  const { listId } = await tiers.preview(lead, roundId);
  await tiers.confirm(lead, roundId, listId);
  expect(await text()).not.toMatch(/zebra/);
  expect(await db.query('select content from signed_off_list')).toEqual([{ content: null }]);
});

test('each step leaves its line, with those it is about who are known', async () => {
  await arrives('w1');
  const [before] = await db.query<{ id: string }>('select id from audit_event order by id desc limit 1');
  await bringIn(row('w1', 1), row('w2', 1));
  const lines = await db.query(
    `select e.event, e.count, e.account_id as by, count(s.*)::int as people from audit_event e
       left join audit_subject s on s.event_id = e.id where e.id > $1 group by e.institution_id, e.id, e.event, e.count, e.account_id order by e.id`,
    [before?.id],
  );
  expect(lines).toEqual([
    { event: 'tiers.sent', count: 2, by: lead.accountId, people: 0 },
    { event: 'tiers.previewed', count: null, by: lead.accountId, people: 1 },
    { event: 'tiers.brought-in', count: 2, by: lead.accountId, people: 1 },
  ]);
});

test.each(['consultant', 'student', 'mentor', 'alumni-office', 'observer', 'analyst', 'administrator'] as const)(
  'a %s neither brings lists in nor learns what is on them',
  async (role) => {
    const actor = { ...lead, roles: [role] };
    const refused = { kind: 'forbidden', code: 'permission.missing' };
    await expect(tiers.send(actor, roundId, [row('w1', 1)])).rejects.toMatchObject(refused);
    await expect(tiers.state(actor, roundId)).rejects.toMatchObject(refused);
    await expect(tiers.preview(actor, roundId)).rejects.toMatchObject(refused);
    await expect(tiers.confirm(actor, roundId, roundId)).rejects.toMatchObject(refused);
    await expect(tiers.giveUp(actor, roundId)).rejects.toMatchObject(refused);
    await expect(tiers.replace(actor, roundId, [])).rejects.toMatchObject(refused);
  },
);

test('another institution’s round is not there', async () => {
  const gone = { kind: 'not-found', code: 'round.not-found' };
  await expect(tiers.send(stranger, roundId, [row('w1', 1)])).rejects.toMatchObject(gone);
  await expect(tiers.state(stranger, roundId)).rejects.toMatchObject(gone);
  await expect(tiers.replace(stranger, roundId, [row('w1', 1)])).rejects.toMatchObject(gone);
  await tiers.send(lead, roundId, [row('w1', 1)]);
  await expect(tiers.preview(stranger, roundId)).rejects.toMatchObject({ kind: 'not-found' });
});

test.each([
  [
    'a tier of 0',
    `insert into signed_off_tier values ($1, $2, 'w1', 0, '2027-01-01', '\\x00', $3)`,
    /signed_off_tier_range/,
  ],
  ['no student', `insert into signed_off_tier values ($1, $2, '', 1, '2027-01-01', '\\x00', $3)`, /student_given/],
  [
    'one student twice, in other letters',
    `insert into signed_off_tier values ($1, $2, 'w1', 1, '2027-01-01', '\\x00', $3), ($1, $2, 'W1', 2, '2027-01-01', '\\x00', $3)`,
    /signed_off_tier_once/,
  ],
  [
    'two lists that wait',
    `insert into signed_off_list (institution_id, round_id, content, row_count)
     select $1, $2, '\\x00', 1 from generate_series(1, 2) where $3 is not null`,
    /signed_off_list_waiting/,
  ],
  [
    'a list in force that still has its rows in it',
    `update signed_off_list set content = '\\x00' where institution_id = $1 and round_id = $2 and id = $3`,
    /waits_or_counts/,
  ],
])('the database refuses a hostile client %s', async (_, sql, constraint) => {
  await tiers.replace(lead, roundId, [row('w5', 1)]);
  const [list] = await db.query<{ id: string }>('select id from signed_off_list');
  const hostile = new Client({ connectionString: db.url });
  await hostile.connect();
  await hostile.query('begin');
  await hostile.query(
    `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', 'service', true)`,
    [lead.institutionId],
  );
  await expect(
    hostile.query(sql.replaceAll('$3 is', '$3::uuid is'), [lead.institutionId, roundId, list?.id]),
  ).rejects.toThrow(constraint);
  await hostile.end();
});
