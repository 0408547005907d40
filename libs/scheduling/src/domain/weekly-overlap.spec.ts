import fc from 'fast-check';
import { givesHours } from '../spec/minute-by-minute';
import { freeDaily, questions } from '../spec/two-people';
import { rulesAbroad } from './abroad';
import type { WeeklyRule } from './availability';
import { weekHours } from './hours';
import { DAY, dayNumber, dayText, weekdayOf } from './local-days';
import { overlapMinutes } from './weekly-overlap';

const [mornings, office] = [freeDaily(480, 600), freeDaily(540, 1020)];
const inZone = (zone: string) => ({ ...office, rules: office.rules.map((rule) => ({ ...rule, zone })) });

test('mornings and office hours share an hour a day, whatever else is in the diary', () => {
  const away = { day: '2027-05-05', zone: 'Europe/London', kind: 'block', fromMinute: null, toMinute: null } as const;
  expect(overlapMinutes(mornings, office, '2027-05-05')).toBe(420);
  expect(overlapMinutes(office, { ...mornings, exceptions: [away] }, '2027-05-09')).toBe(420);
});

test('while only New York has changed its clocks, from a Sunday on, the two share an hour more a day', () => {
  const [before, after] = ['2027-03-10', '2027-03-17'];
  expect([before, after].map((day) => overlapMinutes(office, inZone('America/New_York'), day))).toEqual([
    6 * 180 + 240,
    7 * 240,
  ]);
});

test('an hour in which one meets online and the other in person is no hour', () => {
  const only = (mode: WeeklyRule['mode']) => ({ ...office, rules: office.rules.map((rule) => ({ ...rule, mode })) });
  expect(overlapMinutes(only('online'), only('in-person'), '2027-05-05')).toBe(0);
  expect(overlapMinutes(only('online'), office, '2027-05-05')).toBe(7 * 480);
});

test('the minutes are those that looking at each of a week finds', () => {
  fc.assert(
    fc.property(questions, ({ a, b, window }) => {
      const [ours, theirs] = [a, b].map((one) => ({ ...one, exceptions: [] }));
      const day = Math.floor(window.from / DAY);
      const monday = (day - weekdayOf(day) + 1) * DAY;
      let minutes = 0;
      for (let at = monday; at < monday + 7 * DAY; at += 1)
        if (
          (['online', 'in-person'] as const).some((way) => givesHours(ours!, at, way) && givesHours(theirs!, at, way))
        )
          minutes += 1;
      expect(overlapMinutes(a, b, dayText(day))).toBe(minutes);
    }),
    { numRuns: 30 },
  );
});

test('whoever is away keeps their hours on the clock where they are, and only while they are', () => {
  const rules = rulesAbroad(office.rules, [{ from: '2027-06-07', until: '2027-06-13', zone: 'Asia/Kolkata' }]);
  const hoursOn = (day: string) => {
    const at = dayNumber(day) * DAY;
    const hours = weekHours(rules, { from: at, to: at + DAY });
    return hours.filter((minute) => minute >= at && minute < at + DAY).map((minute) => (minute - at) / 60);
  };
  expect(['2027-06-06', '2027-06-07', '2027-06-13', '2027-06-14'].map(hoursOn)).toEqual([
    [8, 16],
    [3.5, 11.5],
    [3.5, 11.5],
    [8, 16],
  ]);
});

test('a stay changes no day outside it, and covers each day once', () => {
  const near = fc.integer({ min: -20, max: 20 }).map((n) => dayText(dayNumber('2027-06-07') + n));
  const rule = fc
    .tuple(near, fc.option(near))
    .map(([from, until]): WeeklyRule => ({ ...office.rules[0]!, from, until }));
  fc.assert(
    fc.property(rule, near, fc.nat(12), near, (one, from, length, day) => {
      const stay = { from, until: dayText(dayNumber(from) + length), zone: 'Asia/Kolkata' };
      const holds = (given: WeeklyRule) => given.from <= day && (given.until === null || day <= given.until);
      const there = day >= stay.from && day <= stay.until;
      expect(
        rulesAbroad([one], [stay])
          .filter(holds)
          .map(({ zone }) => zone),
      ).toEqual(holds(one) ? [there ? 'Asia/Kolkata' : 'Europe/London'] : []);
    }),
  );
});
