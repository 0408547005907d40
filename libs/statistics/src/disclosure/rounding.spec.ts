import { hesaMean, hesaPercentage, roundedTo, toDecimals } from './rounding';

describe('HESA rounding, as its test vectors have it', () => {
  test.each([
    [0, 0],
    [1, 0],
    [2, 0],
    [2.5, 5],
    [3, 5],
    [7, 5],
    [7.5, 10],
    [8, 10],
    [12, 10],
    [12.5, 15],
    [13, 15],
    [22, 20],
    [22.5, 25],
    [23, 25],
    [97, 95],
    [98, 100],
  ])('%p is shown as %p', (count, shown) => expect(roundedTo(5, count)).toBe(shown));

  test('shares of fewer than 22.5 people and means of 7 or fewer are not shown', () => {
    expect([22, 22.5, 23].map((of) => hesaPercentage(11, of, 1))).toEqual([null, 48.9, 47.8]);
    expect([7, 8].map((of) => hesaMean(3.4, of))).toEqual([null, 3.4]);
  });
});

test('OfS rounds headcounts to 10, halves up', () => {
  expect([4, 5, 14, 15, 23, 25].map((count) => roundedTo(10, count))).toEqual([0, 10, 10, 20, 20, 30]);
});

test('decimals go up from the half, though a double lies just below it', () => {
  expect([toDecimals(1, 0.25), toDecimals(2, 1.005), toDecimals(0, 2.5), toDecimals(1, -0.25)]).toEqual([
    0.3, 1.01, 3, -0.2,
  ]);
});

test('a count below nothing is refused', () => expect(() => roundedTo(5, -1)).toThrow(RangeError));
