import { pointsIn } from './typed-fit';

test.each([
  ['60', 39_321],
  [' 100 ', 65_535],
  ['100.0', 65_535],
  ['0', 0],
  ['25,0', 16_384],
  ['0.5', 328],
  ['100.2', -1],
  ['-1', -1],
  ['sixty', -1],
  ['', -1],
])('%p is read as %p points', (given, points) => {
  expect(pointsIn({ atLeast: given }, 'atLeast')).toBe(points);
});
