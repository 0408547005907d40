import { execFileSync } from 'node:child_process';
import path from 'node:path';
import fc from 'fast-check';
import { slotsMinuteByMinute } from '../spec/minute-by-minute';
import { aroundTheClockChange, freeDaily, questions } from '../spec/two-people';
import { minuteOf, textOf } from '../spec/zones-told';
import type { SlotQuestion } from './availability';
import { commonSlots } from './slots';
import { toLocal, toUtc } from './zones';

test('the times are those that looking at every minute finds, in a thousand cases near clock changes', () => {
  let found = 0;
  fc.assert(
    fc.property(questions, (q) => {
      const slots = commonSlots(q);
      expect(slots.map(textOf)).toEqual(slotsMinuteByMinute(q).map(textOf));
      found += slots.length > 0 ? 1 : 0;
    }),
    { numRuns: 1000 },
  );
  expect(found).toBeGreaterThan(100);
});

test('a time on the clock of whoever looks says which time is meant, and is on the step', () => {
  fc.assert(
    fc.property(questions, (q) => {
      for (const start of commonSlots(q)) {
        expect(toUtc(toLocal(start, q.zone), q.zone)).toBe(start);
        expect(toLocal(start, q.zone) % q.step).toBe(0);
      }
    }),
    { numRuns: 300 },
  );
});

test('it does not matter which of the two is asked about first', () => {
  fc.assert(
    fc.property(questions, (q) => expect(commonSlots({ ...q, a: q.b, b: q.a })).toEqual(commonSlots(q))),
    { numRuns: 300 },
  );
});

const spring = { from: minuteOf('2027-03-28T00:00'), to: minuteOf('2027-03-28T12:00') };
const night = (from: number, to: number): SlotQuestion => ({
  ...aroundTheClockChange,
  a: freeDaily(from, to),
  window: spring,
});
const localStarts = (q: SlotQuestion) => commonSlots(q).map((start) => textOf(toLocal(start, q.zone)).slice(11));

test('hours that the clock skips are offered to nobody', () => {
  expect(localStarts(night(60, 120))).toEqual([]);
  expect(localStarts(night(0, 90))).toEqual(['00:00', '00:30']);
  expect(localStarts(night(90, 180))).toEqual(['02:00', '02:30']);
  expect(localStarts({ ...night(30, 150), minutes: 60 })).toEqual(['00:30']);
});

test('a time that comes twice is offered once, at its first', () => {
  const q = {
    ...aroundTheClockChange,
    window: { from: minuteOf('2027-10-30T23:00'), to: minuteOf('2027-10-31T03:00') },
  };
  expect(commonSlots(q).map(textOf)).toEqual([
    '2027-10-30T23:00',
    '2027-10-30T23:30',
    '2027-10-31T00:00',
    '2027-10-31T00:30',
    '2027-10-31T02:00',
    '2027-10-31T02:30',
  ]);
});

test('whoever looks from India has times on their own half hours', () => {
  const q = { ...aroundTheClockChange, zone: 'Asia/Kathmandu', step: 60, minutes: 60 };
  expect(new Set(commonSlots(q).map((start) => start % 60))).toEqual(new Set([15]));
});

test.each([
  { step: 7 },
  { step: 0 },
  { minutes: 0 },
  { minutes: 12.5 },
  { travelMinutes: -5 },
  { zone: 'Europe/Atlantis' },
])('%j is refused', (fault) => expect(() => commonSlots({ ...aroundTheClockChange, ...fault })).toThrow(RangeError));

test('nothing depends on the zone of the process', () => {
  const script = path.join(__dirname, '../spec/told-in-every-zone.ts');
  const told: unknown = JSON.parse(
    execFileSync(process.execPath, ['-r', '@swc-node/register', script], { encoding: 'utf8' }),
  );
  const [utc, ...others] = told as { readonly noon: string; readonly worked: readonly number[] }[];
  expect(utc?.worked.length).toBeGreaterThan(50);
  expect(new Set([utc, ...others].map((one) => one?.noon)).size).toBe(4);
  for (const one of others) expect(one.worked).toEqual(utc?.worked);
});
