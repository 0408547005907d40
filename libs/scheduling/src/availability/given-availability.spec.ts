import fc from 'fast-check';
import { dayNumber, dayText } from '../domain/local-days';
import {
  daysBetween,
  faultsInException,
  faultsInLastDay,
  faultsInStay,
  faultsInWeek,
  faultsInWishes,
  type GivenRule,
} from './given-availability';

const rule: GivenRule = { weekday: 1, fromMinute: 540, toMinute: 600, mode: 'any' };
const fields = (faults: readonly { readonly field: string }[]) => faults.map(({ field }) => field);

test('a week has fifty times and no more', () => {
  const week = (length: number) => Array.from({ length }, () => rule);
  expect([faultsInWeek(week(50)), fields(faultsInWeek(week(51)))]).toEqual([[], ['rules']]);
});

test.each([
  [0, 1440, true],
  [0, 1, true],
  [600, 600, false],
  [601, 600, false],
  [-1, 600, false],
  [600, 1441, false],
  [600.5, 660, false],
  [Number.NaN, 660, false],
])('hours from minute %d to %d of a day: %s', (fromMinute, toMinute, isGood) => {
  expect(fields(faultsInWeek([rule, { ...rule, fromMinute, toMinute }]))).toEqual(isGood ? [] : ['rules.1']);
  const exception = { day: '2027-03-01', kind: 'extra', fromMinute, toMinute } as const;
  expect(fields(faultsInException(exception))).toEqual(isGood ? [] : ['toMinute']);
});

test('hours that hold from a day to a day end no sooner than they begin', () => {
  const held = (from?: string, until?: string | null) =>
    fields(faultsInWeek([{ ...rule, ...(from ? { from } : {}), ...(until === undefined ? {} : { until }) }]));
  expect(held('2027-03-01', '2027-03-01')).toEqual([]);
  expect(held('2027-03-01', null)).toEqual([]);
  expect([held('2027-03-02', '2027-03-01'), held('2027-02-30'), held(undefined, 'soon')]).toEqual([
    ['rules.0'],
    ['rules.0'],
    ['rules.0'],
  ]);
});

test('a day that is not as usual has a beginning and an end, or is blocked whole', () => {
  const day = { day: '2027-03-01', fromMinute: null, toMinute: null };
  expect(faultsInException({ ...day, kind: 'block' })).toEqual([]);
  expect(fields(faultsInException({ ...day, kind: 'extra' }))).toEqual(['fromMinute']);
  expect(fields(faultsInException({ ...day, kind: 'block', fromMinute: 540 }))).toEqual(['fromMinute']);
  expect(fields(faultsInException({ ...day, kind: 'block', day: '2027-02-30' }))).toEqual(['day']);
});

test('days in a row: each once and in order, sixty-two at most, none backwards', () => {
  const first = fc.integer({ min: dayNumber('2026-01-01'), max: dayNumber('2028-12-31') });
  fc.assert(
    fc.property(first, fc.integer({ min: -5, max: 80 }), (from, more) => {
      const [a, b] = [dayText(from), dayText(from + more)];
      const days = daysBetween(a, b);
      expect(days.map(dayNumber)).toEqual(Array.from({ length: Math.max(0, more + 1) }, (_, n) => from + n));
      expect(fields(faultsInLastDay(a, b))).toEqual(more < 0 || more >= 62 ? ['last'] : []);
    }),
  );
  expect([faultsInLastDay('soon', '2027-03-01'), daysBetween('soon', '2027-03-01')]).toEqual([[], []]);
  expect(fields(faultsInLastDay('2027-03-01', 'later'))).toEqual(['last']);
});

test('a stay has a first day, a last one that is no sooner, and a clock', () => {
  const stay = { from: '2027-03-01', until: '2027-03-01', zone: 'Asia/Kolkata' };
  expect([faultsInStay(stay), faultsInStay({ ...stay, until: null })]).toEqual([[], []]);
  expect(fields(faultsInStay({ from: 'now', until: 'then', zone: 'Mars/Olympus' }))).toEqual(['from', 'until', 'zone']);
  expect(fields(faultsInStay({ ...stay, until: '2027-02-28' }))).toEqual(['until']);
});

test.each([
  [{ travelMinutes: 180 }, []],
  [{ travelMinutes: 181 }, ['travelMinutes']],
  [{ travelMinutes: -1 }, ['travelMinutes']],
  [{ travelMinutes: 1.5 }, ['travelMinutes']],
  [{ place: 'x'.repeat(200) }, []],
  [{ place: 'x'.repeat(201) }, ['place']],
  [{ joinUrl: 'https://meet.example/a' }, []],
  [{ joinUrl: 'http://meet.example/a' }, ['joinUrl']],
  [{ joinUrl: 'https://meet.example/a b' }, ['joinUrl']],
  [{ joinUrl: `https://${'x'.repeat(493)}` }, ['joinUrl']],
])('how somebody would rather meet: %j', (wish, found) => {
  expect(fields(faultsInWishes({ travelMinutes: 0, place: '', joinUrl: '', ...wish }))).toEqual(found);
});
