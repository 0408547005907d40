import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { identityEntities } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import { programmesEntities } from '@footing/programmes';
import { openTable, writeCsv, writeXlsx } from '@footing/spreadsheets';
import { freshDatabase, type FreshDatabase, HeldClock, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Candidates } from '../data/candidates.query';
import { peopleEntities } from '../data/entities';
import { readExperiences } from '../data/experiences.query';
import { sides } from '../data/sides';
import type { PersonKind } from '../domain/fields';
import { FreeColumns } from '../free-columns.service';
import { ImportRows } from './import-rows.service';
import { ImportRun, Overtaken } from './import-run';
import { ImportSteps } from './import-steps.service';
import { type ColumnChoice, Imports } from './imports.service';

const clock = new HeldClock();
const agreedHow = 'Sign-up form 2026, question 7';
const folder = mkdtempSync(path.join(tmpdir(), 'imports-'));
const fixture = (name: string) => path.join(__dirname, '../../../../test/fixtures/mentor-match', `${name}.csv`);
let db: FreshDatabase;
let source: DataSource;
let database: Database;
let jobs: Jobs;
let imports: Imports;
let steps: ImportSteps;
let rows: ImportRows;
let lead: Actor;
let roundId: string;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...peopleEntities, ...programmesEntities, ...identityEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  database = new Database(source);
  jobs = new Jobs(db.url);
  imports = new Imports(database, jobs, clock, testSecrets());
  steps = new ImportSteps(database, jobs, clock, testSecrets());
  rows = new ImportRows(database, testSecrets());
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await jobs.onApplicationShutdown();
  await source.destroy();
  await db.drop();
});

let count = 0;
beforeEach(async () => ({ lead, roundId } = await aUniversity()));

/** A university with a lead and a round of its own. */
async function aUniversity(): Promise<{ lead: Actor; roundId: string }> {
  count += 1;
  const [made] = await db.query<{ institution: string; account: string; round: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email)
       values ('u${count}', 'University ${count}', 'england', 'careers@u.ac.uk') returning id),
     a as (insert into account (institution_id, name, email) select id, 'Lena Lead', 'lena@u.ac.uk' from i returning id),
     p as (insert into programme (institution_id, name, kind) select id, 'Career mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
     select i.id as institution, a.id as account, r.id as round from i, a, r`,
  );
  if (!made) throw new Error('no university');
  return {
    lead: { institutionId: made.institution, accountId: made.account, roles: ['programme-lead'] },
    roundId: made.round,
  };
}

function fileOf(name: string, content: string | Buffer): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const csv = (headers: string[], ...lines: string[][]) => fileOf('people.csv', writeCsv({ headers, rows: lines }));

async function sent(kind: PersonKind, file: string): Promise<string> {
  const id = await imports.begin(lead, roundId, kind, { path: file, fileName: path.basename(file) });
  await steps.read(lead.institutionId, id);
  return id;
}

const proposed = async (id: string) => (await imports.find(lead, id)).mapping?.map(({ target }) => target) ?? [];

async function checked(kind: PersonKind, file: string, choice: Partial<ColumnChoice> = {}): Promise<string> {
  const id = await sent(kind, file);
  await imports.chooseMapping(lead, id, { targets: await proposed(id), agreedHow, ...choice });
  await steps.check(lead.institutionId, id);
  return id;
}

async function done(kind: PersonKind, file: string, choice: Partial<ColumnChoice> = {}): Promise<string> {
  const id = await checked(kind, file, choice);
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  await steps.write(lead.institutionId, id);
  return id;
}

const countsOf = async (id: string) => (await imports.find(lead, id)).counts;
const stateOf = async (id: string) => (await imports.find(lead, id)).state;
const faultsOf = async (id: string) =>
  (await rows.faults(lead, id)).faults.map(({ rowNumber, columnName, code }) => `${rowNumber} ${columnName}: ${code}`);
const openedExperiences = () =>
  database.transaction(lead, async (tx) => {
    const at = { institutionId: lead.institutionId, roundId };
    const shared = await readExperiences(tx, testSecrets(), sides.students, at, 'matching.characteristics');
    return shared.map(({ word }) => word);
  });
const peopleNow = () => new Candidates(database, testSecrets()).of(lead, roundId);
const howMany = async (table: string) =>
  (
    await db.query<{ n: number }>(`select count(*)::int as n from ${table} where institution_id = $1`, [
      lead.institutionId,
    ])
  )[0]?.n;
const people = ['email', 'first name', 'last name', 'course', 'grade'];

describe.each([
  ['small', 50],
  ['large', 500],
])('the %s files of a real scheme', (size, n) => {
  test('come in without faults and without hand-editing, and once more change nothing', async () => {
    for (const [kind, name] of [
      ['students', 'mentees'],
      ['mentors', 'mentors'],
    ] as const) {
      const id = await done(kind, fixture(`${size}-${name}`));
      expect(await countsOf(id)).toEqual({ new: n, changed: 0, same: 0, fault: 0 });
      const again = await checked(kind, fixture(`${size}-${name}`));
      expect(await countsOf(again)).toEqual({ new: 0, changed: 0, same: n, fault: 0 });
    }
    const { students, mentors } = await peopleNow();
    expect([students.length, mentors.length]).toEqual([n, n]);
    expect(students.every(({ answers }) => typeof answers['column:grade'] === 'string')).toBe(true);
    expect(students.some(({ experiencesWanted }) => experiencesWanted.length > 0)).toBe(true);
  });
});

test('one changed cell is one changed row, and the next file with these headings needs no choosing', async () => {
  await done('students', fixture('small-mentees'));
  const text = readFileSync(fixture('small-mentees'), 'utf8').replace('Department of Love', 'Department of Wonder');
  const id = await done('students', fileOf('changed.csv', text));
  expect(await countsOf(id)).toEqual({ new: 0, changed: 1, same: 49, fault: 0 });
  expect((await imports.find(lead, id)).remembered).toBe(true);
  const { students } = await peopleNow();
  expect(students.filter(({ answers }) => answers['column:organisation'] === 'Department of Wonder')).toHaveLength(1);
});

test('the same list in Windows-1252 and in Excel gives the same people', async () => {
  const headers = ['Student ID', 'First name', 'Surname', 'E-mail', 'Course', 'Interests'];
  const lines = [
    ['k1', 'Zoë', 'Müller', 'zoe@u.ac.uk', 'Français', 'théâtre; café'],
    ['k2', 'José', 'Peña', 'jose@u.ac.uk', 'Law', ''],
  ];
  const latin = Buffer.from([headers, ...lines].map((line) => line.join(',')).join('\r\n'), 'latin1');
  await done('students', fileOf('latin.csv', latin));
  const id = await checked(
    'students',
    fileOf('twin.xlsx', await writeXlsx([{ name: 'People', headers, rows: lines }])),
  );
  expect(await countsOf(id)).toEqual({ new: 0, changed: 0, same: 2, fault: 0 });
  const { students } = await peopleNow();
  expect(students.map(({ name }) => name).sort()).toEqual(['José Peña', 'Zoë Müller']);
});

test('whom people asked for is kept in their order, and a student counts for the group with the best tier', async () => {
  const group = (name: string, tier: number) =>
    db.query<{ id: string }>(
      `with g as (insert into priority_group (institution_id, name) values ($1, $2) returning id)
       insert into round_tier select $1, $3, id, $4 from g returning priority_group_id as id`,
      [lead.institutionId, name, roundId, tier],
    );
  await group('Carers', 2);
  const [estranged] = await group('Estranged', 1);
  const headers = [...people, 'Preferred mentors', 'Priority groups'];
  const asked = ['Joan@work.example; A12', 'carers; estranged'];
  await done('students', csv(headers, ['amina@u.ac.uk', 'Amina', 'Khan', 'Law', 'A', ...asked]));
  const mentor = ['joan@work.example', 'Joan', 'Ash', 'Interests', '3', '4', 'amina@u.ac.uk'];
  await done(
    'mentors',
    csv(['Email', 'First name', 'Last name', 'Most important', 'Min students', 'Places', 'Student choices'], mentor),
  );
  const { students, mentors } = await peopleNow();
  expect(students).toMatchObject([{ group: estranged?.id, answers: { choices: ['joan@work.example', 'A12'] } }]);
  const said = { mostImportant: 'interests', fewestStudents: 3, choices: ['amina@u.ac.uk'] };
  expect(mentors).toMatchObject([{ places: 4, answers: said }]);
});

test('a group larger than the places, and a name instead of an address, are named with their row and column', async () => {
  const headers = ['Email', 'First name', 'Last name', 'Places', 'Min students', 'Student choices'];
  const id = await checked('mentors', csv(headers, ['joan@work.example', 'Joan', 'Ash', '2', '3', 'Amina Khan']));
  expect(await faultsOf(id)).toEqual(['2 Student choices: people.format', '2 Min students: fewest.above-places']);
});

test('every fault is named with its row and column, and confirming means leaving those rows out', async () => {
  const file = csv(
    [...people, 'school'],
    ['no-at-sign', 'Amina', 'Khan', 'Law', 'A', ''],
    ['ben@u.ac.uk', 'Ben', '', 'Law', 'B', ''],
    ['cy@u.ac.uk', 'Cy', 'Ash', 'Law', 'B', 'School of Nowhere'],
    ['dee@u.ac.uk', 'Dee', 'Bell', 'Law', 'B', ''],
    ['dee@u.ac.uk', 'Dee', 'Bell', 'Law', 'B', ''],
  );
  const id = await checked('students', file);
  expect(await faultsOf(id)).toEqual([
    '2 email: email.format',
    '3 last name: name.missing',
    '4 school: school.unknown',
    '6 email: key.repeated',
  ]);
  await expect(imports.confirm(lead, id, { leaveOutFaultyRows: false })).rejects.toMatchObject({
    code: 'import.has-faults',
  });
  await imports.confirm(lead, id, { leaveOutFaultyRows: true });
  await steps.write(lead.institutionId, id);
  expect((await peopleNow()).students.map(({ email }) => email)).toEqual(['dee@u.ac.uk']);
  const table = await openTable({ path: fileOf('faults.csv', writeCsv(await rows.faultsTable(lead, id))) });
  expect(table.headers).toEqual(['Row', 'Column', 'Value', 'What to do']);
});

test('schools we do not know are created only when that is asked for', async () => {
  const file = csv(
    [...people, 'school'],
    ['cy@u.ac.uk', 'Cy', 'Ash', 'Law', 'B', 'Arts & Letters'],
    ['dee@u.ac.uk', 'Dee', 'Bell', 'Law', 'B', 'arts and letters'],
  );
  const id = await checked('students', file, { createMissingSchools: true });
  expect([await rows.newSchools(lead, id), await howMany('school')]).toEqual([['Arts & Letters'], 0]);
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  await steps.write(lead.institutionId, id);
  expect((await peopleNow()).students.map(({ schoolName }) => schoolName)).toEqual([
    'Arts & Letters',
    'Arts & Letters',
  ]);
  expect([await howMany('school'), await howMany('round_school')]).toEqual([1, 1]);
  const again = await checked('students', file);
  expect([await countsOf(again), await rows.newSchools(lead, again)]).toEqual([
    { new: 0, changed: 0, same: 2, fault: 0 },
    [],
  ]);
});

test('an ID of one person with the e-mail address of another is a fault, whoever is there already', async () => {
  const headers = ['student number', ...people];
  await done(
    'students',
    csv(
      headers,
      ['k1', 'amina@u.ac.uk', 'Amina', 'Khan', 'Law', 'A'],
      ['k2', 'ben@u.ac.uk', 'Ben', 'Hall', 'Law', 'A'],
    ),
  );
  const id = await checked(
    'students',
    csv(headers, ['K1', 'ben@u.ac.uk', 'Amina', 'Khan', 'Law', 'A'], ['k3', 'amina@u.ac.uk', 'Cy', 'Ash', 'Law', 'A']),
  );
  expect(await faultsOf(id)).toEqual(['2 email: person.two', '3 email: person.two']);
});

test('a person who becomes two between the check and the writing sends the file back to be checked', async () => {
  const headers = ['student number', ...people];
  const id = await checked('students', csv(headers, ['k1', 'amina@u.ac.uk', 'Amina', 'Khan', 'Law', 'A']));
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  await db.query(
    `insert into student (institution_id, university_id, email, first_name, last_name) values ($1, 'k9', 'amina@u.ac.uk', 'A', 'K')`,
    [lead.institutionId],
  );
  await steps.write(lead.institutionId, id);
  expect(await stateOf(id)).toBe('checking');
  await steps.check(lead.institutionId, id);
  expect(await faultsOf(id)).toEqual(['2 email: person.two']);
  expect(await howMany('application')).toBe(0);
});

test('an empty cell clears an answer, a column that is not in the file leaves it', async () => {
  await done('students', csv(people, ['amina@u.ac.uk', 'Amina', 'Khan', 'Law', 'A']));
  await done('students', csv(['email', 'first name', 'last name', 'course'], ['amina@u.ac.uk', 'Amina', 'Khan', '']));
  expect((await peopleNow()).students[0]?.answers).toEqual({ 'column:grade': 'A' });
});

test('shared experience is read only with the way in which people agreed, and goes where only matching reads', async () => {
  const headers = ['email', 'first name', 'last name', 'shared experience wanted', 'shared experience asked'];
  const file = csv(
    headers,
    ['amina@u.ac.uk', 'Amina', 'Khan', 'First in family', 'yes'],
    ['ben@u.ac.uk', 'Ben', 'Hall', 'Carer', 'no'],
  );
  const id = await sent('students', file);
  const targets = await proposed(id);
  await expect(imports.chooseMapping(lead, id, { targets, agreedHow: 'yes' })).rejects.toMatchObject({
    code: 'import.mapping',
    fields: [{ field: 'agreedHow' }],
  });
  await imports.chooseMapping(lead, id, { targets: targets.map((one) => (one.startsWith('shared') ? 'skip' : one)) });
  expect((await imports.find(lead, id)).agreedHow).toBeNull();
  await done('students', file);
  const [kept, ...more] = await db.query<{ sealed: Buffer }>(
    'select sealed, agreed_how, agreed_at, application_id from experience_wanted where institution_id = $1',
    [lead.institutionId],
  );
  expect(more).toEqual([]);
  expect(kept).toMatchObject({ agreed_how: agreedHow, agreed_at: clock.now() });
  expect(kept?.sealed.includes('family')).toBe(false);
  expect(await openedExperiences()).toEqual(['First in family']);
  expect((await peopleNow()).students.map(({ answers }) => answers)).toEqual([{}, {}]);
});

test('shared experience cannot be kept among the answers, and private columns are left out unless somebody asks', async () => {
  const headers = [
    'email',
    'first name',
    'last name',
    'shared experience wanted',
    'Ethnicity',
    'FSM eligible',
    'Grade',
  ];
  const file = csv(headers, ['amina@u.ac.uk', 'Amina', 'Khan', 'First in family', 'Asian', 'yes', 'A']);
  const id = await sent('students', file);
  const targets = await proposed(id);
  expect(targets.slice(3)).toEqual(['sharedExperienceWanted', 'skip', 'skip', 'column:grade']);
  const openly = targets.with(3, 'column:shared-experience-wanted');
  await expect(imports.chooseMapping(lead, id, { targets: openly, agreedHow })).rejects.toMatchObject({
    code: 'import.mapping',
    fields: [{ field: 'shared experience wanted' }],
  });
  await imports.chooseMapping(lead, id, { targets: targets.with(4, 'column:ethnicity'), agreedHow });
});

test('tiers come from the records office or from priority groups; who has neither comes after the last', async () => {
  await db.query(
    `with g as (insert into priority_group (institution_id, name) values ($1, 'Care experienced') returning id)
    insert into round_tier (institution_id, round_id, priority_group_id, tier) select $1, $2, id, 2 from g`,
    [lead.institutionId, roundId],
  );
  const headers = ['email', 'first name', 'last name', 'priority tier', 'priority groups'];
  const file = csv(
    headers,
    ['a@u.ac.uk', 'A', 'A', '1', 'care experienced'],
    ['b@u.ac.uk', 'B', 'B', '', 'Care experienced'],
    ['c@u.ac.uk', 'C', 'C', '', ''],
  );
  await done('students', file);
  const tiers = async () => Object.fromEntries((await peopleNow()).students.map(({ name, tier }) => [name, tier]));
  expect(await tiers()).toEqual({ 'A A': 1, 'B B': 2, 'C C': 3 });
  expect(await countsOf(await checked('students', file))).toMatchObject({ same: 3 });
  await done('students', csv(headers, ['b@u.ac.uk', 'B', 'B', '', '']));
  expect(await tiers()).toEqual({ 'A A': 1, 'B B': 3, 'C C': 3 });
});

test('places are one unless a mentor says otherwise', async () => {
  const file = csv(['email', 'name', 'capacity'], ['a@u.ac.uk', 'Asha Rao', '3'], ['b@u.ac.uk', 'Bo Lind', '']);
  await done('mentors', file);
  expect((await peopleNow()).mentors.map(({ places }) => places).sort()).toEqual([1, 3]);
  expect(await countsOf(await checked('mentors', file))).toMatchObject({ same: 2 });
});

test('choices with a column each are kept as one list, stars beside them, and what is given can be asked for', async () => {
  const headers = ['email', 'name', 'Second choice', 'First choice', 'Introduction ratings'];
  const answers = () =>
    db.query<{ answers: unknown }>('select answers from application where round_id = $1', [roundId]);
  const given = () => new FreeColumns(database).given(lead, roundId, ['ratings', 'choices', 'avoid']);
  expect(await given()).toEqual([]);
  await done('students', csv(headers, ['a@u.ac.uk', 'A A', 'tom@x.org', 'joan@x.org', 'joan@x.org: 4']));
  const kept = { choices: ['joan@x.org', 'tom@x.org'], ratings: ['joan@x.org: 4'] };
  expect(await answers()).toEqual([{ answers: kept }]);
  expect(await given()).toEqual(['ratings', 'choices']);
  await done('students', csv(headers, ['a@u.ac.uk', 'A A', '', 'tom@x.org', '']));
  expect(await answers()).toEqual([{ answers: { choices: ['tom@x.org'] } }]);
  const elsewhere = { ...lead, institutionId: '00000000-0000-7000-8000-000000000000' };
  expect(await new FreeColumns(database).given(elsewhere, roundId, ['choices'])).toEqual([]);
});

test('the columns of their own can be asked for, with their values', async () => {
  await done(
    'students',
    csv(
      people,
      ['a@u.ac.uk', 'A', 'A', 'Law', 'HEO'],
      ['b@u.ac.uk', 'B', 'B', 'Law', 'HEO'],
      ['c@u.ac.uk', 'C', 'C', 'Law', 'SEO'],
    ),
  );
  const columns = new FreeColumns(database);
  expect(await columns.of(lead, roundId, 'students')).toEqual([{ key: 'column:grade', label: 'Grade' }]);
  expect(await columns.values(lead, roundId, 'students', 'column:grade')).toEqual(['HEO', 'SEO']);
  const analyst = { ...lead, roles: ['analyst' as const] };
  await expect(columns.values(analyst, roundId, 'students', 'column:grade')).rejects.toMatchObject({
    kind: 'forbidden',
  });
});

test('confirming in two tabs writes once', async () => {
  const id = await checked('students', fixture('small-mentees'));
  await Promise.all([1, 2].map(() => imports.confirm(lead, id, { leaveOutFaultyRows: false })));
  await Promise.all([1, 2].map(() => steps.write(lead.institutionId, id)));
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  expect(
    await db.query(
      `select data->>'importId' as id from jobs.job where name = 'write-import' and data->>'importId' = $1`,
      [id],
    ),
  ).toHaveLength(1);
  expect([await stateOf(id), await howMany('application'), await howMany('import_row')]).toEqual(['done', 50, 0]);
});

test.each<[string, () => Promise<void>]>([
  ['an error', () => Promise.reject(new Error('cut off'))],
  [
    'a connection that is cut',
    async () => {
      await db.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`,
      );
    },
  ],
])('%s in the middle of writing leaves nothing, and the next run writes everything', async (_, strike) => {
  const id = await checked('students', fixture('small-mentees'));
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  const hit = new HeldClock();
  const cut = new ImportSteps(new StruckDatabase(source, strike), jobs, hit, testSecrets());
  await expect(cut.write(lead.institutionId, id)).rejects.toThrow();
  expect([await howMany('student'), await howMany('application'), await stateOf(id)]).toEqual([0, 0, 'writing']);
  await steps.write(lead.institutionId, id);
  expect([await howMany('student'), await howMany('application'), await stateOf(id)]).toEqual([50, 50, 'done']);
});

/** Lets `strike` fall just before the people of an import are committed. */
class StruckDatabase extends Database {
  constructor(
    source: DataSource,
    private readonly strike: () => Promise<void>,
  ) {
    super(source);
  }

  override transaction: Database['transaction'] = (actor, work) =>
    super.transaction(actor, async (tx) => {
      const result = await work(tx);
      const written = await tx.query<unknown[]>('select from application where institution_id = $1', [
        actor.institutionId,
      ]);
      if (written.length > 0) await this.strike();
      return result;
    });
}

test('reading begins again from the start after it was cut off', async () => {
  const id = await imports.begin(lead, roundId, 'students', { path: fixture('small-mentees'), fileName: 'x.csv' });
  await db.query(`insert into import_row (institution_id, import_id, row_number, content) values ($1, $2, 2, 'left')`, [
    lead.institutionId,
    id,
  ]);
  await steps.read(lead.institutionId, id);
  expect([await stateOf(id), await howMany('import_row'), await howMany('import_chunk')]).toEqual(['mapping', 50, 0]);
});

test('a run that was thought dead cannot write into its successor’s work, nor into what was abandoned', async () => {
  const id = await imports.begin(lead, roundId, 'students', { path: fixture('small-mentees'), fileName: 'x.csv' });
  const at = { institutionId: lead.institutionId, importId: id };
  const late = await ImportRun.begin(database, at, 'reading');
  const next = await ImportRun.begin(database, at, 'reading');
  await expect(late?.step({ doneCount: 9 }, () => Promise.resolve())).rejects.toBeInstanceOf(Overtaken);
  await next?.step({ doneCount: 5 }, () => Promise.resolve());
  expect((await imports.find(lead, id)).doneCount).toBe(5);
  await imports.abandon(lead, id);
  await expect(next?.step({ doneCount: 9 }, () => Promise.resolve())).rejects.toBeInstanceOf(Overtaken);
});

test('a step that has been cut off too often is given up', async () => {
  const id = await imports.begin(lead, roundId, 'students', { path: fixture('small-mentees'), fileName: 'x.csv' });
  await db.query('update import set attempts = 5 where id = $1', [id]);
  await steps.read(lead.institutionId, id);
  expect(await stateOf(id)).toBe('failed');
  expect(await howMany('import_chunk')).toBe(0);
});

test('a try that was killed leaves nothing on the disk once the next has read the file', async () => {
  const id = await imports.begin(lead, roundId, 'students', { path: fixture('small-mentees'), fileName: 'a.csv' });
  const left = path.join(tmpdir(), `footing-import-${id}`);
  mkdirSync(left);
  writeFileSync(path.join(left, 'file'), 'Amina Yusuf');
  await steps.read(lead.institutionId, id);
  expect([await stateOf(id), existsSync(left)]).toEqual(['mapping', false]);
});

test('what nobody goes on with for two weeks is forgotten when the next file comes, and not before', async () => {
  const [waiting, written] = [
    await sent('students', fixture('small-mentees')),
    await done('mentors', fixture('small-mentors')),
  ];
  await db.query(`update import set created_at = $2::timestamptz - interval '13 days' where institution_id = $1`, [
    lead.institutionId,
    clock.now(),
  ]);
  expect(await steps.forgetUnfinished(lead.institutionId)).toBe(0);
  await db.query(`update import set created_at = created_at - interval '2 days' where institution_id = $1`, [
    lead.institutionId,
  ]);
  const next = await sent('students', fixture('small-mentees'));
  expect([await stateOf(waiting), await stateOf(written), await stateOf(next)]).toEqual([
    'abandoned',
    'done',
    'mapping',
  ]);
  const kept = await db.query<{ id: string }>(
    'select distinct import_id as id from import_row where institution_id = $1',
    [lead.institutionId],
  );
  expect(kept).toEqual([{ id: next }]);
});

test('a file that is no table is refused in plain words, and nothing of it is kept', async () => {
  const id = await sent('students', fileOf('list.pdf', '%PDF-1.7 people'));
  expect(await imports.find(lead, id)).toMatchObject({
    state: 'refused',
    refusal: 'file.not-a-table',
    notes: [expect.any(String), expect.any(String)],
  });
  expect([await howMany('import_row'), await howMany('import_chunk')]).toEqual([0, 0]);
});

test('an abandoned import keeps nothing, and what is written cannot be abandoned', async () => {
  const id = await checked('students', fixture('small-mentees'));
  await imports.abandon(lead, id);
  expect([await stateOf(id), await howMany('import_row'), await howMany('import_fault')]).toEqual(['abandoned', 0, 0]);
  const written = await done('students', fixture('small-mentees'));
  await expect(imports.abandon(lead, written)).rejects.toMatchObject({ code: 'import.moved-on' });
});

test('nobody at another university sees an import, nor a consultant here', async () => {
  const id = await checked('students', fixture('small-mentees'));
  const { lead: other } = await aUniversity();
  for (const ask of [
    imports.find(other, id),
    imports.confirm(other, id, { leaveOutFaultyRows: true }),
    imports.abandon(other, id),
    imports.chooseMapping(other, id, { targets: [] }),
  ])
    await expect(ask).rejects.toMatchObject({ code: 'import.not-found' });
  await expect(
    imports.begin(other, roundId, 'students', { path: fixture('small-mentees'), fileName: 'x' }),
  ).rejects.toMatchObject({ code: 'round.not-found' });
  expect([
    await imports.list(other, roundId),
    (await rows.faults(other, id)).total,
    await rows.preview(other, id),
  ]).toEqual([[], 0, []]);
  await expect(imports.find({ ...lead, roles: ['consultant'] }, id)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('the database itself refuses an import that was written without being confirmed', async () => {
  const id = await checked('students', fixture('small-mentees'));
  await expect(db.query(`update import set state = 'done' where id = $1`, [id])).rejects.toMatchObject({
    constraint: 'import_written_when_confirmed',
  });
  await expect(db.query(`update import set state = 'refused' where id = $1`, [id])).rejects.toMatchObject({
    constraint: 'import_refused_with_reason',
  });
});

test('what was kept as one list a person becomes a row and a decision each, once, and nothing is lost', async () => {
  await done(
    'students',
    csv(['email', 'first name', 'last name'], ['a@u.ac.uk', 'A', 'Khan'], ['b@u.ac.uk', 'B', 'Khan']),
  );
  const parts = await db.query<{ id: string; student_id: string }>(
    'select id, student_id from application where institution_id = $1 order by id',
    [lead.institutionId],
  );
  const [first, second] = parts;
  const sealed = await database.transaction(lead, (tx) =>
    testSecrets().seal(
      tx,
      lead,
      'experience_wanted.experiences',
      second?.student_id ?? '',
      '["Carer","First in family"]',
    ),
  );
  await db.query(
    `insert into experience_wanted_before (institution_id, application_id, experiences, sealed, agreed_how, agreed_at)
     values ($1, $2, '{First in family}', null, 'form', '2026-10-01'), ($1, $3, null, $4, 'form', '2026-10-02')`,
    [lead.institutionId, first?.id, second?.id, sealed],
  );
  expect(await openedExperiences()).toEqual([]);
  for (let again = 0; again < 2; again += 1) await steps.tidyExperiences(lead.institutionId);
  expect(await howMany('experience_wanted_before')).toBe(0);
  expect((await openedExperiences()).toSorted()).toEqual(['Carer', 'First in family', 'First in family']);
  const decided = await db.query(
    `select v.kind, v.method, to_char(e.agreed_at at time zone 'Europe/London', 'YYYY-MM-DD') as agreed
     from consent.event v join experience_wanted e using (institution_id, subject_id, item)
     where v.institution_id = $1 order by e.agreed_at, e.item`,
    [lead.institutionId],
  );
  const given = { kind: 'given', method: 'earlier import' };
  expect(decided).toEqual([
    { ...given, agreed: '2026-10-01' },
    { ...given, agreed: '2026-10-02' },
    { ...given, agreed: '2026-10-02' },
  ]);
  const [ours, theirs] = (await peopleNow()).students.map(({ experiencesWanted }) => experiencesWanted);
  expect([ours?.length, theirs?.length, theirs?.includes(ours?.[0] ?? '')]).toEqual([1, 2, true]);
});

test('matching learns who shares something, and the database and the draft never learn what', async () => {
  const said = (who: string, kind: string, words: string) =>
    csv(['email', 'first name', 'last name', `shared experience ${kind}`], [`${who}@u.ac.uk`, who, 'Khan', words]);
  await done('students', said('amina', 'wanted', 'Quartzite  VEXILLUM'));
  await done('mentors', said('joan', 'offered', 'quartzite vexillum; Marzipan'));
  const { students, mentors } = await peopleNow();
  const [wanted, offered] = [students[0]?.experiencesWanted, mentors[0]?.experiencesOffered];
  expect(wanted).toHaveLength(1);
  expect(new Set(offered).size).toBe(2);
  expect(offered).toContain(wanted?.[0]);
  const dump = await db.query<{ row: string }>(
    `select row_to_json(e)::text as row from experience_wanted e union all select row_to_json(e)::text from experience_offered e
     union all select row_to_json(a)::text from application a union all select row_to_json(o)::text from offer o
     union all select row_to_json(r)::text from import_row r union all select row_to_json(c)::text from import_chunk c`,
  );
  expect(dump.length).toBeGreaterThanOrEqual(4);
  expect(dump.filter(({ row }) => /quartzite|vexillum|marzipan/i.test(row))).toEqual([]);
  expect(JSON.stringify([wanted, offered])).not.toMatch(/quartzite|vexillum|marzipan/i);
});

test('a file on its way in is sealed from the moment it comes', async () => {
  const canary = 'canary of special category';
  const file = csv(['email', 'first name', 'last name', 'shared experience wanted'], ['a@u.ac.uk', 'A', 'K', canary]);
  const id = await imports.begin(lead, roundId, 'students', { path: file, fileName: 'a.csv' });
  const kept = async () =>
    db.query<{ row: string }>(
      `select encode(bytes, 'escape') as row from import_chunk where import_id = $1
       union all select encode(content, 'escape') || coalesce(reading::text, '') from import_row where import_id = $1`,
      [id],
    );
  expect(await kept()).toHaveLength(1);
  expect(JSON.stringify(await kept())).not.toMatch(/canary/);
  await steps.read(lead.institutionId, id);
  const targets = (await imports.find(lead, id)).mapping?.map(({ target }) => target) ?? [];
  await imports.chooseMapping(lead, id, { targets, agreedHow });
  await steps.check(lead.institutionId, id);
  expect(await kept()).toHaveLength(1);
  expect(JSON.stringify(await kept())).not.toMatch(/canary/);
});

test('of a date of birth only the day stays on which somebody turns 18, and only while that lies ahead', async () => {
  const headers = ['email', 'first name', 'last name', 'Date of birth'];
  const file = csv(
    headers,
    ['amina@u.ac.uk', 'Amina', 'Khan', '04/11/2008'],
    ['ben@u.ac.uk', 'Ben', 'Hall', '1999-05-17'],
    ['cai@u.ac.uk', 'Cai', 'Rees', ''],
  );
  const id = await checked('students', file);
  const staged = await db.query<{ text: string }>('select reading::text as text from import_row where import_id = $1', [
    id,
  ]);
  expect(staged.filter(({ text }) => /1999|2017/.test(text))).toEqual([]);
  await imports.confirm(lead, id, { leaveOutFaultyRows: false });
  await steps.write(lead.institutionId, id);
  const until = () =>
    db.query(`select first_name, under_18_until::text as until from student where institution_id = $1 order by 1`, [
      lead.institutionId,
    ]);
  const known = [
    { first_name: 'Amina', until: '2026-11-04' },
    { first_name: 'Ben', until: null },
    { first_name: 'Cai', until: null },
  ];
  expect(await until()).toEqual(known);
  expect((await peopleNow()).students.map(({ answers }) => answers)).toEqual([{}, {}, {}]);
  expect(await countsOf(await checked('students', file))).toMatchObject({ changed: 0, same: 3 });
  await done('students', csv(headers, ['amina@u.ac.uk', 'Amina', 'Khan', '']));
  expect(await until()).toEqual(known);
  await done('students', csv(headers, ['amina@u.ac.uk', 'Amina', 'Khan', '4 Nov 2001']));
  expect((await until())[0]).toEqual({ first_name: 'Amina', until: null });
});

test('a file does not give again what somebody has taken back, and the import says how many those are', async () => {
  const headers = ['email', 'first name', 'last name', 'shared experience wanted'];
  const file = csv(
    headers,
    ['amina@u.ac.uk', 'Amina', 'Khan', 'Carer; Parent'],
    ['ben@u.ac.uk', 'Ben', 'Hall', 'Carer'],
  );
  await done('students', file);
  await database.transaction(lead, async (tx) => {
    const [mine] = await tx.query<{ id: string; item: string; sha: string }[]>(
      `select p.id, s.item, encode(n.sha256, 'hex') as sha from student p join consent.state s on s.subject_id = p.id and s.item <> ''
         cross join (select sha256 from consent.notice where institution_id = $1 limit 1) n
       where p.institution_id = $1 and p.first_name = 'Amina' order by s.item limit 1`,
      [lead.institutionId],
    );
    await tx.query(
      `select consent.record($1, 'student', 'matching.characteristics', $2, 'withdrawn', decode($3, 'hex'), clock_timestamp(), 'button', 'x')`,
      [mine?.id, mine?.item, mine?.sha],
    );
  });
  const id = await done('students', file);
  expect((await imports.find(lead, id)).notes).toContainEqual(
    '1 shared experience was taken back or ran out since people agreed. It stays out, whatever this file says.',
  );
  expect((await peopleNow()).students.map(({ experiencesWanted }) => experiencesWanted.length)).toEqual([1, 1]);
});
