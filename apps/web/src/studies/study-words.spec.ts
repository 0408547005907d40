import { coins, leastEffect, leastEffectInTable } from './study-words';

test.each([
  [0, '0'],
  [0.42, '0.4'],
  [9.94, '9.9'],
  [12.4, '12'],
])('%d fair coins read as %s, so that a few open lots are not said to teach nothing', (effective, words) => {
  expect(coins(effective)).toBe(words);
});

test.each([
  [null, '–', 'nobody’s lot is open', '–'],
  [0.314, '0.31', 'in standard deviations', '0.31'],
  [2, '2.00', 'in standard deviations', '2.00'],
  [2.01, '–', 'too few people to compare', 'Too few people to compare'],
  [11.3, '–', 'too few people to compare', 'Too few people to compare'],
])('a least effect of %p', (detectable, value, detail, inTable) => {
  expect(leastEffect(detectable)).toEqual({ value, detail });
  expect(leastEffectInTable(detectable)).toBe(inTable);
});
