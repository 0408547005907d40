import { createHash } from 'node:crypto';
import { connectionOptions, Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { freshDatabase, type FreshDatabase } from '@footing/testing';
import { plainToInstance } from 'class-transformer';
import { DataSource } from 'typeorm';
import { RoundChoicesInput } from './choices.input';
import { programmesEntities } from './data/entities';
import { lotteryOf } from './data/lottery.query';
import { primaryGroups } from './data/primary-groups.query';
import { Institutions } from './institutions.service';
import { PriorityGroups } from './priority-groups.service';
import { Programmes } from './programmes.service';
import { RoundChoices } from './round-choices.service';
import { RoundRules } from './round-rules.service';
import { Rounds } from './rounds.service';
import { settingsOf } from './settings';

const nothing = '01890a5d-ac96-774b-bcce-b302099a8057';
const days = {
  signUpOpens: '2026-09-28',
  signUpCloses: '2026-11-30',
  matchBy: '2026-12-11',
  meetingsStart: '2027-01-11',
  meetingsEnd: '2027-06-30',
  answerWithinDays: 7,
};

let db: FreshDatabase;
let source: DataSource;
let database: Database;
let lead: Actor;
let stranger: Actor;
let care: string;
let estranged: string;
let roundId: string;
let programmeId: string;

let programmes: Programmes;
let rounds: Rounds;
let groups: PriorityGroups;
let rules: RoundRules;
let choices: RoundChoices;

beforeAll(async () => {
  db = await freshDatabase();
  source = await new DataSource({ ...connectionOptions(db.url), entities: programmesEntities }).initialize();
  database = new Database(source);
  programmes = new Programmes(database);
  rounds = new Rounds(database);
  groups = new PriorityGroups(database);
  rules = new RoundRules(database);
  choices = new RoundChoices(database);
});

let count = 0;
beforeEach(async () => {
  const words = { nation: 'england', contactEmail: 'careers@wharfedale.example' } as const;
  const institutions = new Institutions(database);
  count += 1;
  const here = await institutions.create({ slug: `wharfedale-${count}`, name: 'Wharfedale', ...words });
  const elsewhere = await institutions.create({ slug: `tayside-${count}`, name: 'Tayside', ...words });
  lead = { institutionId: here.id, accountId: nothing, roles: ['programme-lead'] };
  stranger = { institutionId: elsewhere.id, accountId: nothing, roles: ['programme-lead'] };
  care = (await groups.add(lead, { name: 'Care-experienced', target: '', risks: [] })).id;
  estranged = (await groups.add(lead, { name: 'Estranged', target: '', risks: [] })).id;
  programmeId = (await programmes.create(lead, { name: 'Career mentoring', kind: 'career', about: '' })).id;
  roundId = (await rounds.create(lead, programmeId, { name: '2026 to 2027', ...days })).id;
});

afterEach(() =>
  db.query(`delete from draft; delete from priority_group_member; delete from application; delete from offer;
    delete from round; delete from programme; delete from priority_group`),
);
afterAll(async () => {
  await source.destroy();
  await db.drop();
});

const chosen = (over: object = {}) => plainToInstance(RoundChoicesInput, over, { exposeDefaultValues: true });
const keepPlaces = (places: number, priorityGroupId = care) => ({
  fairness: 'floors',
  fairnessReason: 'Our plan promises it',
  floors: [{ priorityGroupId, places }],
});
const settings = async () => settingsOf(await rounds.find(lead, roundId));

/** A student in the round, and in these groups. */
async function student(key: string, ...groupIds: string[]): Promise<string> {
  const [row] = await db.query<{ id: string; student_id: string }>(
    `with s as (insert into student (institution_id, university_id, first_name, last_name) values ($1, $2, 'A', 'B') returning id)
     insert into application (institution_id, round_id, student_id) select $1, $3, id from s returning id, student_id`,
    [lead.institutionId, key, roundId],
  );
  for (const groupId of groupIds)
    await db.query(`insert into priority_group_member values ($1, $2, $3, 'import')`, [
      lead.institutionId,
      row?.student_id,
      groupId,
    ]);
  return row?.id ?? '';
}

describe('what counts first', () => {
  test('starts as most people expect: tiers first, nothing more, small changes avoided', async () => {
    expect(await settings()).toMatchObject({
      ...{
        aim: 'most-matched',
        ignoreTiers: false,
        retention: 0.02,
        mentorsView: 0,
        lotteryStrength: 0,
        reverse: false,
      },
    });
    expect(await settings()).not.toHaveProperty('fairness');
  });

  test('is saved in one go and reaches the engine as parts of one', async () => {
    const asked = { aim: 'best-fit', ignoreTiers: true, ignoreTiersReason: 'A pilot', retention: 10, mentorsView: 35 };
    await choices.save(lead, roundId, chosen({ ...asked, ...keepPlaces(4), lotteryStrength: 5 }));
    expect(await settings()).toMatchObject({
      ...{ aim: 'best-fit', ignoreTiers: true, retention: 0.1, mentorsView: 0.35, lotteryStrength: 0.05 },
      fairness: { kind: 'floors', floors: [{ group: care, places: 4 }] },
    });
    await choices.save(lead, roundId, chosen({ fairness: 'even-coverage', fairnessReason: 'So that none waits' }));
    expect(await settings()).toMatchObject({ fairness: { kind: 'even-coverage' }, ignoreTiers: false });
    expect((await rounds.find(lead, roundId)).floors).toEqual([]);
  });

  test('drops the reason for what is not chosen', async () => {
    await choices.save(lead, roundId, chosen({ ignoreTiersReason: 'x', fairnessReason: 'y' }));
    const { round } = await rounds.find(lead, roundId);
    expect(round.choices).toMatchObject({ ignoreTiersReason: '', fairnessReason: '' });
  });

  test('of a reverse programme says that students mentor the others', async () => {
    const words = { name: 'Reverse mentoring', kind: 'reverse', about: '' } as const;
    await programmes.edit(lead, programmeId, words);
    expect((await settings()).reverse).toBe(true);
  });

  test('goes with a copied round; the lottery does not', async () => {
    await choices.save(lead, roundId, chosen({ ...keepPlaces(2), mentorsView: 20 }));
    const copy = await rounds.create(lead, programmeId, { name: 'Next', ...days, copyFrom: roundId });
    const { round, floors } = await rounds.find(lead, copy.id);
    expect(round.choices).toMatchObject({
      fairness: 'floors',
      fairnessReason: 'Our plan promises it',
      mentorsView: 20,
    });
    expect(floors).toMatchObject([{ priorityGroupId: care, places: 2 }]);
    expect(round.lotteryCommitment).not.toBe((await rounds.find(lead, roundId)).round.lotteryCommitment);
  });

  test('is refused at the field, and nothing is kept of it', async () => {
    const wrong = chosen({ ...keepPlaces(1), aim: 'stable', retention: 50 });
    await expect(choices.save(lead, roundId, wrong)).rejects.toMatchObject({
      ...{ kind: 'invalid', code: 'round.choices', fields: [{ field: 'fairness' }] },
    });
    expect((await settings()).retention).toBe(0.02);
  });

  test('is changed by leads alone, and only in their own university', async () => {
    const consultant: Actor = { ...lead, roles: ['consultant'] };
    await expect(choices.save(consultant, roundId, chosen())).rejects.toMatchObject({ code: 'permission.missing' });
    await expect(choices.save(stranger, roundId, chosen())).rejects.toMatchObject({ code: 'round.not-found' });
    await expect(choices.lottery(stranger, roundId)).rejects.toMatchObject({ code: 'round.not-found' });
    const theirs = (await groups.add(stranger, { name: 'Carers', target: '', risks: [] })).id;
    await expect(choices.save(lead, roundId, chosen(keepPlaces(1, theirs)))).rejects.toMatchObject({
      code: 'priority-group.not-found',
    });
  });
});

describe('the one group a student counts for', () => {
  test('is that with the best tier, then the first by name; who is in none has none', async () => {
    const carers = (await groups.add(lead, { name: 'Carers', target: '', risks: [] })).id;
    await rules.assignTiers(lead, roundId, { tiers: [{ priorityGroupId: estranged, tier: 2 }] });
    const [ann, ben, cleo] = [
      await student('1', care, estranged),
      await student('2', carers, care),
      await student('3'),
    ];
    const found = await database.transaction(lead, (tx) =>
      primaryGroups(tx, { institutionId: lead.institutionId, roundId }),
    );
    expect([found.get(ann), found.get(ben), found.get(cleo)]).toEqual([estranged, care, undefined]);
  });

  test('limits how many places can be kept for it', async () => {
    await student('1', care);
    await expect(choices.save(lead, roundId, chosen(keepPlaces(2)))).rejects.toMatchObject({
      fields: [
        { field: 'floors[0].places', message: 'One student of this round counts for this group. Enter 1 or fewer' },
      ],
    });
    await choices.save(lead, roundId, chosen(keepPlaces(1)));
    const { studentsOfGroup, students } = await choices.sizes(lead, roundId);
    expect([studentsOfGroup.get(care), students]).toEqual([1, 1]);
    expect((await choices.sizes(stranger, roundId)).students).toBe(0);
  });

  test('cannot be removed while places are kept for it', async () => {
    await choices.save(lead, roundId, chosen(keepPlaces(1)));
    await expect(groups.remove(lead, care)).rejects.toMatchObject({ code: 'priority-group.in-use' });
  });
});

describe('somebody else’s SQL', () => {
  const set = (what: string) => db.query(`update round set ${what} where id = $1`, [roundId]);

  test.each([
    [`aim = 'most'`, 'round_aim_known'],
    [`fairness = 'some', fairness_reason = 'x'`, 'round_fairness_known'],
    [`ignore_tiers = true`, 'round_ignores_tiers_with_reason'],
    [`ignore_tiers = true, ignore_tiers_reason = e' \\n\\t'`, 'round_ignores_tiers_with_reason'],
    [`ignore_tiers_reason = 'left over'`, 'round_ignores_tiers_with_reason'],
    [`ignore_tiers = true, ignore_tiers_reason = repeat('x', 2001)`, 'round_ignore_tiers_reason_short'],
    [`fairness = 'even-coverage'`, 'round_fairness_with_reason'],
    [`fairness_reason = 'left over'`, 'round_fairness_with_reason'],
    [`fairness = 'even-coverage', fairness_reason = repeat('x', 2001)`, 'round_fairness_reason_short'],
    [`fairness = 'even-coverage', fairness_reason = 'x', aim = 'stable'`, 'round_stable_leaves_no_choice'],
    [`fairness = 'floors', fairness_reason = 'x'`, 'round_floors_as_chosen'],
    [`retention = 101`, 'round_retention_percent'],
    [`mentors_view = -1`, 'round_mentors_view_percent'],
    [`lottery_strength = 101`, 'round_lottery_strength_percent'],
    [`lottery_seed = 'mine'`, 'round_lottery_seed_drawn'],
    [`lottery_commitment = repeat('0', 64)`, 'round_lottery_as_promised'],
  ])('cannot set %s', async (what, constraint) => {
    await expect(set(what)).rejects.toMatchObject({ constraint });
  });

  test('cannot keep places where the round keeps none, nor take away the last, nor move one', async () => {
    const floor = (places: number) =>
      db.query('insert into round_floor values ($1, $2, $3, $4)', [lead.institutionId, roundId, care, places]);
    await expect(floor(1)).rejects.toMatchObject({ constraint: 'round_floors_as_chosen' });
    await expect(floor(0)).rejects.toMatchObject({ constraint: 'round_floor_places_range' });
    await choices.save(lead, roundId, chosen(keepPlaces(3)));
    await expect(db.query('delete from round_floor')).rejects.toMatchObject({ constraint: 'round_floors_as_chosen' });
    const other = await rounds.create(lead, programmeId, { name: 'Next', ...days });
    await expect(db.query('update round_floor set round_id = $1', [other.id])).rejects.toMatchObject({
      constraint: 'round_floor_stays_with_its_round',
    });
  });

  test('cannot use a criterion of who asked for whom twice', async () => {
    await rules.addCriterion(lead, roundId, { kind: 'picks', name: '', order: [], weight: 10 });
    const again = db.query(
      `insert into criterion (institution_id, round_id, kind, name, weight, position) values ($1, $2, 'picks', 'x', 0, 9)`,
      [lead.institutionId, roundId],
    );
    await expect(again).rejects.toMatchObject({ constraint: 'criterion_kind_once' });
  });
});

describe('the lottery', () => {
  const draft = (number = 1) =>
    db.query(
      `insert into draft (institution_id, round_id, number, state, seed) values ($1, $2, ${number}, 'queued', 's')`,
      [lead.institutionId, roundId],
    );
  const kept = () =>
    database.transaction(lead, (tx) => lotteryOf(tx, { institutionId: lead.institutionId, id: roundId }));

  test('is drawn with the round and promised by what anybody can work out from its seed', async () => {
    const { seed, commitment } = await kept();
    expect(seed).toMatch(/^[0-9a-f]{32}$/);
    expect(commitment).toBe(createHash('sha256').update(seed).digest('hex'));
    const other = await rounds.create(lead, programmeId, { name: 'Next', ...days });
    expect(other.lotteryCommitment).toMatch(/^[0-9a-f]{64}$/);
    expect(other.lotteryCommitment).not.toBe(commitment);
  });

  test('keeps its seed to itself until pairings are published', async () => {
    const { seed, commitment } = await kept();
    expect(await choices.lottery(lead, roundId)).toEqual({ commitment, seed: null });
    expect(JSON.stringify([await rounds.find(lead, roundId), await rounds.listAll(lead)])).not.toContain(seed);
  });

  test('may be drawn again before the first draft, and then its promise is another; never after', async () => {
    const before = await kept();
    const redraw = () => db.query(`update round set lottery_seed = repeat('ab', 16) where id = $1`, [roundId]);
    await redraw();
    expect((await kept()).commitment).not.toBe(before.commitment);
    await db.query(`update round set lottery_seed = repeat('cd', 16) where id = $1`, [roundId]);
    await draft();
    await expect(redraw()).rejects.toMatchObject({ constraint: 'round_lottery_stays' });
    const lucky = `lottery_seed = '${before.seed}', lottery_commitment = '${before.commitment}'`;
    await expect(db.query(`update round set ${lucky} where id = $1`, [roundId])).rejects.toMatchObject({
      constraint: 'round_lottery_stays',
    });
  });
});
