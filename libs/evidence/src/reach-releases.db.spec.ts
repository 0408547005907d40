import type { Actor } from '@footing/kernel';
import { populationCounts } from './domain/population';
import { bitsOf } from './domain/stages';
import { type ReleaseAsk, Releases } from './releases/releases.service';
import { EvidenceStage } from './spec/evidence-stage';
import { dimension, madeUp, times } from './spec/made-up';

/*
 * Reach counts everybody who could take part, and nobody's number stands behind it: the counts of its snapshots are held
 * against each other instead.
 */
let stage: EvidenceStage;
let amina: Actor;
let ben: Actor;
beforeAll(async () => {
  stage = await EvidenceStage.open();
  const account = (name: string) =>
    stage.one(
      `insert into account (institution_id, name, email) values ($1, $2, $2 || '@b.example') returning id`,
      name,
    );
  amina = { ...stage.as('analyst'), accountId: await account('amina') };
  ben = { ...stage.as('programme-lead'), accountId: await account('ben') };
});
afterEach(async () => {
  await stage.past('delete from evidence.release_count where institution_id = $1');
  await stage.past('delete from evidence.release where institution_id = $1');
});
afterAll(() => stage.close());

const GROUP = 'group:x';
const group = { ...dimension(GROUP, ['in', 'out'], true), kind: 'group' as const };
/** 300 who could take part, 120 of them with a mentor; the first so many have left, and so many have come after them. */
const snapshot = (left = 0, come = 0) =>
  madeUp(stage, {
    dimensions: [group],
    people: times(60, { stages: bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched']) }),
    population: populationCounts(
      Array.from({ length: 300 + come }, (_, at) => ({
        ...{ round: 1, cohort: '2025/26', mark: at * 7 },
        groups: at % 3 === 0 ? [GROUP] : [],
        stages: at % 5 < 2 ? bitsOf(['eligible', 'matched']) : bitsOf(['eligible']),
      })).slice(left),
      [GROUP],
    ),
  });
const ask = (number: number, more: Partial<ReleaseAsk> = {}): ReleaseAsk => ({
  ...{ snapshot: number, name: 'Reach', profile: 'public', asks: [{ measure: 'M01', by: [GROUP] }] },
  ...more,
});
const propose = (given: ReleaseAsk) => stage.get(Releases).propose(amina, given);
const held = { kind: 'conflict', code: 'release.held' };

test.each([
  [1, 0, 'public'],
  [4, 0, 'public'],
  [0, 3, 'public'],
  [7, 0, 'hesa'],
  [12, 0, 'ofs'],
] as const)(
  'where %i left and %i came since, reach for %s is held and nothing is kept',
  async (left, come, profile) => {
    const first = await propose(ask(await snapshot(), { profile }));
    const later = await propose(ask(await snapshot(left, come), { profile })).catch((error: unknown) => error);
    expect(later).toMatchObject(held);
    expect((later as { held: { earlierRelease: string }[] }).held[0]?.earlierRelease).toBe(String(first.number));
    expect((await stage.get(Releases).list(amina)).map(({ number }) => number)).toEqual([first.number]);
  },
);

test('the same people have the same figures; where many left it goes out; what was given up holds nothing', async () => {
  const first = await propose(ask(await snapshot()));
  const again = await propose(ask(await snapshot()));
  expect(again.tables.map(({ cells }) => cells)).toEqual(first.tables.map(({ cells }) => cells));
  expect((await propose(ask(await snapshot(90)))).state).toBe('proposed');
  for (const number of [1, 2, 3]) await stage.get(Releases).giveUp(ben, first.number + number - 1);
  expect((await propose(ask(await snapshot(2)))).state).toBe('proposed');
});

test('one who left and one who came are seen, though the number is the same', async () => {
  await propose(ask(await snapshot()));
  await expect(propose(ask(await snapshot(1, 1), { asks: [{ measure: 'M01' }] }))).rejects.toMatchObject(held);
});

test('reach is held whatever else the release holds, and when the rows of the earlier snapshot are forgotten too', async () => {
  const number = await snapshot();
  await propose(ask(number, { asks: [{ measure: 'M02' }, { measure: 'M01' }] }));
  await stage.past(
    `update evidence.snapshot set taken_at = now() - interval '2 years' where institution_id = $1 and number = $2`,
    number,
  );
  await stage.db.query('update evidence.snapshot set forgotten_at = now() where number = $1', [number]);
  const later = ask(await snapshot(2), { asks: [{ measure: 'M04' }, { measure: 'M01', by: [GROUP] }] });
  await expect(propose(later)).rejects.toMatchObject(held);
});
