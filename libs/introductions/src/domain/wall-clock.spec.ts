import { momentOn } from './wall-clock';

test.each([
  ['Europe/London', '2026-12-07', '10:00', '2026-12-07T10:00:00.000Z'],
  ['Europe/London', '2027-06-07', '10:00', '2027-06-07T09:00:00.000Z'],
  ['Europe/London', '2027-03-28', '02:00', '2027-03-28T01:00:00.000Z'],
  ['Europe/London', '2027-10-31', '01:30', '2027-10-31T00:30:00.000Z'],
  ['Europe/London', '2027-10-31', '02:00', '2027-10-31T02:00:00.000Z'],
  ['Asia/Kolkata', '2026-12-07', '10:00', '2026-12-07T04:30:00.000Z'],
  ['America/New_York', '2027-11-07', '01:30', '2027-11-07T05:30:00.000Z'],
  ['Pacific/Apia', '2027-01-01', '00:00', '2026-12-31T11:00:00.000Z'],
])('in %s on %s the clocks show %s at %s', (zone, day, time, moment) => {
  expect(momentOn(zone, day, time)?.toISOString()).toBe(moment);
});

test.each([
  ['Europe/London', '2027-03-28', '01:30'],
  ['America/New_York', '2027-03-14', '02:30'],
  ['Europe/London', '2027-02-31', '10:00'],
  ['Europe/London', '2027-02-03', '25:00'],
])('in %s on %s no clock shows %s', (zone, day, time) => {
  expect(momentOn(zone, day, time)).toBeNull();
});
