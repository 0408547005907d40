import * as fc from 'fast-check';
import { dayOf, nextWorkingDay } from './working-day';

test.each([
  ['2026-11-03T10:00:00Z', '2026-11-04'],
  ['2026-11-06T10:00:00Z', '2026-11-09'],
  ['2026-11-07T10:00:00Z', '2026-11-09'],
  ['2026-11-08T23:59:00Z', '2026-11-09'],
  // In summer it is already tomorrow in London.
  ['2026-07-02T23:30:00Z', '2026-07-06'],
])('what is said at %s is looked at by %s', (at, by) => {
  expect(nextWorkingDay(new Date(at))).toBe(by);
});

test('it is always a later day, three days at most, and never at a weekend', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (at) => {
      const by = nextWorkingDay(at);
      const days = (Date.parse(by) - Date.parse(dayOf(at))) / 86_400_000;
      expect(days).toBeGreaterThanOrEqual(1);
      expect(days).toBeLessThanOrEqual(3);
      expect([0, 6]).not.toContain(new Date(by).getUTCDay());
    }),
  );
});
