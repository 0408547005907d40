import { connectionOptions, Database } from '@footing/database';
import { type Actor, systemActor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';
import { Institutions } from './institutions.service';
import { PriorityGroups } from './priority-groups.service';
import { Programmes } from './programmes.service';
import { RoundRules } from './round-rules.service';
import { Rounds } from './rounds.service';
import { Schools } from './schools.service';
import { settingsOf } from './settings';

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
    'delete from round; delete from programme; delete from school; delete from priority_group; delete from institution',
  ),
);
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const newRound = async (over: Partial<typeof days> & { copyFrom?: string } = {}) =>
  (await rounds.create(lead, programmeId, { ...days, ...over })).id;
const weightsOf = async (id: string) => (await rounds.find(lead, id)).criteria.map(({ weight }) => weight);

test('a new round starts with the usual criteria, one barrier, every school and no tiers', async () => {
  const law = await schools.add(lead, { name: 'Law' });
  const { round, programme, criteria, barriers, schoolIds, tiers } = await rounds.find(lead, await newRound());
  expect(round).toMatchObject({ name: '2026 to 2027', minimumFit: 0, answerWithinDays: 7 });
  expect(round.dates).toMatchObject({ signUpOpens: '2026-09-28', meetingsEnd: '2027-06-30' });
  expect(programme.name).toBe('Career mentoring');
  expect(criteria.map(({ weight }) => weight)).toEqual([25, 20, 15, 15, 10, 10, 5]);
  expect(barriers.map(({ kind }) => kind)).toEqual(['no-shared-mode']);
  expect([schoolIds, tiers]).toEqual([[law.id], []]);
});

test('days out of order are refused at the field, and by the database too', async () => {
  await expect(newRound({ signUpCloses: '2026-09-27' })).rejects.toMatchObject({
    code: 'round.dates-out-of-order',
    fields: [{ field: 'signUpCloses', message: 'Sign-up must close on or after the day it opens' }],
  });
  const id = await newRound();
  await expect(rounds.edit(lead, id, { ...days, meetingsEnd: '2026-12-31' })).rejects.toMatchObject({
    kind: 'invalid',
  });
  const hostile = db.query(`update round set sign_up_closes = '2026-09-01' where id = $1`, [id]);
  await expect(hostile).rejects.toMatchObject({ constraint: 'round_dates_in_order' });
});

test('a round is renamed and moved', async () => {
  const id = await newRound();
  await rounds.edit(lead, id, { ...days, name: 'Autumn', meetingsEnd: '2027-07-31', answerWithinDays: 10 });
  const { round } = await rounds.find(lead, id);
  expect(round).toMatchObject({ name: 'Autumn', answerWithinDays: 10 });
  expect(round.dates.meetingsEnd).toBe('2027-07-31');
});

test('two rounds of a programme do not have one name', async () => {
  await newRound();
  await expect(newRound()).rejects.toMatchObject({ code: 'round.name-taken', fields: [{ field: 'name' }] });
});

test('a round copied from a former one has its rules, and changing the copy leaves the former alone', async () => {
  const care = await groups.add(lead, { name: 'Care leavers', target: '', risks: ['12'] });
  const former = await newRound();
  await rules.assignTiers(lead, former, { tiers: [{ priorityGroupId: care.id, tier: 1 }] });
  await rules.setMinimumFit(lead, former, { minimumFit: 40 });
  await rules.addCriterion(lead, former, {
    kind: 'steps-apart',
    name: 'Grade',
    studentField: 'column:grade',
    mentorField: 'column:grade',
    order: ['5', '6', '7'],
    atLeast: 2,
    weight: 20,
  });
  const copy = await newRound({ name: '2027 to 2028', copyFrom: former });
  const [before, after] = [await rounds.find(lead, former), await rounds.find(lead, copy)];
  const bare = (detail: typeof before) => settingsOf(detail).criteria.map((rule) => ({ ...rule, id: '' }));
  expect(bare(after)).toEqual(bare(before));
  expect(after.tiers).toMatchObject([{ priorityGroupId: care.id, tier: 1 }]);
  expect(settingsOf(after).minimumFit).toBe(0.4);
  await rules.removeCriterion(lead, copy, after.criteria[0]?.id ?? '');
  expect((await rounds.find(lead, former)).criteria).toHaveLength(8);
});

test('a round takes over the rules of another in place of its own', async () => {
  const [from, to] = [await newRound(), await newRound({ name: 'Spring' })];
  await rules.switchBarriers(lead, from, { kinds: ['no-shared-time'] });
  await rounds.copy(lead, to, from);
  expect((await rounds.find(lead, to)).barriers.map(({ kind }) => kind)).toEqual(['no-shared-time']);
  await expect(rounds.copy(stranger, to, from)).rejects.toMatchObject({ code: 'round.not-found' });
});

test('rounds are listed, the latest first', async () => {
  await newRound({ name: 'Old' });
  await newRound({ name: 'New', signUpOpens: '2026-10-01' });
  expect((await rounds.list(lead, programmeId)).map(({ name }) => name)).toEqual(['New', 'Old']);
  expect((await rounds.listAll(consultant)).map(({ name }) => name)).toEqual(['New', 'Old']);
  expect(await rounds.listAll(stranger)).toEqual([]);
});

describe('another institution', () => {
  test('finds no programme and no round of ours, and cannot copy one', async () => {
    const id = await newRound();
    const theirs = await programmes.create(stranger, { name: 'Ours', kind: 'group', about: '' });
    const notThere = { kind: 'not-found' };
    await expect(programmes.find(stranger, programmeId)).rejects.toMatchObject(notThere);
    await expect(rounds.find(stranger, id)).rejects.toMatchObject({ code: 'round.not-found' });
    await expect(rounds.list(stranger, programmeId)).rejects.toMatchObject(notThere);
    await expect(rounds.edit(stranger, id, days)).rejects.toMatchObject(notThere);
    await expect(rounds.create(stranger, programmeId, days)).rejects.toMatchObject(notThere);
    await expect(rounds.create(stranger, theirs.id, { ...days, copyFrom: id })).rejects.toMatchObject(notThere);
    await expect(rules.setMinimumFit(stranger, id, { minimumFit: 1 })).rejects.toMatchObject(notThere);
    expect(await rounds.list(stranger, theirs.id)).toEqual([]);
  });

  test('has no school or group that a round of ours could take, in code or in the database', async () => {
    const law = await schools.add(stranger, { name: 'Law' });
    const care = await groups.add(stranger, { name: 'Care leavers', target: '', risks: [] });
    const id = await newRound();
    const chosen = rules.chooseSchools(lead, id, { schoolIds: [law.id] });
    await expect(chosen).rejects.toMatchObject({ code: 'school.not-found' });
    const tiers = rules.assignTiers(lead, id, { tiers: [{ priorityGroupId: care.id, tier: 1 }] });
    await expect(tiers).rejects.toMatchObject({ code: 'priority-group.not-found' });
    const hostile = db.query('insert into round_school values ($1, $2, $3)', [lead.institutionId, id, law.id]);
    await expect(hostile).rejects.toMatchObject({ constraint: 'round_school_institution_id_school_id_fkey' });
    const moved = db.query('update round set institution_id = $1 where id = $2', [stranger.institutionId, id]);
    await expect(moved).rejects.toMatchObject({ code: '23503' });
  });
});

describe('a consultant', () => {
  test('reads everything and changes nothing', async () => {
    const id = await newRound();
    expect((await rounds.find(consultant, id)).criteria).toHaveLength(7);
    const refused = { kind: 'forbidden', code: 'permission.missing' };
    await expect(rounds.edit(consultant, id, days)).rejects.toMatchObject(refused);
    await expect(rules.setMinimumFit(consultant, id, { minimumFit: 1 })).rejects.toMatchObject(refused);
    await expect(schools.add(consultant, { name: 'Law' })).rejects.toMatchObject(refused);
    await expect(
      programmes.edit(consultant, programmeId, { name: 'x', kind: 'group', about: '' }),
    ).rejects.toMatchObject(refused);
  });
});

test('a job makes what a lead makes', async () => {
  const system = systemActor(lead.institutionId);
  await expect(programmes.create(system, { name: 'Career mentoring', kind: 'group', about: '' })).rejects.toMatchObject(
    {
      code: 'programme.name-taken',
    },
  );
  const made = await programmes.create(system, { name: 'Reverse', kind: 'reverse', about: 'With senior managers' });
  await programmes.edit(system, made.id, { name: 'Reverse mentoring', kind: 'reverse', about: '' });
  expect((await programmes.list(consultant)).map(({ name }) => name)).toEqual([
    'Career mentoring',
    'Reverse mentoring',
  ]);
  expect(await weightsOf(await newRound())).toHaveLength(7);
});
