import type { Actor } from '@footing/kernel';
import { bitsOf } from '../domain/stages';
import { EvidenceStage } from '../spec/evidence-stage';
import { dimension, madeUp, type MadeUp, times } from '../spec/made-up';
import { type ReleaseView, Releases } from './releases.service';

let stage: EvidenceStage;
let amina: Actor;
beforeAll(async () => {
  stage = await EvidenceStage.open();
  const account = await stage.one(
    `insert into account (institution_id, name, email) values ($1, 'amina', 'amina@b.example') returning id`,
  );
  amina = { ...stage.as('analyst'), accountId: account };
});
afterEach(async () => {
  await stage.past('delete from evidence.release_count where institution_id = $1');
  await stage.past('delete from evidence.release where institution_id = $1');
});
afterAll(() => stage.close());

const met = bitsOf(['eligible', 'invited', 'applied', 'allocated', 'matched', 'met']);
const cohorts = ['2024/25', '2025/26', '2026/27'];
const group = { ...dimension('group:x', ['in', 'out', 'other']), kind: 'group' as const };
const of = (year: number, inside: number, out: number, other: number): MadeUp[] =>
  Object.entries({ in: inside, out, other }).flatMap(([code, many]) =>
    times(many, { stages: met, meetings: 3, codes: { cohort: cohorts[year] ?? '', 'group:x': code } }),
  );
const snapshot = (first: number) =>
  madeUp(stage, {
    cohorts,
    dimensions: [group],
    people: [...of(0, first, 60, 50), ...of(1, 40, 70, 45), ...of(2, 35, 80, 55)],
  });
const propose = (number: number, years?: readonly string[]): Promise<ReleaseView> =>
  stage.get(Releases).propose(amina, {
    ...{ snapshot: number, name: 'Years', profile: 'public' as const },
    asks: [{ measure: 'M02' as const, by: ['group:x'], ...(years ? { cohorts: years } : {}) }],
  });
const shown = ({ tables }: ReleaseView) =>
  tables.flatMap(({ cells }) => cells.flatMap(({ at, n }) => ('value' in n ? [at['group:x'] ?? 'all'] : []))).sort();

test('after three years together and one of them, another by itself does not give away the few of the third', async () => {
  const number = await snapshot(3);
  expect(shown(await propose(number))).toEqual(['all', 'in', 'other', 'out']);
  expect(shown(await propose(number, ['2025/26']))).toEqual(['all', 'in', 'other', 'out']);
  // 3 = all three years - 40 - 35: one of the figures must not be there.
  expect(shown(await propose(number, ['2026/27']))).not.toContain('in');
});

test('where nobody is few, single years follow a total as they are', async () => {
  const number = await snapshot(30);
  for (const years of [undefined, ['2025/26'], ['2026/27'], ['2024/25']])
    expect(shown(await propose(number, years))).toEqual(['all', 'in', 'other', 'out']);
});
