import { numbersFrom, problemOf } from '../../test/rounds-of-numbers';
import { solve } from '../solve/solve';
import { evenCoverage } from './even-coverage';

/** Every way of giving so many places to groups of these sizes. */
function waysOf(places: number, sizes: readonly number[]): number[][] {
  const [size, ...others] = sizes;
  if (size === undefined) return places === 0 ? [[]] : [];
  return Array.from({ length: Math.min(size, places) + 1 }, (_, count) =>
    waysOf(places - count, others).map((rest) => [count, ...rest]),
  ).flat();
}

test('where anybody may have any place, shares are as even as whole numbers allow; of equal groups the first has more', () => {
  let uneven = 0;
  for (let seed = 1; seed <= 120; seed += 1) {
    const next = numbersFrom(seed);
    const sizes = Array.from({ length: 2 + Math.floor(next() * 2) }, () => 1 + Math.floor(next() * 9));
    const already = sizes.map(() => (next() < 0.3 ? 1 + Math.floor(next() * 2) : 0));
    const groupOf = Int32Array.from(sizes.flatMap((size, group) => new Array<number>(size).fill(group)));
    const places = Math.floor(next() * (groupOf.length + 1));
    const problem = problemOf({
      ranks: [...groupOf].map(() => 0),
      places: [places],
      choices: [...groupOf.keys()].map((student) => ({ student, mentor: 0, value: Math.floor(next() * 50) })),
    });
    const { reached } = evenCoverage(problem, groupOf, sizes.length, Int32Array.from(already), solve(problem));
    const share = (count: number, group: number) => (count + already[group]!) / (sizes[group]! + already[group]!);
    const shares = (counts: readonly number[]) => counts.map(share).sort((a, b) => a - b);
    const before = (one: readonly number[], other: readonly number[]) => {
      const at = one.findIndex((number, k) => number !== other[k]);
      return at === -1 ? 0 : one[at]! - other[at]!;
    };
    const best = waysOf(places, sizes)
      .map(shares)
      .reduce((most, one) => (before(one, most) > 0 ? one : most));
    expect(shares([...reached])).toEqual(best);
    for (const [group, size] of sizes.entries())
      for (let other = group + 1; other < sizes.length; other += 1)
        if (sizes[other] === size && already[other] === already[group])
          expect(reached[group]).toBeGreaterThanOrEqual(reached[other]!);
    uneven += best[0] !== best.at(-1) ? 1 : 0;
  }
  expect(uneven).toBeGreaterThan(60);
});
