import { percent, smallPercent } from './percent';

test.each([
  [0, '0 %'],
  [0.016, '1.6 %'],
  [0.02, '2 %'],
  [0.5, '50 %'],
  [0.98, '98 %'],
  [1, '100 %'],
])('%d is %s', (share, words) => expect(percent(share)).toBe(words));

test.each([
  [0, '0 %'],
  [1e-9, 'less than 0.01 %'],
  [0.000_099, 'less than 0.01 %'],
  [0.0001, '0.01 %'],
  [0.0031, '0.31 %'],
  [0.25, '25.00 %'],
])('of something mostly small, %d is %s', (share, words) => expect(smallPercent(share)).toBe(words));
