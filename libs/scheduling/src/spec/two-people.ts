import fc from 'fast-check';
import type { Availability, DayException, SlotQuestion, Span, Weekday, WeeklyRule } from '../domain/availability';
import { DAY, dayText, weekdayOf } from '../domain/local-days';
import { minuteOf } from './zones-told';

/** Instants near which the clocks of some zone change, and one near which none do. */
const changes = [
  '2027-03-28T01:00',
  '2027-10-31T01:00',
  '2027-03-14T07:00',
  '2027-11-07T06:00',
  '2027-04-03T15:00',
  '2027-10-02T15:30',
  '2027-06-15T12:00',
].map(minuteOf);
const zone = fc.constantFrom(
  'Europe/London',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Africa/Cairo',
);
const mode = fc.constantFrom('any' as const, 'any' as const, 'online' as const, 'in-person' as const);
/** Mostly on the quarter of an hour, as people give them. */
const clock = fc.oneof({ weight: 4, arbitrary: fc.nat(96).map((n) => n * 15) }, { weight: 1, arbitrary: fc.nat(DAY) });
const hours = fc.oneof(
  fc
    .tuple(clock, clock)
    .filter(([x, y]) => x !== y)
    .map(([x, y]) => ({ fromMinute: Math.min(x, y), toMinute: Math.max(x, y) })),
  fc.constant({ fromMinute: 0, toMinute: DAY }),
);

/** Days near the time that is asked about. */
const near = (around: number) => fc.integer({ min: -1, max: 2 }).map((n) => Math.floor(around / DAY) + n);

const rule = (around: number): fc.Arbitrary<WeeklyRule> =>
  fc
    .record({ zone, mode, hours, day: near(around), since: fc.integer({ min: -30, max: 1 }), ends: fc.boolean() })
    .map(({ day, since, ends, hours: { fromMinute, toMinute }, ...one }) => ({
      ...one,
      fromMinute,
      toMinute,
      weekday: weekdayOf(day),
      from: dayText(day + since),
      until: ends ? dayText(day) : null,
    }));

const exception = (around: number): fc.Arbitrary<DayException> =>
  fc
    .record({
      zone,
      day: near(around).map(dayText),
      kind: fc.constantFrom('replace', 'block', 'extra'),
      hours: fc.option(hours, { freq: 4 }),
    })
    .map(({ hours: given, ...one }) => ({ ...one, ...(given ?? { fromMinute: null, toMinute: null }) }));

const times = (around: number): fc.Arbitrary<Span[]> =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -DAY, max: 2 * DAY }), fc.integer({ min: 0, max: 240 }))
      .map(([from, length]) => ({ from: around + from, to: around + from + length })),
    { maxLength: 2 },
  );

const person = (around: number): fc.Arbitrary<Availability> =>
  fc.record({
    rules: fc.array(rule(around), { minLength: 2, maxLength: 5 }),
    exceptions: fc.array(exception(around), { maxLength: 2 }),
    busy: times(around),
    taken: times(around),
  });

/** Two people and what may be asked of their times: half a day or so, mostly near a change of clocks. */
export const questions: fc.Arbitrary<SlotQuestion> = fc.constantFrom(...changes).chain((around) =>
  fc.record({
    a: person(around),
    b: person(around),
    window: fc
      .tuple(fc.integer({ min: -500, max: 200 }), fc.integer({ min: 60, max: 700 }))
      .map(([from, length]) => ({ from: around + from, to: around + from + length })),
    minutes: fc.constantFrom(15, 30, 45, 60, 90),
    step: fc.constantFrom(5, 15, 30, 60),
    zone,
    mode,
    travelMinutes: fc.constantFrom(0, 0, 20, 45),
  }),
);

const everyDay = (from: number, to: number): WeeklyRule[] =>
  ([1, 2, 3, 4, 5, 6, 7] as const).map((weekday: Weekday) => ({
    zone: 'Europe/London',
    weekday,
    fromMinute: from,
    toMinute: to,
    mode: 'any',
    from: '2027-01-01',
    until: null,
  }));

/** Somebody who is free at these hours of every day, in London. */
export const freeDaily = (from: number, to: number): Availability => ({
  rules: everyDay(from, to),
  exceptions: [],
  busy: [],
  taken: [],
});

/** Two people who are free around the clock, on the days on which London's clocks go back. */
export const aroundTheClockChange: SlotQuestion = {
  a: freeDaily(0, DAY),
  b: freeDaily(0, DAY),
  window: { from: minuteOf('2027-10-30T12:00'), to: minuteOf('2027-10-31T12:00') },
  minutes: 30,
  step: 30,
  zone: 'Europe/London',
  mode: 'any',
  travelMinutes: 0,
};
