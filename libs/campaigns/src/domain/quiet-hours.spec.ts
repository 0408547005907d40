import { isQuiet, londonDay, londonMoment } from './quiet-hours';

const usual = { from: 20, until: 8, sundays: true };

test.each([
  ['2026-11-03T07:59:59Z', true],
  ['2026-11-03T08:00:00Z', false],
  ['2026-11-03T19:59:59Z', false],
  ['2026-11-03T20:00:00Z', true],
  ['2026-11-03T23:30:00Z', true],
  // In summer the clocks in the United Kingdom are an hour ahead.
  ['2026-07-07T07:00:00Z', false],
  ['2026-07-07T19:00:00Z', true],
  // A Sunday, and the last hour of the Saturday before it.
  ['2026-11-01T12:00:00Z', true],
  ['2026-10-31T12:00:00Z', false],
])('at %s mail waits: %s', (at, waits) => {
  expect(isQuiet(new Date(at), usual)).toBe(waits);
});

test('without quiet hours only what is set is quiet', () => {
  const never = { from: 24, until: 0, sundays: false };
  expect(['2026-11-01T12:00:00Z', '2026-11-03T03:00:00Z'].map((at) => isQuiet(new Date(at), never))).toEqual([
    ...[false, false],
  ]);
});

test('the day is that of the clocks in the United Kingdom', () => {
  expect(['2026-07-07T23:30:00Z', '2026-11-03T23:30:00Z'].map((at) => londonDay(new Date(at)))).toEqual([
    ...['2026-07-08', '2026-11-03'],
  ]);
});

test.each([
  ['2026-11-03', 9, '2026-11-03T09:00:00.000Z'],
  ['2026-07-07', 9, '2026-07-07T08:00:00.000Z'],
  ['2026-07-07', 0, '2026-07-06T23:00:00.000Z'],
])('%s at %i is %s', (day, hour, moment) => {
  expect(londonMoment(day, hour).toISOString()).toBe(moment);
});
