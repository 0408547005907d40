import fc from 'fast-check';
import type { GivenRule, Mode, RuleKept, Weekday } from '@footing/scheduling';
import { clockTime, minuteTyped, timesTyped } from './clock-times';
import { usualTimes } from './usual-times';
import { rowsOf, weekShown, weekTyped, withRows } from './week-form';

const TODAY = '2026-11-03';
const kept = (rules: readonly GivenRule[]): RuleKept[] =>
  rules.map(({ weekday, fromMinute, toMinute, mode }) => ({
    ...{ weekday, fromMinute, toMinute, mode, from: TODAY, until: null },
  }));
const told = (rules: readonly GivenRule[]) =>
  rules.map((one) => `${one.weekday} ${clockTime(one.fromMinute)}-${clockTime(one.toMinute)} ${one.mode}`).sort();

test.each([
  ...[
    ['18:00', 1080],
    ['6pm', 1080],
    ['6.30 pm', 1110],
    ['1830', 1110],
    ['9', 540],
    ['12am', 0],
    ['12 p.m.', 720],
  ],
  ...[
    ['noon', 720],
    ['midnight', 0],
    ['24:00', 1440],
    ['24:01', null],
    ['18:60', null],
    ['13pm', null],
    ['', null],
  ],
  ...[
    ['evening', null],
    ['1:2:3', null],
    ['-1', null],
    ['18h30', 1110],
  ],
] as const)('%j is minute %p of the day', (text, minute) => expect(minuteTyped(text)).toBe(minute));

test('a day ends at midnight, and an end never comes before its beginning', () => {
  expect(timesTyped('22:00', '00:00')).toEqual({ fromMinute: 1320, toMinute: 1440 });
  expect(timesTyped('18:00', '17:00')).toMatchObject({ at: 'to' });
  expect(timesTyped('late', '17:00')).toMatchObject({ at: 'from' });
});

test('ticks and exact hours make one week, and hours with a way of their own keep it', () => {
  const { rules, errors } = weekTyped({
    ...{ mode: 'online', usual: ['lunch-times', 'weekday-afternoons'] },
    ...{ 'from-1-0': '4pm', 'to-1-0': '6pm', 'from-2-0': '13:00', 'to-2-0': '15:00', 'how-2-0': 'in-person' },
  });
  expect(errors).toEqual([]);
  expect(told(rules)).toEqual([
    ...['1 12:00-18:00 online', '2 12:00-13:00 online', '2 13:00-15:00 in-person', '2 15:00-17:00 online'],
    ...['3 12:00-17:00 online', '4 12:00-17:00 online', '5 12:00-17:00 online'],
  ]);
});

test('what is wrong is said at its field, with its day', () => {
  const { errors } = weekTyped({
    ...{ 'from-3-0': '18:00', 'to-3-0': '', 'from-6-0': '9', 'to-6-0': '11', 'how-6-0': 'online' },
    ...{ 'from-6-1': '10', 'to-6-1': '12', 'how-6-1': 'in-person' },
  });
  expect(errors.map(({ field }) => field)).toEqual(['mode', 'to-3-0', 'from-6-1']);
  expect(errors[1]?.message).toBe('Wednesday: enter when it ends, like 20:00 or 8pm');
});

test('a row comes and goes with everything else as it was typed', () => {
  const typed = { mode: 'online', 'from-3-0': 'six', 'to-3-0': '7', 'how-3-0': '', 'from-5-0': '1' };
  const more = withRows(typed, 'add-3') ?? {};
  expect([rowsOf(more, 3), more['from-3-0'], more['mode']]).toEqual([[0, 1], 'six', 'online']);
  const fewer = withRows({ ...more, 'from-3-1': 'eight' }, 'remove-3-0') ?? {};
  expect([rowsOf(fewer, 3), fewer['from-3-0'], fewer['from-5-0']]).toEqual([[0], 'eight', '1']);
  expect(withRows(typed, 'save')).toBeNull();
});

test('a week that is ticked is shown as ticks, and what goes beyond them in one piece', () => {
  const ticks = weekShown(kept(weekTyped({ mode: 'any', usual: ['lunch-times', 'saturday-mornings'] }).rules), TODAY);
  expect(ticks).toMatchObject({ mode: 'any', usual: ['lunch-times', 'saturday-mornings'] });
  expect(Object.keys(ticks).filter((name) => name.startsWith('from-'))).toEqual([]);
  const long = [1, 2, 3, 4, 5].map((day) => ({
    weekday: day as Weekday,
    fromMinute: 480,
    toMinute: 1320,
    mode: 'any' as const,
  }));
  expect(weekShown(kept(long), TODAY)).toMatchObject({ usual: [], 'from-1-0': '08:00', 'to-1-0': '22:00' });
  expect(weekShown([], TODAY)).toMatchObject({ mode: 'any', usual: [] });
  const over = { ...long[0]!, from: '2026-01-01', until: '2026-11-02' };
  expect(Object.keys(weekShown([over], TODAY))).toEqual(['mode', 'usual']);
});

test('whatever week is kept, the form that shows it keeps the same', () => {
  const week = fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 7 }),
      hours: fc.tuple(fc.integer({ min: 0, max: 95 }), fc.integer({ min: 1, max: 20 })),
      how: fc.constantFrom<Mode | ''>('', '', 'any', 'online', 'in-person'),
    }),
    { maxLength: 12 },
  );
  const ticks = fc.subarray(usualTimes.map(({ code }) => code));
  const modes = fc.constantFrom<Mode>('any', 'online', 'in-person');
  fc.assert(
    fc.property(week, ticks, modes, (rows, usual, mode) => {
      const count: Record<number, number> = {};
      const fields = rows.flatMap(({ day, hours: [from, long], how }) => {
        const n = (count[day] = (count[day] ?? -1) + 1);
        const end = Math.min(1440, (from + long) * 15);
        if (n > 2) return [];
        return [
          [`from-${day}-${n}`, clockTime(from * 15)],
          [`to-${day}-${n}`, clockTime(end)],
          [`how-${day}-${n}`, how],
        ];
      });
      const first = weekTyped({ mode, usual, ...(Object.fromEntries(fields) as Record<string, string>) });
      fc.pre(first.errors.length === 0);
      const again = weekTyped(weekShown(kept(first.rules), TODAY));
      expect(again.errors).toEqual([]);
      expect(told(again.rules)).toEqual(told(first.rules));
    }),
    { numRuns: 300 },
  );
});
