import { isOpen, isToBeTold, type Opening, openingFaults, tellFrom, untilOf } from './opening';

const openedAt = new Date('2026-11-02T09:00:00Z');
const opening: Opening = { openedAt, until: untilOf(openedAt), endedAt: null, tellAfterDays: 7, telling: 'due' };
const ended = { ...opening, endedAt: new Date('2026-11-02T11:00:00Z') };

test.each([
  [opening, '2026-11-03T08:59:59Z', true],
  [opening, '2026-11-03T09:00:00Z', false],
  [ended, '2026-11-02T11:00:00Z', false],
] as const)('messages can be read for a day, or until they are closed: %#', (of, at, can) =>
  expect(isOpen(of, new Date(at))).toBe(can),
);

test.each([
  [opening, '2026-11-10T08:59:59Z', false],
  [opening, '2026-11-10T09:00:00Z', true],
  [ended, '2026-11-09T11:00:00Z', true],
  [{ ...opening, tellAfterDays: 0 }, '2026-11-02T12:00:00Z', false],
  [{ ...opening, telling: 'asked' }, '2027-01-01T00:00:00Z', false],
  [{ ...opening, telling: 'withheld' }, '2027-01-01T00:00:00Z', false],
  [{ ...opening, telling: 'told' }, '2027-01-01T00:00:00Z', false],
] as const)('people are told so many days after it was over, unless it waits or was decided: %#', (of, at, is) =>
  expect(isToBeTold(of, new Date(at))).toBe(is),
);

test('the days count from when it was closed', () => expect(tellFrom(ended)).toEqual(new Date('2026-11-09T11:00:00Z')));

test.each([
  [{}, []],
  [{ reason: '' }, ['reason']],
  [{ reason: 'constructor' }, ['reason']],
  [{ words: 'x'.repeat(19) }, ['words']],
  [{ words: 'x'.repeat(2_001) }, ['words']],
  [{ tellAfterDays: 31 }, ['tellAfterDays']],
  [{ tellAfterDays: -1 }, ['tellAfterDays']],
  [{ tellAfterDays: 1.5 }, ['tellAfterDays']],
  [{ tellAfterDays: Number.NaN }, ['tellAfterDays']],
])('%j has faults in %j', (more, fields) => {
  const typed = { reason: 'money', words: 'She wrote that he asked for money', tellAfterDays: 7, ...more };
  expect(openingFaults(typed).map(({ field }) => field)).toEqual(fields);
});
