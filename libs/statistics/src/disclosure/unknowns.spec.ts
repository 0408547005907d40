import * as fc from 'fast-check';
import { dimension } from '../spec/small-release';
import { type Lattice, latticeOf } from './lattice';
import type { BaseCell, TablePlan } from './types';
import { type Parts, type Unknowns, unknownsOf } from './unknowns';

const groups = dimension('group', 'in out');

/** The same people have the same key: here, whoever are as many. */
const keyOf = (step: readonly number[], at: number): number => ((step[at] ?? 0) * 31 + at) & 255;

/** A funnel's step and a later one: those of the one, and how many of them came to the other. */
type Measured = readonly [readonly number[], readonly number[]];

/** The people of one measure may be those with the outcome of another. */
function latticeWith(measured: readonly Measured[]): Lattice {
  const tables = measured.map((_, at): TablePlan => ({ id: `m${at}`, measure: `m${at}`, by: ['group'], kind: 'rate' }));
  const cells = measured.flatMap(([all, some], measure) =>
    groups.codes.map((code, at): BaseCell => ({
      ...{ measure: `m${measure}`, at: [code], n: all[at] ?? 0, x: some[at] ?? 0 },
      ...{ noiseKey: keyOf(all, at), noiseKeyX: keyOf(some, at) },
    })),
  );
  return latticeOf({ profile: 'public', dimensions: [groups], tables, cells });
}

/** How often each unknown counts in a sum. */
function timesIn({ plus, minus }: Parts, many: number): number[] {
  const times = Array.from({ length: many }, () => 0);
  for (const at of plus) times[at] = (times[at] ?? 0) + 1;
  for (const at of minus) times[at] = (times[at] ?? 0) - 1;
  return times;
}

const restsOf = ({ pairs }: Lattice, { rest }: Unknowns) =>
  pairs.flatMap((pair) => [[0], [1], [0, 1]].map((parts) => ({ pair, parts, row: rest(pair, parts) })));

const falls = fc.array(fc.tuple(fc.nat(3), fc.nat(3)), { minLength: 2, maxLength: 6 });
const stepsAfter = (lost: readonly (readonly [number, number])[]) =>
  lost.reduce<number[][]>((all, [a, b]) => [...all, [(all.at(-1)?.[0] ?? 90) - a, (all.at(-1)?.[1] ?? 40) - b]], []);

/** Any of the steps beside any later one, in any order: a funnel read from several ends. */
const funnels = falls.chain((lost) => {
  const steps = stepsAfter(lost);
  const all = steps.flatMap((step, at) => steps.slice(at + 1).map((later): Measured => [step, later]));
  return fc.shuffledSubarray(all, { minLength: 1 });
});

test('those left of a whole are the whole less its part, and no unknown stands on both sides', () => {
  fc.assert(
    fc.property(funnels, (measured) => {
      const lattice = latticeWith(measured);
      const unknowns = unknownsOf(lattice);
      for (const { pair, parts, row } of restsOf(lattice, unknowns)) {
        const [whole, part] = [pair.whole, pair.part].map((id) => timesIn(unknowns.sum(id, parts), unknowns.many));
        expect(timesIn(row, unknowns.many)).toEqual(whole?.map((times, at) => times - (part?.[at] ?? 0)));
        expect(row.plus.filter((at) => row.minus.includes(at))).toEqual([]);
      }
    }),
  );
});

test('no part is larger than any of its wholes: as the unknowns are put together, or because it is said', () => {
  fc.assert(
    fc.property(funnels, (measured) => {
      const lattice = latticeWith(measured);
      const unknowns = unknownsOf(lattice);
      const said = new Set(unknowns.links.map(({ plus, minus }) => JSON.stringify([plus, minus])));
      for (const { parts, row } of restsOf(lattice, unknowns))
        if (parts.length === 1 && row.minus.length > 0) expect(said).toContain(JSON.stringify([row.plus, row.minus]));
    }),
  );
});

test('every measure says of whom it is a part, although the count itself stood there before', () => {
  const [invited, matched, met] = [
    [82, 40],
    [78, 38],
    [70, 30],
  ];
  const { pairs } = latticeWith([
    [invited, matched],
    [matched, met],
    [invited, met],
  ]);
  expect(pairs).toEqual([
    { whole: 0, part: 1 },
    { whole: 1, part: 2 },
    { whole: 0, part: 2 },
  ]);
});
