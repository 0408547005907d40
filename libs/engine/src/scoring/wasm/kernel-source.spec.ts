import fc from 'fast-check';
import { Harvest } from '../../lists/harvest';
import { collectLists, Lists } from '../../lists/lists';
import { solveLists } from '../../lists/solve-lists';
import { hostileRounds } from '../../spec/hostile-rounds';
import { worthOfRanks } from '../../aims/tiers';
import { ScoreRows } from '../score-rows';
import { KernelLists } from './kernel-lists';
import { KernelRows } from './kernel-rows';
import { kernelSource, plainLists } from './kernel-source';
import { kernelPlanOf } from './make-plan';
import { claimOf, gapOf, recheckRows } from '../../../test/recheck';
import type { MatchInput } from '../../model/input';
import type { RowSource } from '../../lists/row-source';

const sides = ['students', 'mentors'] as const;

function crowdOf(input: MatchInput) {
  const rankOf = Uint8Array.from(input.students, ({ tier }) => Math.min(2, tier - 1));
  return {
    rankOf,
    worthOf: worthOfRanks(3, input.students.length, 65_535),
    bonusOf: new Float64Array(rankOf.length),
    places: Int32Array.from(input.mentors, ({ places }) => places),
  };
}

function madeReady(input: MatchInput, side: (typeof sides)[number]) {
  const crowd = crowdOf(input);
  const { plan } = new ScoreRows(input, input.students, input.mentors);
  const classes = side === 'mentors' ? 3 : 1;
  const kernelPlan = kernelPlanOf(plan, side, {
    ...(side === 'mentors' ? { classOf: crowd.rankOf } : {}),
    places: crowd.places,
  });
  return { crowd, classes, kernelPlan };
}

const read = (source: RowSource, list: number, most: number) => {
  const found = new Harvest();
  source.best(list, most, found);
  return { cells: [...found.cells.subarray(0, 2 * found.count)], bound: found.bound };
};

test('the kernel lists the same pairs as the plain rows, with a bound that holds', () => {
  fc.assert(
    fc.property(hostileRounds, fc.constantFrom(...sides), fc.integer({ min: 1, max: 4 }), (input, side, most) => {
      const { classes, kernelPlan } = madeReady(input, side);
      if (!kernelPlan) return;
      const [quick, plain] = [new KernelLists(KernelRows.of(kernelPlan)!, classes), plainLists(kernelPlan, classes)];
      for (let list = 0; list < plain.lists; list += 1) {
        const [a, b, all] = [read(quick, list, most), read(plain, list, most), read(plain, list, 1_000_000)];
        expect(a.cells).toEqual(b.cells);
        const next = all.cells[a.cells.length] ?? -1;
        expect(a.bound).toBeGreaterThanOrEqual(next);
        if (a.bound === -1) expect(next).toBe(-1);
      }
    }),
    { numRuns: 100 },
  );
});

test('a round solved from the kernel’s lists in two parts is proven on every pair', () => {
  fc.assert(
    fc.property(hostileRounds, fc.constantFrom(...sides), (input, side) => {
      const { crowd, classes, kernelPlan } = madeReady(input, side);
      if (!kernelPlan) return;
      const { rows } = kernelPlan;
      const slices = [
        collectLists(kernelSource(kernelPlan, classes), 0, classes * (rows >> 1), 2),
        collectLists(kernelSource(kernelPlan, classes), classes * (rows >> 1), classes * rows, 2),
      ];
      const solution = solveLists(crowd, side, new Lists(kernelSource(kernelPlan, classes), slices));
      const claim = claimOf(crowd, solution, side);
      expect(gapOf(crowd, solution)).toBe(0);
      expect(recheckRows(kernelPlan, claim)(0, rows)).toBe(0);
      // A price too low by one point is found wherever a pair depended on it.
      const held = solution.mentorOf.findIndex((mentor) => mentor >= 0);
      if (held < 0) return;
      const row = side === 'students' ? held : solution.mentorOf[held]!;
      const boundOf = claim.boundOf.map((bound, at) => (at === row ? bound - 1 : bound));
      expect(recheckRows(kernelPlan, { ...claim, boundOf })(0, rows)).toBeGreaterThan(0);
      const value = claim.value.map((one, at) => (at === 0 ? one + 1 : one));
      expect(recheckRows(kernelPlan, { ...claim, value })(0, rows)).toBe(1);
    }),
    { numRuns: 100 },
  );
});
