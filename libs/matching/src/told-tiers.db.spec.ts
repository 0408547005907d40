import { Portfolios } from '@footing/identity';
import type { MatchInput } from '@footing/engine';
import type { Actor } from '@footing/kernel';
import { hashOf } from './hashes';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
/** Looks after Law alone; the other consultant looks after everybody. */
let owen: Actor;

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  owen = stage.owen;
  await stage.newRound();
  await stage.student('Una', { helpWanted: ['law'] }, 2);
  await stage.student('Tom', { helpWanted: ['art'] });
  await stage.student('Yan', { helpWanted: ['film'] });
  await stage.student('Ben', { helpWanted: ['chess'] }, 1);
  await stage.student('Zora', { helpWanted: ['sport'] }, 4);
  await stage.mentor('Lee', 1, { helpOffered: ['law', 'art', 'film'] });
  await stage.mentor('Nia', 1, { helpOffered: ['art', 'chess', 'sport'] });
  await stage.mentor('Max', 1, { helpOffered: ['film', 'law'] });
  await stage.db.query(
    `with music as (insert into school (institution_id, name) values ($1, 'Music') returning id)
     update student s set school_id = music.id from music where s.first_name in ('Ben', 'Zora')`,
    [owen.institutionId],
  );
  const law = { whose: 'some' as const, schools: [stage.schoolId], priorityGroups: [] };
  const lead = { ...stage.priya, roles: ['programme-lead' as const] };
  await new Portfolios(desk.database).change(lead, owen.accountId ?? '', law);
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});
afterAll(() => stage.close());

const tiersOf = (told: { readonly tiers: readonly { readonly tier: unknown; readonly students: number }[] } | null) =>
  told?.tiers.map(({ tier, students }) => [tier, students]);
const own = [
  [2, 1],
  ['none', 2],
];
const all = [
  [1, 1],
  [2, 1],
  [4, 1],
  ['none', 2],
];

test('the engine is given the same as ever: those without a tier come after the last', async () => {
  const rows = await stage.db.query<{ tier: number }>(
    `select tier from draft_pair where draft_id = $1 union all select tier from draft_unmatched where draft_id = $1`,
    [draftId],
  );
  expect(rows.map(({ tier }) => tier).sort()).toEqual([1, 2, 4, 5, 5]);
  const [kept] = await stage.db.query<{ input: MatchInput & { untiered: number } }>('select input from draft_input');
  const { untiered, ...given } = kept?.input ?? { untiered: null, students: [] };
  expect([untiered, given.students.length]).toEqual([5, 5]);
  expect((await desk.drafts.find(stage.priya, draftId)).inputHash).toBe(hashOf(given));
});

test('counts by tier are of the students somebody looks after, wherever a draft is told', async () => {
  for (const [actor, told] of [
    [stage.priya, all],
    [owen, own],
  ] as const) {
    expect(tiersOf((await desk.drafts.find(actor, draftId)).summary)).toEqual(told);
    expect((await desk.drafts.list(actor, stage.roundId)).map(({ summary }) => tiersOf(summary))).toEqual([told]);
    expect(JSON.stringify(await desk.drafts.find(actor, draftId))).not.toContain('untiered');
  }
});

test('a student without a tier has none, not the number that comes after the last', async () => {
  const { entries } = await desk.bench.queue(owen, draftId, { order: 'tier' });
  expect(entries.map(({ tier }) => tier)).toEqual([2, 'none', 'none']);
  expect((await desk.bench.open(owen, draftId, stage.id('Tom'))).tier).toBe('none');
});

test.each([
  [2, ['Una']],
  ['none', ['Tom', 'Yan']],
  // What stands for having none to the engine cannot be found out by asking, and others’ tiers neither.
  [5, []],
  [4, []],
  [1, []],
] as const)('who asks for tier %s finds %j', async (tier, found) => {
  const { entries } = await desk.bench.queue(owen, draftId, { tier, order: 'name' });
  expect(entries.map(({ studentName }) => studentName.split(' ')[0]).sort()).toEqual(found);
});

test('what other rules and aims would give is told by tier to who looks after everybody', async () => {
  const tried = { minimumFit: 10 };
  const [whole, part] = [
    await desk.whatIfs.ask(stage.priya, draftId, tried),
    await desk.whatIfs.ask(owen, draftId, tried),
  ];
  expect(tiersOf(whole?.before ?? null)).toEqual(all);
  expect(tiersOf(part?.before ?? null)).toEqual([]);
  expect(tiersOf(part?.after ?? null)).toEqual([]);
  const aims = [await desk.forecasts.aims(stage.priya, draftId), await desk.forecasts.aims(owen, draftId)];
  expect(aims.map((told) => told?.aims.map(({ tiers }) => tiers.length > 0))).toEqual([
    aims[0]?.aims.map(() => true),
    aims[0]?.aims.map(() => false),
  ]);
});

test('of which tier somebody is who would lose a place is told to who looks after everybody', async () => {
  const losing = async (actor: Actor) =>
    (await desk.bench.open(actor, draftId, stage.id('Tom'), { patienceMs: 30_000 })).alternatives.map(
      ({ price }) => price?.losingTier,
    );
  expect((await losing(stage.priya)).filter((tier) => typeof tier === 'number').length).toBeGreaterThan(0);
  expect((await losing(owen)).filter((tier) => typeof tier === 'number')).toEqual([]);
  expect(await losing(owen)).toContain('not-told');
});
