import { agreedTimes } from './given-meeting';

const where = {
  ...{ zone: 'America/New_York', zoneData: 'x', now: Date.parse('2026-11-20T10:00Z') / 60_000 },
  round: { meetingsStart: '2026-10-01', meetingsEnd: '2027-06-01' },
};

test.each([0, -1, Number.NaN, 99_999_999, 130_000_000, Number.MAX_SAFE_INTEGER])(
  'a start that no clock shows, or that is long past, is a fault and no defect: %s',
  (start) => {
    expect(agreedTimes([start], 60, where).faults.map(({ field }) => field)).toContain('starts');
  },
);

test('a time of the round is none', () => {
  const start = Date.parse('2026-12-01T15:00Z') / 60_000;
  const { times, faults } = agreedTimes([start], 60, where);
  expect([times.map(({ localStart }) => localStart), faults]).toEqual([['2026-12-01T10:00'], []]);
});
