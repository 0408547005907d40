import { leastEffect, leastEffectInTable } from './study-words';

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
