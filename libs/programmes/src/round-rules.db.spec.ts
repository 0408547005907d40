import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { DataSource } from 'typeorm';
import { programmesEntities } from './data/entities';
import { Institutions } from './institutions.service';
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
let programmeId: string;

let institutions: Institutions;
let schools: Schools;
let programmes: Programmes;
let rounds: Rounds;
let rules: RoundRules;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
  const database = new Database(source);
  institutions = new Institutions(database);
  schools = new Schools(database);
  programmes = new Programmes(database);
  rounds = new Rounds(database);
  rules = new RoundRules(database);
});

beforeEach(async () => {
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  const here = await institutions.create({ slug: 'wharfedale', name: 'Wharfedale', ...words });
  lead = { institutionId: here.id, accountId: nothing, roles: ['programme-lead'] };
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

const criteriaOf = async (id: string) => (await rounds.find(lead, id)).criteria;
const weightsOf = async (id: string) => (await criteriaOf(id)).map(({ weight }) => weight);
const column = { studentField: 'column:grade', mentorField: 'column:grade' };

describe('weights', () => {
  test('are saved together when they sum to 100', async () => {
    const id = await newRound();
    const wanted = [40, 10, 10, 10, 10, 10, 10];
    const weights = (await criteriaOf(id)).map((criterion, at) => ({
      criterionId: criterion.id,
      weight: wanted[at] ?? 0,
    }));
    await rules.saveWeights(lead, id, { weights });
    expect(await weightsOf(id)).toEqual(wanted);
  });

  test('that do not sum to 100 are refused with their sum, and nothing changes', async () => {
    const id = await newRound();
    const weights = (await criteriaOf(id)).map((criterion) => ({ criterionId: criterion.id, weight: 10 }));
    await expect(rules.saveWeights(lead, id, { weights })).rejects.toMatchObject({
      code: 'criterion.weights',
      fields: [{ field: 'weights', message: 'The weights must sum to 100. They sum to 70 now' }],
    });
    expect(await weightsOf(id)).toEqual([25, 20, 15, 15, 10, 10, 5]);
  });

  test('of criteria that are not the round’s are refused', async () => {
    const id = await newRound();
    const other = await newRound({ name: 'Other' });
    const weights = (await criteriaOf(other)).map((criterion) => ({
      criterionId: criterion.id,
      weight: criterion.weight,
    }));
    const changed = { kind: 'conflict', code: 'criterion.list-changed' };
    await expect(rules.saveWeights(lead, id, { weights })).rejects.toMatchObject(changed);
    await expect(rules.saveWeights(lead, id, { weights: [] })).rejects.toMatchObject(changed);
  });

  test('that do not sum to 100 do not survive the commit of somebody else’s SQL', async () => {
    const id = await newRound();
    const hostile = db.query(`update criterion set weight = 30 where round_id = $1 and kind = 'help'`, [id]);
    await expect(hostile).rejects.toMatchObject({ constraint: 'criterion_weights_sum_to_100' });
    const removed = db.query(`delete from criterion where round_id = $1 and kind = 'help'`, [id]);
    await expect(removed).rejects.toMatchObject({ constraint: 'criterion_weights_sum_to_100' });
    expect(await weightsOf(id)).toEqual([25, 20, 15, 15, 10, 10, 5]);
  });

  test('stay with their round, even where both sums would stay 100', async () => {
    const [id, other] = [await newRound(), await newRound({ name: 'Other' })];
    const added = await rules.addCriterion(lead, id, { kind: 'equal', name: '', order: [], ...column });
    const moved = db.query('update criterion set round_id = $1 where id = $2', [other, added.id]);
    await expect(moved).rejects.toMatchObject({ constraint: 'criterion_stays_with_its_round' });
  });

  test('still sum to 100 when two leads add criteria at the same moment', async () => {
    const id = await newRound();
    const add = (name: string) =>
      rules.addCriterion(lead, id, { kind: 'equal', name, order: [], weight: 30, ...column });
    await Promise.all([add('A'), add('B'), add('C')]);
    expect((await weightsOf(id)).reduce((sum, weight) => sum + weight, 0)).toBe(100);
  });
});

describe('criteria', () => {
  test('one without a weight changes nobody else’s; one with a weight takes it from all', async () => {
    const id = await newRound();
    await rules.addCriterion(lead, id, { kind: 'overlap', name: 'Clubs', order: [], ...column });
    expect(await weightsOf(id)).toEqual([25, 20, 15, 15, 10, 10, 5, 0]);
    await rules.addCriterion(lead, id, { kind: 'equal', name: '', order: [], weight: 20, ...column });
    expect(await weightsOf(id)).toEqual([20, 16, 12, 12, 8, 8, 4, 0, 20]);
    expect((await criteriaOf(id))[8]?.name).toBe('The same answer');
  });

  test('removed, its weight is shared among the others; after the last there are none, and the next weighs 100', async () => {
    const id = await newRound();
    for (const { id: criterionId } of (await criteriaOf(id)).slice(2))
      await rules.removeCriterion(lead, id, criterionId);
    expect(await weightsOf(id)).toEqual([56, 44]);
    for (const { id: criterionId } of await criteriaOf(id)) await rules.removeCriterion(lead, id, criterionId);
    expect(await weightsOf(id)).toEqual([]);
    await rules.addCriterion(lead, id, { kind: 'help', name: '', order: [] });
    expect(await weightsOf(id)).toEqual([100]);
  });

  test('a fixed one is used once, in code and in the database', async () => {
    const id = await newRound();
    const again = rules.addCriterion(lead, id, { kind: 'help', name: '', order: [] });
    await expect(again).rejects.toMatchObject({ code: 'criterion.kind-taken', fields: [{ field: 'kind' }] });
    const hostile = db.query(
      `insert into criterion (institution_id, round_id, kind, name, weight, position) values ($1, $2, 'help', 'x', 0, 9)`,
      [lead.institutionId, id],
    );
    await expect(hostile).rejects.toMatchObject({ constraint: 'criterion_kind_once' });
  });

  test('one on two answers needs both, in code and in the database', async () => {
    const id = await newRound();
    const bare = rules.addCriterion(lead, id, { kind: 'equal', name: '', order: [] });
    await expect(bare).rejects.toMatchObject({ fields: [{ field: 'studentField' }, { field: 'mentorField' }] });
    const hostile = db.query(
      `insert into criterion (institution_id, round_id, kind, name, weight, position) values ($1, $2, 'equal', 'x', 0, 9)`,
      [lead.institutionId, id],
    );
    await expect(hostile).rejects.toMatchObject({ constraint: 'criterion_fields_when_needed' });
  });

  test('of another round is not removed', async () => {
    const [id, other] = [await newRound(), await newRound({ name: 'Other' })];
    const [first] = await criteriaOf(other);
    await expect(rules.removeCriterion(lead, id, first?.id ?? '')).rejects.toMatchObject({
      code: 'criterion.not-found',
    });
  });
});

describe('barriers, schools, tiers and the minimum fit', () => {
  const barriersOf = async (id: string) => (await rounds.find(lead, id)).barriers;

  test('barriers are switched on and off, and those on two answers stay', async () => {
    const id = await newRound();
    const grade = { name: 'Grade', order: ['5', '6', '7'], atLeast: 2, ...column };
    await rules.addBarrier(lead, id, { kind: 'must-be-steps-apart', ...grade });
    await rules.switchBarriers(lead, id, { kinds: ['no-shared-time'] });
    expect((await barriersOf(id)).map(({ kind }) => kind)).toEqual(['must-be-steps-apart', 'no-shared-time']);
    await rules.switchBarriers(lead, id, { kinds: [] });
    expect(settingsOf(await rounds.find(lead, id)).barriers).toMatchObject([{ kind: 'must-be-steps-apart', ...grade }]);
    await rules.removeBarrier(lead, id, (await barriersOf(id))[0]?.id ?? '');
    expect(await barriersOf(id)).toEqual([]);
    await expect(rules.removeBarrier(lead, id, nothing)).rejects.toMatchObject({ code: 'barrier.not-found' });
  });

  test('a barrier without steps where it needs them is refused twice', async () => {
    const id = await newRound();
    const added = rules.addBarrier(lead, id, { kind: 'must-be-steps-apart', name: '', order: [], ...column });
    await expect(added).rejects.toMatchObject({ code: 'barrier.wrong', fields: [{ field: 'atLeast' }] });
    const hostile = db.query(
      `insert into barrier (institution_id, round_id, kind, name, student_field, mentor_field, position)
       values ($1, $2, 'must-be-steps-apart', 'x', 'course', 'course', 1)`,
      [lead.institutionId, id],
    );
    await expect(hostile).rejects.toMatchObject({ constraint: 'barrier_step_when_needed' });
  });

  test('an on-or-off barrier is in a round once', async () => {
    const id = await newRound();
    const again = rules.addBarrier(lead, id, { kind: 'no-shared-mode', name: '', order: [] });
    await expect(again).rejects.toMatchObject({ code: 'barrier.kind-taken' });
  });

  test('a round has at least one school', async () => {
    const law = await schools.add(lead, { name: 'Law' });
    const id = await newRound();
    await expect(rules.chooseSchools(lead, id, { schoolIds: [] })).rejects.toMatchObject({ code: 'round.no-school' });
    await schools.add(lead, { name: 'Art' });
    await rules.chooseSchools(lead, id, { schoolIds: [law.id] });
    expect((await rounds.find(lead, id)).schoolIds).toEqual([law.id]);
  });

  test('a minimum fit is a percentage, in code and in the database', async () => {
    const id = await newRound();
    await rules.setMinimumFit(lead, id, { minimumFit: 35 });
    expect(settingsOf(await rounds.find(lead, id)).minimumFit).toBe(0.35);
    const hostile = db.query('update round set minimum_fit = 101 where id = $1', [id]);
    await expect(hostile).rejects.toMatchObject({ constraint: 'round_minimum_fit_percent' });
  });
});

test('what was tried on a draft becomes the round’s rules all at once, and nothing else changes', async () => {
  const { id } = await rounds.create(lead, programmeId, days);
  const before = await rounds.find(lead, id);
  const [first, ...others] = before.criteria.map((criterion) => criterion.id);
  const weights = [
    { criterionId: first ?? '', weight: 100 },
    ...others.map((one) => ({ criterionId: one, weight: 0 })),
  ];
  const tried = { weights, minimumFit: 30, mentorsView: 40, retention: 7, aim: 'best-fit' } as const;
  await rules.adopt(lead, id, tried);
  const after = await rounds.find(lead, id);
  expect(after.criteria.map(({ weight }) => weight)).toEqual([100, ...others.map(() => 0)]);
  const { choices, ...round } = after.round;
  expect(round).toEqual({ ...before.round, choices: undefined, minimumFit: 30 });
  expect(choices).toEqual({ ...before.round.choices, mentorsView: 40, retention: 7, aim: 'best-fit' });
});

test('what was tried on a draft is refused whole where the round has other criteria or a fairness choice', async () => {
  const { id } = await rounds.create(lead, programmeId, days);
  const { criteria } = await rounds.find(lead, id);
  const weights = criteria.map((one) => ({ criterionId: one.id, weight: one.weight }));
  const tried = { weights, minimumFit: 30, mentorsView: 0, retention: 0, aim: 'stable' } as const;
  await db.query(`update round set fairness = 'even-coverage', fairness_reason = 'Our plan' where id = $1`, [id]);
  await expect(rules.adopt(lead, id, tried)).rejects.toMatchObject({
    code: 'round.choices',
    fields: [{ field: 'aim' }],
  });
  await rules.removeCriterion(lead, id, criteria[0]?.id ?? '');
  await expect(rules.adopt(lead, id, { ...tried, aim: 'best-fit' })).rejects.toMatchObject({
    code: 'criterion.list-changed',
  });
  expect((await rounds.find(lead, id)).round).toMatchObject({ minimumFit: 0, choices: { aim: 'most-matched' } });
});
