import fc from 'fast-check';
import { attack, type Known } from '../spec/attacker';
import { type CountedFunnel, type CountedRow, funnelSteps } from './funnel-table';
import { shareOf } from './share';
import { type ShownFunnel, shownFunnel } from './shown-funnel';

const falling = (most: number) =>
  fc
    .array(fc.oneof(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: 30 })), {
      minLength: funnelSteps.length,
      maxLength: funnelSteps.length,
    })
    .map((counts) => [...counts].sort((a, b) => b - a));
const sumOf = (rows: readonly CountedRow[]) =>
  funnelSteps.map((_, step) => rows.reduce((sum, { counts }) => sum + (counts[step] ?? 0), 0));
const funnels: fc.Arbitrary<CountedFunnel> = fc
  .tuple(
    fc.array(falling(120), { minLength: 1, maxLength: 6 }),
    fc.array(fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 7, maxLength: 7 }), { maxLength: 4 }),
  )
  .map(([rows, parts]) => {
    const schools = rows.map((counts, at) => ({ name: `S${at}`, counts }));
    const everybody = sumOf(schools);
    const groups = parts.map((percents, at) => ({
      name: `G${at}`,
      counts: everybody
        .map((all, step) => Math.floor((all * (percents[step] ?? 0)) / 100))
        .map((_, step, made) => Math.min(...made.slice(0, step + 1))),
    }));
    return { everybody, schools, groups };
  });

/** Each true row with how it is shown and what an attacker knows of it. */
function rowsOf(truth: CountedFunnel, shown: ShownFunnel) {
  const known = attack(truth, shown);
  return [
    { counts: truth.everybody, cells: shown.everybody, known: known.everybody },
    ...(['schools', 'groups'] as const).flatMap((kind) =>
      truth[kind].map(({ counts }, at) => ({
        counts,
        cells: shown[kind][at]?.counts ?? [],
        known: known[kind][at] ?? [],
      })),
    ),
  ];
}
const width = (one: Known | undefined) => (one ? one.most - one.least + 1 : 0);

/** Hidden counts that could be fewer than five, and small losses that are told exactly. */
function given(truth: CountedFunnel, shown: ShownFunnel): string[] {
  return rowsOf(truth, shown).flatMap(({ counts, cells, known }, row) =>
    cells.flatMap((cell, step) => {
      const [here, before] = [known[step], known[step - 1]];
      if (cell === null) return width(here) < 5 ? [`row ${row} step ${step}: ${width(here)} wide`] : [];
      const lost = (counts[step - 1] ?? Infinity) - (counts[step] ?? 0);
      const isTold = before && here && lost < 10 && before.most - here.least <= Math.max(0, before.least - here.most);
      return isTold ? [`row ${row} step ${step}: lost ${lost}`] : [];
    }),
  );
}

test('nobody can work out a hidden count, or a small loss, from everything that is shown', () => {
  fc.assert(
    fc.property(funnels, (truth) => {
      expect(given(truth, shownFunnel(truth))).toEqual([]);
    }),
    { numRuns: 400 },
  );
});

test('what is shown is rounded, at least 15, and leaves a rest of at least 10', () => {
  fc.assert(
    fc.property(funnels, (truth) => {
      const shown = shownFunnel(truth);
      for (const [at, { counts, cells }] of rowsOf(truth, shown).entries()) {
        for (const [step, cell] of cells.entries()) {
          if (cell === null) continue;
          const [count, rest] = [counts[step] ?? 0, (truth.everybody[step] ?? 0) - (counts[step] ?? 0)];
          expect([cell % 5, Math.abs(cell - count) <= 2, cell >= 15, at === 0 || rest >= 10]).toEqual([
            ...[0, true, true, true],
          ]);
        }
      }
    }),
    { numRuns: 200 },
  );
});

const even = (count: number) => funnelSteps.map(() => count);

test('two schools and their sum do not give a third away', () => {
  const schools = [102, 52, 9].map((count) => ({ name: String(count), counts: even(count) }));
  const truth = { everybody: sumOf(schools), schools, groups: [] };
  const naive = {
    everybody: even(165),
    groups: [],
    schools: [100, 50, null].map((cell) => ({ name: '', counts: funnelSteps.map(() => cell) })),
  };
  expect(given(truth, naive)).not.toEqual([]);
  const shown = shownFunnel(truth);
  expect(shown.everybody[0]).toBe(165);
  expect(shown.schools.map(({ counts }) => counts[0])).toEqual([100, null, null]);
});

test('large schools are shown step by step', () => {
  const schools = [300, 200, 100].map((count) => ({
    name: String(count),
    counts: funnelSteps.map((_, step) => Math.round(count * 0.8 ** step)),
  }));
  const shown = shownFunnel({ everybody: sumOf(schools), schools, groups: [{ name: 'G', counts: even(40) }] });
  expect(shown.schools[2]?.counts).toEqual([100, 80, 65, 50, 40, 35, 25]);
  expect(shown.groups[0]?.counts).toEqual(even(40));
});

test('a group that is nearly everybody is hidden, and so is the last step of a small one', () => {
  const groups = [
    { name: 'nearly', counts: even(95) },
    { name: 'small', counts: [40, 40, 30, 20, 12, 3, 0] },
  ];
  const shown = shownFunnel({ everybody: even(100), schools: [], groups });
  expect(shown.groups[0]?.counts).toEqual(funnelSteps.map(() => null));
  expect(shown.groups[1]?.counts).toEqual([40, 40, 30, 20, null, null, null]);
});

test('shares are told of 25 and more, and never of what is hidden', () => {
  expect([shareOf(15, 25), shareOf(15, 20), shareOf(null, 50), shareOf(15, null), shareOf(15, undefined)]).toEqual([
    ...[60, null, null, null, null],
  ]);
});
