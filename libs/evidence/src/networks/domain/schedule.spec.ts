import fc from 'fast-check';
import { isClosed, momentInLondon, nextAfter, rhythms } from './schedule';

test('days keep the day of the month they began on', () => {
  expect(nextAfter('2026-01-31', 'month', '2026-01-31')).toBe('2026-02-28');
  expect(nextAfter('2026-01-31', 'month', '2026-02-28')).toBe('2026-03-31');
  expect(nextAfter('2026-10-01', 'term', '2026-10-01')).toBe('2027-02-01');
  expect(nextAfter('2024-02-29', 'year', '2026-01-01')).toBe('2026-02-28');
  expect(nextAfter('2027-01-01', 'month', '2026-01-01')).toBe('2027-01-01');
});

test('the next day is later than today and one rhythm away at most', () => {
  const day = fc
    .date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10));
  const every = fc.constantFrom(...rhythms.filter((one) => one !== 'never'));
  const most = { month: 31, term: 124, year: 366 };
  fc.assert(
    fc.property(day, day, every, (anchor, today, rhythm) => {
      const next = nextAfter(anchor, rhythm, today);
      expect(next > today && next >= anchor).toBe(true);
      const away = (Date.parse(next) - Math.max(Date.parse(today), Date.parse(anchor))) / 86_400_000;
      expect(away).toBeLessThanOrEqual(most[rhythm]);
      expect(Math.abs(Number(next.slice(8)) - Number(anchor.slice(8)))).toBeLessThanOrEqual(3);
    }),
  );
});

test('hours are those of London, on both sides of a clock change', () => {
  expect(momentInLondon(new Date('2026-07-01T07:00:00Z'))).toEqual({ day: '2026-07-01', isInHours: true });
  expect(momentInLondon(new Date('2026-01-05T07:59:00Z')).isInHours).toBe(false);
  expect(momentInLondon(new Date('2026-01-05T18:00:00Z')).isInHours).toBe(false);
  expect(momentInLondon(new Date('2026-06-30T23:30:00Z')).day).toBe('2026-07-01');
  expect(isClosed('2026-12-24', [{ from: '2026-12-24', to: '2027-01-02' }])).toBe(true);
});
