import { SCORE_MAX } from './parts';
import { Weighing } from './tiers';

const tiersOf = (students: number, tiers: number) => Array.from({ length: students }, (_, at) => 1 + (at % tiers));

test.each([
  [1, 1, 1],
  [500, 3, 500],
  [1000, 9, 800],
  [5000, 3, 5000],
  [20_000, 9, 15_000],
  [50_000, 9, 60_000],
])(
  '%i students in %i tiers for %i places: numbers stay exact, and each aim outweighs all that follow',
  (students, tiers, places) => {
    const weighing = new Weighing(tiersOf(students, tiers), places);
    const pairs = Math.min(students, places);
    const point = weighing.weigh(0, 1, 0, 0) - weighing.weigh(0, 0, 0, 0);
    let lottery = 0;
    for (let drawn = 0; drawn < 2000; drawn += 1)
      lottery = Math.max(lottery, weighing.weigh(0, 0, drawn, drawn * 7) - weighing.weigh(0, 0, 0, 0));
    expect(weighing.weigh(weighing.bonus(1), SCORE_MAX, 1, 1)).toBeLessThan(2 ** 51);
    expect(pairs * lottery).toBeLessThan(point);
    for (let tier = 1; tier <= tiers; tier += 1)
      expect(weighing.bonus(tier) - weighing.bonus(tier + 1)).toBeGreaterThan(2 * pairs * SCORE_MAX);
  },
);

test('only the tiers there are take room', () => {
  expect(new Weighing([9, 9], 2).bonus(9)).toBe(new Weighing([1, 1], 2).bonus(1));
});
