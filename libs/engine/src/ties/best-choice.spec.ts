import { bestChoice } from './best-choice';
import { narrowed, type Tight } from './tight';

/** Rows of mentors; who holds which of them (a position in the row); groups with a least count each. */
function tightOf(rows: number[][], held: number[], groupOf = rows.map(() => -1), least: number[] = []): Tight {
  const starts = rows.map((_, i) => rows.slice(0, i).flat().length);
  const mentorAt = Int32Array.from(rows.flat());
  const mentors = Math.max(...mentorAt) + 1;
  return {
    rowStart: Int32Array.of(...starts, mentorAt.length),
    mentorAt,
    pairAt: Int32Array.from(mentorAt.keys()),
    heldAt: Int32Array.from(held, (k, i) => (k === -1 ? -1 : starts[i]! + k)),
    studentMust: new Uint8Array(rows.length),
    mentorMust: new Uint8Array(mentors).fill(1),
    places: new Int32Array(mentors).fill(1),
    groups: {
      groupOf: Int32Array.from(groupOf),
      least: Int32Array.from(least),
      exact: new Uint8Array(least.length),
    },
  };
}

const choose = (tight: Tight, weights: number[]) => {
  const { heldAt, p, lambda } = bestChoice(tight, Float64Array.from(weights));
  return { heldAt: [...heldAt], p: [...p], lambda: [...lambda] };
};

describe('a choice among tight pairs', () => {
  // Mentor 0 could have somebody heavier; at mentors 1 and 2 two students could change places for nothing.
  const rows = [[0], [0], [1, 2], [1, 2], [3]];
  const held = [0, -1, 1, 0, 0];

  test('leaves the parts as they are in which nothing can be better, and asks no price there', () => {
    const { heldAt, p } = choose(tightOf(rows, held), [1, 2, 5, 5, 5, 5, 5]);
    expect(heldAt).toEqual([-1, 1, 3, 4, 6]);
    expect(p.slice(1)).toEqual([0, 0, 0]);
    expect(p[0]).toBeGreaterThanOrEqual(1);
    expect(p[0]).toBeLessThanOrEqual(2);
  });

  test('leaves everything as it is where nothing can be better', () => {
    const free = { p: [0, 0, 0, 0] };
    const tight = tightOf(rows, held);
    const weights = [1, 0, 5, 5, 5, 5, 5];
    expect(choose({ ...tight, mentorMust: new Uint8Array(4) }, weights)).toMatchObject({
      ...free,
      heldAt: [...tight.heldAt],
    });
    const grouped = tightOf(rows, held, [0, 0, 0, 0, -1], [3]);
    expect(choose(grouped, weights)).toEqual({ ...free, heldAt: [...grouped.heldAt], lambda: [0] });
  });

  test('is not made for somebody who has no tight pair', () =>
    expect(choose(tightOf([[], [0], [0], []], [-1, 0, -1, -1]), [1, 2]).heldAt).toEqual([-1, -1, 1, -1]));

  test('serves as many of a group as must be, at a price', () => {
    const weights = [1, 2, 5, 5, 5, 5, 5];
    const { heldAt, lambda } = choose(tightOf(rows, held, [0, -1, -1, -1, -1], [1]), weights);
    expect(heldAt.slice(0, 2)).toEqual([0, -1]);
    expect(lambda[0]).toBeGreaterThanOrEqual(1);
    expect(choose(tightOf(rows, held, [0, -1, -1, -1, -1], [0]), weights).heldAt.slice(0, 2)).toEqual([-1, 1]);
  });

  test('holds the count of a group from then on that was priced in it, or in a choice before', () => {
    const tight = tightOf(rows, held, [0, 1, 2, -1, -1], [1, 0, 0]);
    const before = { ...tight, groups: { ...tight.groups, exact: Uint8Array.of(0, 0, 1) } };
    const choice = { heldAt: tight.heldAt, p: new Float64Array(4), lambda: Float64Array.of(2, 0, 0) };
    expect([...narrowed(before, Float64Array.of(1, 0, 5, 5, 5, 5, 5), choice).groups.exact]).toEqual([1, 0, 1]);
  });
});
