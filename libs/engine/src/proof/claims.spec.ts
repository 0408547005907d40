import { claimsOf } from '../../test/claims-of';
import { mentor, round, settingsWith, student } from '../../test/small-rounds';
import type { MatchInput } from '../model/input';
import { marketAnew } from './market-anew';

/** Listed in no order: d is pinned to y, who keeps one place; z has none. */
const input: MatchInput = round({
  students: [student('c', { group: 'a' }), student('a', { group: 'a' }), student('d'), student('b')],
  mentors: [mentor('z', { places: 0 }), mentor('y', { places: 2 }), mentor('x'), mentor('w', { places: 3, fewest: 3 })],
  settings: settingsWith({ retention: 0.5, lotteryStrength: 0.25, fairness: { kind: 'even-coverage' } }),
  pins: [{ studentId: 'd', mentorId: 'y' }],
  before: [
    { studentId: 'a', mentorId: 'y' },
    { studentId: 'b', mentorId: 'z' },
  ],
});
const claims = claimsOf(input, { a: 'y', d: 'y', c: 'x' }, { closed: ['w'], floors: [{ group: 'a', price: 11 }] });
const ids = (people: readonly { readonly id: string }[]): string[] => people.map(({ id }) => id);

describe('what a draft claims', () => {
  test('is of those who are free to be placed, by id, and of mentors with an open place who meet', () => {
    expect([ids(claims.students), ids(claims.mentors)]).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
    expect([claims.places, [...claims.held], [...claims.mentorOf], [...claims.keptOf]]).toEqual([
      [1, 1],
      [1, 1],
      [1, -1, 0],
      [1, -1, -1],
    ]);
    expect(ids(claimsOf(input, {}).mentors)).toEqual(['w', 'x', 'y']);
  });

  test('is that a pair weighs its value and what serving its student is worth', () => {
    for (const i of [0, 1, 2]) expect(claims.weight(i, 70) - claims.weight(i, 0)).toBe(70);
    const plain = claimsOf(input, {});
    const more = [0, 1, 2].map((i) => claims.weight(i, 0) - plain.weight(i, 0));
    // The price of a group counts for its students alone; so many pairs there can be, closed groups and all.
    expect(more).toEqual([11, 0, 11]);
    const bonus = [0, 1, 2].map((i) => plain.weight(i, 0) - plain.bonus(i));
    expect(new Set(bonus).size).toBe(1);
    expect([claims.value(0, 1, 9), claims.value(0, 0, 9), claims.value(1, 0, 9)]).toEqual([9 + 32_768, 9, 9]);
    expect(claims.beyond).toBe(3 * (65_535 + 32_768 + 16_383) + 1);
  });

  test('counts who is served where no floor says how many must be', () => {
    expect([[...claims.served()], [...claims.leastOf()]]).toEqual([[2], [2]]);
    const floors = settingsWith({ fairness: { kind: 'floors', floors: [{ group: 'a', places: 1 }] } });
    expect([...claimsOf({ ...input, settings: floors }, { a: 'y', c: 'x' }).leastOf()]).toEqual([1]);
    expect([claims.countStays(0), claimsOf(input, {}).countStays(0)]).toEqual([false, true]);
  });
});

test('the round once more has the same people in the same order, and closed groups without a place', () => {
  const { market, edgeOf } = marketAnew(claims);
  expect([ids(market.students), ids(market.mentors)]).toEqual([
    ['a', 'b', 'c'],
    ['w', 'x', 'y'],
  ]);
  expect([...market.places]).toEqual([0, 1, 1]);
  expect(Array.from(edgeOf, (edge) => (edge === -1 ? '' : market.mentors[market.mentorAt[edge]!]?.id))).toEqual([
    'y',
    '',
    'x',
  ]);
  expect(marketAnew(claimsOf(input, {})).market.places[0]).toBe(3);
});
