import { record } from '@footing/audit';
import { Database } from '@footing/database';
import { type Arrival, Arrivals } from '@footing/identity';
import { amina, helen, type UniversityPerson } from '@footing/testing/identity-providers/people';
import { UniversityOidc } from '@footing/testing/identity-providers/university-oidc';
import { UniversitySaml } from '@footing/testing/identity-providers/university-saml';
import { Wharfedale } from './spec/wharfedale';

let here: Wharfedale;
let university: UniversityOidc;
/** The service that may say whose record it is, and another that nobody said so of. */
let numbered: string;
let unnumbered: string;
let saml: UniversitySaml;
let bySaml: string;
let other: UniversityOidc;

beforeAll(async () => {
  [here, university, other] = [await Wharfedale.start(), await UniversityOidc.start(), await UniversityOidc.start()];
  saml = await UniversitySaml.start();
  numbered = await here.useOidc(university, { studentNumber: 'student_number' });
  unnumbered = await here.useOidc(other);
  bySaml = await here.useSaml(saml, { studentNumber: 'employeeNumber' });
}, 60_000);
beforeEach(async () => {
  await here.db.query('delete from sign_in_identity; update account set student_id = null; delete from student');
});
afterAll(async () => {
  for (const one of [university, other, saml]) await one.stop();
  await here.stop();
});

const enrol = async (number: string): Promise<string> => {
  const [row] = await here.db.query<{ id: string }>(
    `insert into student (institution_id, university_id, first_name, last_name) values ($1, $2, 'A', 'B') returning id`,
    [here.institutionId, number],
  );
  return row?.id ?? '';
};

let people = 0;
/** Somebody new at the university, with this number. */
const somebody = (studentNumber: UniversityPerson['studentNumber'], of = amina): UniversityPerson => {
  people += 1;
  const who = { ...of, id: `s${people}`, name: `Student ${people}`, email: `s${people}@wharfedale.example` };
  return studentNumber === undefined ? who : { ...who, studentNumber };
};

const signIn = async (person: UniversityPerson, at = numbered) => {
  university.person = person;
  other.person = person;
  const visitor = here.visitor();
  await visitor.follow(`/sign-in/oidc/${at}?next=/me`);
  return visitor;
};
/** What the service says of them, without a number. */
const arrivalOf = ({ id, name, email }: UniversityPerson): Arrival => ({
  ...{ issuer: university.issuer, subject: id, subjectKind: 'sub', name, email, strength: 'single' },
  ...{ affiliations: ['student@wharfedale.ac.uk'], signedInBy: [], arrived: [], leaving: {} },
  studentNumber: { state: 'none' },
});
const recordOf = async ({ email }: UniversityPerson): Promise<string | null | undefined> => {
  const sql = 'select student_id as id from account where institution_id = $1 and email = $2';
  const [row] = await here.db.query<{ id: string | null }>(sql, [here.institutionId, email]);
  return row?.id;
};
const lines = async (event: string) => (await here.record(event)).length;

test('a student finds out who looked at their application, whatever the case and the blanks around the number', async () => {
  const [priya, student] = [
    await here.accounts.create(here.actor, { name: 'Priya', email: 'p@wharfedale.example', roles: ['consultant'] }),
    await enrol('W20118842'),
  ];
  const me = somebody(' w20118842 ');
  const before = await lines('student-record.linked');
  const visitor = await signIn(me);
  expect(await recordOf(me)).toBe(student);
  expect(await lines('student-record.linked')).toBe(before + 1);
  const consultant = { institutionId: here.institutionId, accountId: priya.id, roles: ['consultant'] as const };
  await here.web
    .get(Database, { strict: false })
    .transaction(consultant, (tx) =>
      record(tx, consultant, { event: 'application.viewed', subjects: [{ kind: 'student', id: student }] }),
    );
  const page = (await visitor.get('/me/record')).text;
  expect(page).toContain('Looked at your application');
  expect(page).toContain('Priya, Careers consultant');
  expect((await visitor.get('/me')).text).toContain('Your university told us which application is yours.');
});

test('a record that is brought in later is found at the next sign-in', async () => {
  const me = somebody('W300');
  const early = await signIn(me);
  expect(await recordOf(me)).toBeNull();
  expect((await early.get('/me')).text).toContain('We do not know yet which application is yours');
  const student = await enrol('w300');
  await signIn(me);
  expect(await recordOf(me)).toBe(student);
});

test('SAML says it as well, by any name of the attribute', async () => {
  const student = await enrol('W400');
  const me = somebody('W400');
  saml.person = me;
  const visitor = here.visitor();
  const form = await visitor.follow(`/sign-in/saml/${bySaml}?next=/me`);
  const [, sent = ''] = /name="SAMLResponse" value="([^"]+)"/.exec(form.text) ?? [];
  const [, key = ''] = /name="RelayState" value="([^"]+)"/.exec(form.text) ?? [];
  await visitor.post(`/sign-in/saml/${bySaml}/answer`, { SAMLResponse: sent, RelayState: key });
  expect(await recordOf(me)).toBe(student);
});

test.each([
  ['none', undefined],
  ['another', 'W501'],
  ['two', ['W500', 'W501']],
  ['an address', 'w500@wharfedale.ac.uk'],
  ['the kelvin sign for a K', '\u212a500'],
  ['full-width digits', 'K\uff15\uff10\uff10'],
  ['a blank of no width', 'K500\u200b'],
  ['something longer than any number', `K500${' '.repeat(40)}${'0'.repeat(4_000)}`],
  ['a pattern', 'K50%'],
  ['another university’s code', 'urn:schac:personalUniqueCode:int:esi:tayside.ac.uk:K500'],
])('%s links nobody', async (_, studentNumber) => {
  for (const number of ['W500', 'K500']) await enrol(number);
  const me = somebody(studentNumber);
  await signIn(me);
  expect(await recordOf(me)).toBeNull();
});

test('a record whose own number only looks like it links nobody', async () => {
  await enrol('\u212a550');
  const me = somebody('K550');
  await signIn(me);
  expect(await recordOf(me)).toBeNull();
});

test('a number from a service that is not set to carry it links nobody', async () => {
  await enrol('W600');
  const me = somebody('W600');
  await signIn(me, unnumbered);
  expect(await recordOf(me)).toBeNull();
});

test('staff are never linked, nor is a student who comes as staff', async () => {
  await enrol('700');
  const staff = somebody('700', helen);
  await signIn(staff);
  expect(await recordOf(staff)).toBeNull();
  const me = somebody(undefined);
  await signIn(me);
  await signIn({ ...me, studentNumber: '700', affiliations: ['staff', 'member'] });
  expect(await recordOf(me)).toBeNull();
});

test('two records that differ in case alone are too many to choose from', async () => {
  for (const number of ['AB8', 'ab8']) await enrol(number);
  const me = somebody('Ab8');
  await signIn(me);
  expect(await recordOf(me)).toBeNull();
});

test('of two accounts with one number the first has the record, and the refusal leaves a line', async () => {
  const student = await enrol('W900');
  const [first, second] = [somebody('W900'), somebody('W900')];
  const before = await lines('student-record.kept');
  const decided = async (person: UniversityPerson) => {
    await signIn(person);
    return recordOf(person);
  };
  expect(await decided(first)).toBe(student);
  expect(await decided(second)).toBeNull();
  expect(await lines('student-record.kept')).toBe(before + 1);
});

test('of eight accounts that come with one number at once, one has the record', async () => {
  const student = await enrol('W950');
  const arrivals = here.web.get(Arrivals, { strict: false });
  const at = { institutionId: here.institutionId, providerId: numbered };
  const settle = (arrival: Arrival) => arrivals.settle(at, arrival, () => Promise.resolve());
  const eight = Array.from({ length: 8 }, () => arrivalOf(somebody(undefined)));
  await Promise.all(eight.map(settle));
  const before = await lines('student-record.kept');
  const numbers = eight.map((each): Arrival => ({ ...each, studentNumber: { state: 'one', number: 'w950' } }));
  await Promise.all(numbers.map(settle));
  const linked = await here.db.query('select from account where student_id = $1', [student]);
  expect(linked.length).toBe(1);
  expect(await lines('student-record.kept')).toBe(before + 7);
});

test('a link is kept when the number later is of another record, and the attempt is on record', async () => {
  const [mine] = [await enrol('W1000'), await enrol('W1001')];
  const me = somebody('W1000');
  await signIn(me);
  const before = await lines('student-record.kept');
  const visitor = await signIn({ ...me, studentNumber: 'W1001' });
  expect(await recordOf(me)).toBe(mine);
  expect(await visitor.isIn()).toBe(true);
  expect(await lines('student-record.kept')).toBe(before + 1);
});
