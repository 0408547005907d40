import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';
import { Institutions } from './institutions.service';
import { PriorityGroups } from './priority-groups.service';
import { Programmes } from './programmes.service';
import { RoundRules } from './round-rules.service';
import { Rounds } from './rounds.service';
import { Schools } from './schools.service';

const nothing = '01890a5d-ac96-774b-bcce-b302099a8057';
const days = {
  name: '2026 to 2027',
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
  answerWithinDays: 7,
};

let db: FreshDatabase;
let source: DataSource;
let lead: Actor;
let stranger: Actor;
let consultant: Actor;
let programmeId: string;

let institutions: Institutions;
let schools: Schools;
let groups: PriorityGroups;
let programmes: Programmes;
let rounds: Rounds;
let rules: RoundRules;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
  const database = new Database(source);
  institutions = new Institutions(database);
  schools = new Schools(database);
  groups = new PriorityGroups(database);
  programmes = new Programmes(database);
  rounds = new Rounds(database);
  rules = new RoundRules(database);
});

beforeEach(async () => {
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  const here = await institutions.create({ slug: 'wharfedale', name: 'Wharfedale', ...words });
  const elsewhere = await institutions.create({ slug: 'tayside', name: 'Tayside', ...words, nation: 'scotland' });
  lead = { institutionId: here.id, accountId: nothing, roles: ['programme-lead'] };
  consultant = { institutionId: here.id, accountId: nothing, roles: ['consultant'] };
  stranger = { institutionId: elsewhere.id, accountId: nothing, roles: ['programme-lead'] };
  programmeId = (await programmes.create(lead, { name: 'Career mentoring', kind: 'career', about: '' })).id;
});

afterEach(() =>
  db.query(
    'delete from consent.state; delete from round; delete from programme; delete from school; delete from priority_group; delete from institution',
  ),
);
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const newRound = async (over: Partial<typeof days> & { copyFrom?: string } = {}) =>
  (await rounds.create(lead, programmeId, { ...days, ...over })).id;

describe('schools and groups', () => {
  test('a school that a round has is not removed, in code or in the database; unused, it goes', async () => {
    const [law, art] = [await schools.add(lead, { name: 'Law' }), await schools.add(lead, { name: 'Art' })];
    await newRound();
    const later = await schools.add(lead, { name: 'Music' });
    expect((await schools.roundsWith(lead, law.id)).map(({ name }) => name)).toEqual(['2026 to 2027']);
    expect(await schools.roundsWith(stranger, law.id)).toEqual([]);
    await expect(schools.remove(lead, law.id)).rejects.toMatchObject({ kind: 'conflict', code: 'school.in-use' });
    const hostile = db.query('delete from school where id = $1', [art.id]);
    await expect(hostile).rejects.toMatchObject({ constraint: 'round_school_institution_id_school_id_fkey' });
    await schools.remove(lead, later.id);
    expect((await schools.list(lead)).map(({ name }) => name)).toEqual(['Art', 'Law']);
    await expect(schools.remove(lead, later.id)).rejects.toMatchObject({ code: 'school.not-found' });
  });

  test('a school that a student belongs to is not removed, even when no round has it', async () => {
    const law = await schools.add(lead, { name: 'Law' });
    await db.query(
      `insert into student (institution_id, email, first_name, last_name, school_id)
       values ($1, 'amina@wharfedale.example', 'Amina', 'Yusuf', $2)`,
      [lead.institutionId, law.id],
    );
    await expect(schools.remove(lead, law.id)).rejects.toMatchObject({ kind: 'conflict', code: 'school.in-use' });
    await db.query('delete from student');
  });

  test('a name is used once, and a renamed school keeps its rounds', async () => {
    const law = await schools.add(lead, { name: 'Law' });
    await schools.add(lead, { name: 'Art' });
    const id = await newRound();
    await expect(schools.add(lead, { name: ' Law ' })).rejects.toMatchObject({ code: 'school.name-taken' });
    await expect(schools.rename(lead, law.id, { name: 'Art' })).rejects.toMatchObject({ code: 'school.name-taken' });
    await schools.rename(lead, law.id, { name: 'Law and Society' });
    expect((await rounds.find(lead, id)).schoolIds).toContain(law.id);
    await expect(schools.rename(stranger, law.id, { name: 'x' })).rejects.toMatchObject({ code: 'school.not-found' });
  });

  test('a group keeps its target and risks, and is not removed while it has a tier', async () => {
    const care = await groups.add(lead, { name: 'Care leavers', target: 'PTP_3', risks: ['1', '12'] });
    await groups.edit(lead, care.id, { name: 'Care-experienced', target: 'PTP_4', risks: ['12'] });
    expect(await groups.list(consultant)).toMatchObject([{ name: 'Care-experienced', target: 'PTP_4', risks: ['12'] }]);
    const id = await newRound();
    await rules.assignTiers(lead, id, { tiers: [{ priorityGroupId: care.id, tier: 1 }] });
    expect((await groups.roundsWith(lead, care.id)).map(({ name }) => name)).toEqual(['2026 to 2027']);
    await expect(groups.remove(lead, care.id)).rejects.toMatchObject({ code: 'priority-group.in-use' });
    await rules.assignTiers(lead, id, { tiers: [{ priorityGroupId: care.id }] });
    await groups.remove(lead, care.id);
    expect(await groups.list(lead)).toEqual([]);
  });
});

test('an institution is found by its address, which is taken once', async () => {
  expect(await institutions.bySlug('tayside')).toMatchObject({ nation: 'scotland', isDemo: false });
  expect((await institutions.list()).map(({ name }) => name)).toEqual(['Tayside', 'Wharfedale']);
  expect((await institutions.find(lead.institutionId)).slug).toBe('wharfedale');
  await expect(institutions.bySlug('nowhere')).rejects.toMatchObject({ code: 'institution.not-found' });
  const words = { name: 'Again', nation: 'wales', contactEmail: 'a@b.example' } as const;
  await expect(institutions.create({ slug: 'tayside', ...words })).rejects.toMatchObject({
    code: 'institution.slug-taken',
  });
  await expect(institutions.create({ slug: 'Not a slug', ...words })).rejects.toMatchObject({
    code: 'institution.wrong',
  });
});
