import { isPassed, mark, monthsAfter } from './marking';
import { shipped } from './shipped';

const choices = ['Red', 'Green'].map((words) => ({ words, why: `${words} it is` }));
const checks = [
  { question: 'One?', right: 0, choices },
  { question: 'Two?', right: 1, choices },
];

test('every right answer, and nothing less, passes', () => {
  expect(isPassed({ checks }, [0, 1])).toBe(true);
  expect(isPassed({ checks }, [0, 0])).toBe(false);
  expect(isPassed({ checks }, [0, null])).toBe(false);
  expect(isPassed({ checks }, [])).toBe(false);
  expect(isPassed({ checks: [] }, [])).toBe(true);
});

test('each answer comes with why, and what was not answered with nothing', () => {
  expect(mark({ checks }, [1, null])).toEqual([
    { question: 'One?', picked: 'Green', why: 'Green it is', isRight: false },
  ]);
  expect(mark({ checks }, [7, 1])).toEqual([{ question: 'Two?', picked: 'Green', why: 'Green it is', isRight: true }]);
});

test.each([
  ['2026-01-31T10:00:00Z', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-11-22T12:00:00Z', 12, '2027-11-22T12:00:00.000Z'],
  ['2024-02-29T00:00:00Z', 24, '2026-02-28T00:00:00.000Z'],
  ['2026-12-15T00:00:00Z', 2, '2027-02-15T00:00:00.000Z'],
])('%s and %s months is %s', (from, months, to) => {
  expect(monthsAfter(new Date(from), months).toISOString()).toBe(to);
});

describe('what comes with the service', () => {
  test.each(shipped.map((module) => [module.code, module] as const))('%s can be read and passed', (_, module) => {
    expect(module.pages.length).toBeGreaterThan(0);
    expect(module.checks.length === 3 || (module.checks.length === 0 && module.promise !== '')).toBe(true);
    for (const { choices: offered, right } of module.checks) {
      expect(offered[right]?.why).toMatch(/^Yes|^And|^It/);
      expect(offered.every(({ words, why }) => words !== '' && why !== '')).toBe(true);
    }
  });

  test('the right answer is not always at the same place', () => {
    for (const { checks: asked } of shipped.filter((module) => module.checks.length > 0))
      expect(new Set(asked.map(({ right }) => right)).size).toBeGreaterThan(1);
  });

  test('students read for about five minutes at most', () => {
    for (const { pages, checks: asked } of shipped.filter(({ audience }) => audience === 'student')) {
      const words = [...pages.map(({ text }) => text), ...asked.map((one) => JSON.stringify(one))]
        .join(' ')
        .split(/\s+/);
      expect(words.length).toBeLessThan(5 * 200);
    }
  });
});
