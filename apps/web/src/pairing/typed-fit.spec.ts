import { pointsIn } from './typed-fit';

test.each([
  ['0.6', 39_321],
  [' 1 ', 65_535],
  ['1.0', 65_535],
  ['0', 0],
  [',25', 16_384],
  ['1.2', -1],
  ['-0.1', -1],
  ['sixty', -1],
  ['', -1],
])('%p is read as %p points', (given, points) => {
  expect(pointsIn({ atLeast: given }, 'atLeast')).toBe(points);
});
