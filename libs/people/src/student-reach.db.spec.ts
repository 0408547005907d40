import { connectionOptions, Database } from '@footing/database';
import { Accounts, type Coverage, covers, identityEntities, Portfolios } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import * as fc from 'fast-check';
import { DataSource } from 'typeorm';
import { Applications } from './applications.service';
import { peopleEntities } from './data/entities';
import { withinReach } from './data/student-reach.query';
import { Offers } from './offers.service';

interface Student {
  readonly id: string;
  readonly schoolId: string | null;
  readonly priorityGroupIds: string[];
}

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let applications: Applications;
let offers: Offers;
let portfolios: Portfolios;
let roundId: string;
let schools: string[];
let groups: string[];
let students: Student[];
let lead: Actor;
let tom: Actor;
let priya: Actor;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...peopleEntities, ...programmesEntities, ...identityEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  database = new Database(source);
  [applications, offers] = [new Applications(database), new Offers(database)];
  portfolios = new Portfolios(database);
  const [made] = await db.query<{ institution: string; round: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('u', 'U', 'england', 'a@u.ac.uk') returning id),
     p as (insert into programme (institution_id, name, kind) select id, 'Mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id)
     select i.id as institution, r.id as round from i, r`,
  );
  if (!made) throw new Error('no university');
  roundId = made.round;
  const ids = async (sql: string) => (await db.query<{ id: string }>(sql, [made.institution])).map(({ id }) => id);
  schools = await ids(`insert into school (institution_id, name) select $1, 'School ' || n from generate_series(1, 3) n returning id`); // prettier-ignore
  groups = await ids(`insert into priority_group (institution_id, name) select $1, 'Group ' || n from generate_series(1, 2) n returning id`); // prettier-ignore
  await db.query(
    `with s as (insert into student (institution_id, university_id, email, first_name, last_name, school_id)
       select $1, 'k' || n, 's' || n || '@u.ac.uk', 'Ben', 'Hall' || n, ($3::uuid[])[n % 4] from generate_series(0, 15) n
       returning id, university_id),
     m as (insert into priority_group_member (institution_id, student_id, priority_group_id, source)
       select $1, s.id, g.id, 'a list' from s, unnest($4::uuid[]) with ordinality g (id, no)
       where substr(s.university_id, 2)::int / 4 in (g.no, 3) returning 1)
     insert into application (institution_id, round_id, student_id, answers) select $1, $2, id, '{}' from s`,
    [made.institution, roundId, schools, groups],
  );
  await db.query(
    `with m as (insert into mentor (institution_id, email, first_name, last_name)
       values ($1, 'asha_rao@u.ac.uk', 'Asha', 'Rao') returning id)
     insert into offer (institution_id, round_id, mentor_id, places) select $1, $2, id, 3 from m`,
    [made.institution, roundId],
  );
  students = await db.query<Student>(
    `select a.id, s.school_id as "schoolId", array(select m.priority_group_id::text from priority_group_member m
       where m.student_id = s.id) as "priorityGroupIds"
     from application a join student s on s.id = a.student_id`,
  );
  const system = systemActor(made.institution);
  const person = async (name: string, role: 'consultant' | 'programme-lead'): Promise<Actor> => {
    const { id } = await new Accounts(database).create(system, { name, email: `${name}@u.ac.uk`, roles: [role] });
    return { institutionId: made.institution, accountId: id, roles: [role] };
  };
  [lead, tom, priya] = [
    await person('lead', 'programme-lead'),
    await person('tom', 'consultant'),
    await person('priya', 'consultant'),
  ];
});
beforeEach(() => db.query('delete from portfolio_cover; delete from portfolio'));
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const idOf = ({ accountId }: Actor) => accountId ?? '';
const gives = (who: Actor, { schools: s = [], groups: g = [] }: { schools?: string[]; groups?: string[] }) =>
  portfolios.change(lead, idOf(who), { whose: 'some', schools: s, priorityGroups: g });
const listed = async (who: Actor) => new Set((await applications.list(who, roundId)).people.map(({ id }) => id));
const idsOf = (some: readonly Student[]) => new Set(some.map(({ id }) => id));

test('the university of this spec has students in every corner', () => {
  expect(students).toHaveLength(16);
  expect(students.filter(({ schoolId }) => schoolId === null)).toHaveLength(4);
  expect(students.map(({ priorityGroupIds }) => priorityGroupIds.length).sort()).toEqual([
    ...Array<number>(4).fill(0),
    ...Array<number>(8).fill(1),
    ...Array<number>(4).fill(2),
  ]);
});

test('a consultant without a portfolio sees nobody; the lead sees everybody', async () => {
  expect(await listed(tom)).toEqual(new Set());
  expect(await listed(lead)).toEqual(idsOf(students));
  for (const { id } of students) {
    await expect(applications.find(tom, id)).rejects.toMatchObject({
      kind: 'not-found',
      code: 'application.not-found',
    });
    await expect(applications.find(lead, id)).resolves.toMatchObject({ id });
  }
});

test('whatever the portfolio, lists and single records show exactly whom it covers', async () => {
  const portfolio = fc.tuple(fc.subarray([0, 1, 2]), fc.subarray([0, 1])).filter(([s, g]) => s.length + g.length > 0);
  const pick = (from: string[], at: number[]) => at.map((one) => from[one] ?? '');
  await fc.assert(
    fc.asyncProperty(portfolio, fc.nat({ max: 15 }), async ([s, g], nth) => {
      const own = { schools: pick(schools, s), groups: pick(groups, g) };
      await gives(tom, own);
      const coverage: Coverage = { everything: false, schoolIds: own.schools, priorityGroupIds: own.groups };
      const seen = students.filter((student) => covers(coverage, student));
      expect(await listed(tom)).toEqual(idsOf(seen));
      const student = students[nth];
      const found = await applications.find(tom, student?.id ?? '').catch(() => null);
      expect(found?.id ?? null).toBe(seen.find(({ id }) => id === student?.id)?.id ?? null);
    }),
    { numRuns: 30 },
  );
});

test('what a statement filters and what is asked of each student agree', async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray([0, 1, 2]), fc.subarray([0, 1]), async (s, g) => {
      const [schoolIds, priorityGroupIds] = [s.map((n) => schools[n] ?? ''), g.map((n) => groups[n] ?? '')];
      const reach: Coverage = { everything: false, schoolIds, priorityGroupIds };
      const seen = await database.transaction(tom, (tx) =>
        withinReach(tx, tom.institutionId, reach, [...idsOf(students)]),
      );
      expect(seen).toEqual(idsOf(students.filter((student) => covers(reach, student))));
    }),
    { numRuns: 20 },
  );
});

test('a list that a priority group opens is a special-category look, and one that a school opens is not', async () => {
  const looks = async () => {
    await listed(tom);
    const [line] = await db.query<{ special: boolean }>(
      `select special from audit_event where event = 'application.listed' order by at desc, id desc limit 1`,
    );
    return line?.special;
  };
  await gives(tom, { schools: schools.slice(0, 1) });
  expect(await looks()).toBe(false);
  await gives(tom, { schools: schools.slice(0, 1), groups: groups.slice(0, 1) });
  expect(await looks()).toBe(true);
});

test('cover adds what the absent look after, on its days only, and does not pass on', async () => {
  const [law = '', arts = '', music = ''] = schools;
  await gives(tom, { schools: [law] });
  await gives(priya, { schools: [arts] });
  const inSchools = (...some: string[]) => idsOf(students.filter(({ schoolId }) => some.includes(schoolId ?? '')));
  const days = { fromDay: '2020-01-01', toDay: '2020-01-02' };
  const cover = await portfolios.arrangeCover(lead, idOf(priya), { to: idOf(tom), ...days });
  const lasts = (from: string, to: string) =>
    db.query(
      `update portfolio_cover set from_day = (now() at time zone 'Europe/London')::date + $1::int,
         to_day = (now() at time zone 'Europe/London')::date + $2::int where id = $3`,
      [from, to, cover],
    );
  expect(await listed(tom)).toEqual(inSchools(law));
  await lasts('0', '0');
  expect(await listed(tom)).toEqual(inSchools(law, arts));
  expect(await listed(priya)).toEqual(inSchools(arts));
  await lasts('1', '3');
  expect(await listed(tom)).toEqual(inSchools(law));
  await lasts('-3', '-1');
  expect(await listed(tom)).toEqual(inSchools(law));
  await lasts('-1', '1');
  const third = await new Accounts(database).create(systemActor(lead.institutionId), {
    ...{ name: 'Third', email: 'third@u.ac.uk', roles: ['consultant' as const] },
  });
  const carol = { ...tom, accountId: third.id };
  await gives(carol, { schools: [music] });
  await portfolios.arrangeCover(lead, idOf(tom), { to: third.id, fromDay: '2020-01-01', toDay: '2999-01-01' });
  expect(await listed(carol)).toEqual(inSchools(law, music));
  await portfolios.endCover(lead, cover);
  expect(await listed(tom)).toEqual(inSchools(law));
});

test('the portfolio of somebody who is a consultant no longer counts for who stands in for them', async () => {
  const [law = '', arts = ''] = schools;
  const gone = await new Accounts(database).create(systemActor(lead.institutionId), {
    ...{ name: 'Gone', email: 'gone@u.ac.uk', roles: ['consultant' as const] },
  });
  await gives(tom, { schools: [law] });
  await gives({ ...tom, accountId: gone.id }, { schools: [arts] });
  await portfolios.arrangeCover(lead, gone.id, { to: idOf(tom), fromDay: '2020-01-01', toDay: '2999-01-01' });
  const inLaw = idsOf(students.filter(({ schoolId }) => schoolId === law));
  expect((await listed(tom)).size).toBeGreaterThan(inLaw.size);
  await db.query(`update account_role set role = 'observer' where account_id = $1`, [gone.id]);
  expect(await listed(tom)).toEqual(inLaw);
});

test('the alumni office sees mentors, and that there are students to nobody’s name', async () => {
  const office: Actor = { ...tom, roles: ['alumni-office'] };
  const [first] = students;
  await expect(applications.list(office, roundId)).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(applications.find(office, first?.id ?? '')).rejects.toMatchObject({ kind: 'forbidden' });
  expect((await offers.list(office, roundId)).total).toBe(1);
});

test('a portfolio of another institution’s school is refused by the database', async () => {
  const [other] = await db.query<{ school: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('v', 'V', 'england', 'a@v.ac.uk') returning id)
     insert into school (institution_id, name) select id, 'Law' from i returning id as school`,
  );
  await expect(gives(tom, { schools: [other?.school ?? ''] })).rejects.toMatchObject({
    ...{ kind: 'invalid', code: 'portfolio.unknown', fields: [{ field: 'schools' }] },
  });
  expect(await listed(tom)).toEqual(new Set());
});
