import type { Figure, MeasureId } from '@footing/evidence';
import { figureInWords } from './in-figures';

const figure = (value: number | null, low: number | null = null, high: number | null = null): Figure => ({
  ...{ measure: 'M14', label: 'All together', value, low, high, refused: value === null ? 'N15' : null },
});
const gap = (of: Figure) => figureInWords(of, { measure: { id: 'M14', unit: 'percentage points' }, dose: 'meetings' });

test.each([
  [figure(0.123, 0.041, 0.202), 'The priority group is behind by 12.3 percentage points, likely by 4.1 to 20.2'],
  [figure(-0.064, -0.123, -0.006), 'The priority group is ahead by 6.4 percentage points, likely by 0.6 to 12.3'],
  [
    figure(0.02, -0.03, 0.07),
    'The priority group is behind by 2.0 percentage points, likely between 3.0 ahead and 7.0 behind: there may be no gap',
  ],
  [figure(0.1), 'The priority group is behind by 10.0 percentage points'],
  [figure(null), 'Not shown [N15]'],
])('a gap says who is behind, and how sure that is: %#', (of, words) => {
  expect(gap(of)).toBe(words);
});

test.each([
  ['M03', 'meetings', figure(2, 2, 3), 'meetings', '2 to 3 meetings'],
  ['M03', 'meetings', figure(601, 601, null), 'minutes', '601 minutes or more'],
  ['M03', 'meetings', figure(0, 0, 0), 'meetings', '0 meetings'],
  ['M09', 'SD', figure(-0.271, -0.43, -0.11), 'meetings', '−0.27 standard deviations, and likely from −0.43 to −0.11'],
  ['M19', '£', figure(1234.6), 'meetings', '£1,235'],
  ['M20', 'share', figure(0.5), 'meetings', '50.0\u00a0%'],
] as const)('%s in %s: %#', (id: MeasureId, unit, of, dose, words) => {
  expect(figureInWords(of, { measure: { id, unit }, dose })).toBe(words);
});
