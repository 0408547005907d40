import { connectionOptions, Database } from '@footing/database';
import { identityEntities } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { programmesEntities } from '@footing/programmes';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { Applications } from './applications.service';
import { peopleEntities } from './data/entities';
import { Offers } from './offers.service';

let db: FreshDatabase;
let source: DataSource;
let applications: Applications;
let offers: Offers;
let actor: Actor;
let roundId: string;
let lawId: string;

beforeAll(async () => {
  db = await freshDatabase();
  const entities = [...peopleEntities, ...programmesEntities, ...identityEntities];
  source = await new DataSource({ ...connectionOptions(db.url), entities }).initialize();
  [applications, offers] = [new Applications(new Database(source)), new Offers(new Database(source))];
  const [made] = await db.query<{ institution: string; round: string; law: string }>(
    `with i as (insert into institution (slug, name, nation, contact_email) values ('u', 'U', 'england', 'a@u.ac.uk') returning id),
     p as (insert into programme (institution_id, name, kind) select id, 'Mentoring', 'career' from i returning id),
     r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
       select i.id, p.id, '2026', '2026-09-28', '2026-11-30', '2026-12-11', '2027-01-11', '2027-06-30' from i, p returning id),
     s as (insert into school (institution_id, name) select id, 'Law' from i returning id)
     select i.id as institution, r.id as round, s.id as law from i, r, s`,
  );
  if (!made) throw new Error('no university');
  actor = { ...systemActor(made.institution), roles: ['programme-lead'] };
  [roundId, lawId] = [made.round, made.law];
  await db.query(
    `with s as (insert into student (institution_id, university_id, email, first_name, last_name, school_id)
       select $1, 'k' || n, 's' || n || '@u.ac.uk', case n when 7 then 'Zoë' else 'Ben' end, 'Hall' || lpad(n::text, 3, '0'),
         case when n <= 60 then $3::uuid end from generate_series(1, 120) n returning id)
     insert into application (institution_id, round_id, student_id, answers) select $1, $2, id, '{"course":"Law"}' from s`,
    [made.institution, roundId, lawId],
  );
  await db.query(
    `with m as (insert into mentor (institution_id, email, first_name, last_name)
       values ($1, 'asha_rao@u.ac.uk', 'Asha', 'Rao') returning id)
     insert into offer (institution_id, round_id, mentor_id, places) select $1, $2, id, 3 from m`,
    [made.institution, roundId],
  );
});
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

test('a round’s students come in pages, by last name', async () => {
  const { people, total, page, pages } = await applications.list(actor, roundId, { page: 2 });
  expect([total, page, pages, people.length]).toEqual([120, 2, 6, 20]);
  expect(people[0]).toMatchObject({ lastName: 'Hall021', universityId: 'k21', schoolName: 'Law', places: null });
  expect((await applications.list(actor, roundId, { page: 99 })).page).toBe(6);
  expect(await applications.count(actor, roundId)).toBe(120);
});

test.each([
  ['zoë hall007', 1],
  ['Hall007 zoë', 1],
  ['K12', 2],
  ['s120@u.ac.uk', 1],
  ['%', 0],
  ['_', 0],
])('looking for “%s” finds %i', async (search, count) => {
  const { total } = await applications.list(actor, roundId, { search });
  expect(total).toBe(count);
});

test('they can be looked at school by school', async () => {
  expect((await applications.list(actor, roundId, { school: lawId })).total).toBe(60);
});

test('one person is shown with their answers, and with their places', async () => {
  const [student] = (await applications.list(actor, roundId)).people;
  expect(await applications.find(actor, student?.id ?? '')).toMatchObject({ roundId, answers: { course: 'Law' } });
  const [mentor] = (await offers.list(actor, roundId, { search: 'asha_rao' })).people;
  expect(await offers.find(actor, mentor?.id ?? '')).toMatchObject({ firstName: 'Asha', places: 3, answers: {} });
});

test('another university sees nobody, and an analyst may not look', async () => {
  const other: Actor = { ...actor, institutionId: '00000000-0000-7000-8000-000000000000' };
  expect((await applications.list(other, roundId)).total).toBe(0);
  const [student] = (await applications.list(actor, roundId)).people;
  await expect(applications.find(other, student?.id ?? '')).rejects.toMatchObject({ code: 'application.not-found' });
  await expect(offers.list({ ...actor, roles: ['analyst'] }, roundId)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('who objects to matching stays in the list, is told apart in it, and is counted', async () => {
  const [student] = (await applications.list(actor, roundId)).people;
  expect(student).toMatchObject({ takesPart: true });
  expect(await applications.countOut(actor, roundId)).toBe(0);
  await db.query(
    `update consent.state s set permitted = false from application a
     where a.id = $1 and s.subject_id = a.student_id and s.purpose = 'matching.core'`,
    [student?.id],
  );
  expect((await applications.list(actor, roundId)).people[0]).toMatchObject({ id: student?.id, takesPart: false });
  expect(await applications.find(actor, student?.id ?? '')).toMatchObject({ takesPart: false });
  expect([await applications.countOut(actor, roundId), await offers.countOut(actor, roundId)]).toEqual([1, 0]);
});
