import { mentor, settingsWith } from '../../test/small-rounds';
import { SCORE_MAX } from '../model/points';
import { groupedPlaces, keepingWorth, lotteryBonus, worthsFor } from './aims';

test('keeping a pair is worth its share of the greatest score, in whole points', () => {
  expect(keepingWorth(settingsWith())).toBe(0);
  expect(keepingWorth(settingsWith({ retention: 1 }))).toBe(SCORE_MAX);
  expect(keepingWorth(settingsWith({ retention: 0.1 }))).toBe(6_554);
});

test('a lottery number counts as far as the round says, which may be not at all', () => {
  expect(lotteryBonus(settingsWith(), 2 ** 31)).toBe(0);
  expect(lotteryBonus(settingsWith({ lotteryStrength: 0.5 }), 2 ** 31)).toBe(16_383);
});

describe('what serving somebody is worth', () => {
  test.each([
    [{}, SCORE_MAX],
    [{ retention: 1 }, 2 * SCORE_MAX],
    [{ lotteryStrength: 1 }, 2 * SCORE_MAX],
    [{ retention: 1, lotteryStrength: 1 }, 3 * SCORE_MAX],
  ])(
    'lies above all that 100 pairs can be worth twice over, and a tier above the next, by no more than need be (%#)',
    (more, most) => {
      const gap = 2 * (100 * most + 1);
      expect([...worthsFor(settingsWith(more), 3, 100, 0)]).toEqual([3 * gap, 2 * gap, gap]);
    },
  );

  test('is nothing for the best fit, whatever the tiers', () =>
    expect([...worthsFor(settingsWith({ aim: 'best-fit', retention: 1 }), 3, 100, 50)]).toEqual([0]));
});

test('only open places of groups with a least size count as such', () => {
  const mentors = [
    mentor('a', { places: 4 }),
    mentor('b', { places: 3, fewest: 2 }),
    mentor('c', { places: 5, fewest: 1 }),
  ];
  expect(groupedPlaces(mentors, [4, 3, 5])).toBe(3);
  expect(groupedPlaces([...mentors, mentor('d', { places: 9, fewest: 9 })], Int32Array.of(4, 1, 5, 9))).toBe(10);
});
