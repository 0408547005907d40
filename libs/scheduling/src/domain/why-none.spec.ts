import fc from 'fast-check';
import { givesHours, isKept } from '../spec/minute-by-minute';
import { freeDaily, questions } from '../spec/two-people';
import { minuteOf } from '../spec/zones-told';
import type { Availability, SlotQuestion } from './availability';
import { otherOf, type Removal, removalsBy, type Whose } from './removals';
import { withChange } from './small-changes';
import { commonSlots } from './slots';
import { whyNone } from './why-none';

const sides: readonly Whose[] = ['a', 'b'];

/** Tuesday to Monday, four of each, in summer. */
const june: SlotQuestion = {
  a: freeDaily(540, 1020),
  b: freeDaily(1080, 1200),
  window: { from: minuteOf('2027-06-01T00:00'), to: minuteOf('2027-06-29T00:00') },
  minutes: 60,
  step: 30,
  zone: 'Europe/London',
  mode: 'any',
  travelMinutes: 0,
};
const onTuesdays = (person: Availability) => ({
  ...person,
  rules: person.rules.filter(({ weekday }) => weekday === 2),
});
const firstOf = (removed: readonly Removal[], whose: Whose) => removed.find((one) => one.whose === whose);

test('one is free by day, the other on Tuesday evenings: an hour more on Tuesdays opens each of four', () => {
  const q = { ...june, b: onTuesdays(june.b) };
  const { removed, smallest } = whyNone(q);
  expect(firstOf(removed, 'a')).toEqual({ by: 'rule', of: 2, whose: 'a', minutes: 4 * 120 });
  expect(smallest).toMatchObject({ opens: 4, change: { kind: 'add-hours', whose: 'a', rule: { weekday: 2 } } });
});

test('half an hour in common is mended with half an hour, not with a whole one', () => {
  const q = { ...june, a: onTuesdays(freeDaily(540, 1050)), b: onTuesdays(freeDaily(1020, 1050)) };
  expect(whyNone({ ...q, minutes: 30 }).removed).toContainEqual({ by: 'rule', of: 2, whose: 'b', minutes: 4 * 480 });
  const late = { ...q, b: onTuesdays(freeDaily(1020, 1080)) };
  expect(whyNone(late).smallest).toMatchObject({
    opens: 8,
    change: { kind: 'add-hours', whose: 'b', rule: { weekday: 2, fromMinute: 960, toMinute: 1020 } },
  });
  expect(whyNone({ ...late, step: 60 }).smallest).toMatchObject({
    opens: 4,
    change: { kind: 'shorter', minutes: 30 },
  });
});

test('a holiday, a diary and a way to meet are each named when they are what is in the way', () => {
  const away = { day: '2027-06-01', zone: 'Europe/London', kind: 'block', fromMinute: null, toMinute: null } as const;
  const oneTuesday = {
    ...june,
    a: onTuesdays(june.a),
    b: freeDaily(540, 1020),
    window: { ...june.window, to: june.window.from + 1440 },
  };
  const span = { from: june.window.from + 480, to: june.window.from + 960 };
  const [a, b] = [oneTuesday.a, oneTuesday.b];
  const told = (q: SlotQuestion) => {
    const { removed, smallest } = whyNone(q);
    return [firstOf(removed, 'a')?.by, smallest?.change.kind, smallest?.opens];
  };
  expect(commonSlots(oneTuesday)).toHaveLength(15);
  expect(told({ ...oneTuesday, a: { ...a, exceptions: [away] } })).toEqual(['exception', 'lift-exception', 15]);
  expect(told({ ...oneTuesday, a: { ...a, busy: [span] } })).toEqual(['busy', 'free-busy', 15]);
  expect(told({ ...oneTuesday, a: { ...a, taken: [span] } })).toEqual(['taken', 'move-meeting', 15]);
  const only = (person: Availability, mode: 'online' | 'in-person') => ({
    ...person,
    rules: person.rules.map((rule) => ({ ...rule, mode })),
  });
  expect(told({ ...oneTuesday, a: only(a, 'online'), b: only(b, 'in-person') })).toEqual(['mode', 'either-way', 15]);
  const far = { ...oneTuesday, mode: 'in-person', travelMinutes: 60, minutes: 30 } as const;
  const lunch = [780, 900, 1020].map((minute) => ({
    from: june.window.from + minute - 60,
    to: june.window.from + minute - 45,
  }));
  const early = { from: june.window.from + 450, to: june.window.from + 480 };
  const between = whyNone({
    ...far,
    b: { ...b, busy: [early, ...lunch, { ...early, from: early.from + 120, to: early.to + 120 }] },
  });
  expect(between.smallest?.change).toEqual({ kind: 'meet-online' });
  expect(between.removed.some(({ by, whose }) => by === 'travel' && whose === 'b')).toBe(true);
});

test('hours of a replaced day that are taken are put down to what takes them', () => {
  const day = { day: '2027-06-01', zone: 'Europe/London', kind: 'replace', fromMinute: 540, toMinute: 720 } as const;
  const busy = [{ from: june.window.from + 480, to: june.window.from + 660 }];
  const a = { ...freeDaily(540, 1020), exceptions: [day], busy };
  const removed = removalsBy({ ...june, a, b: freeDaily(540, 1020) }, 'a');
  expect(removed.map(({ by, minutes }) => [by, minutes])).toEqual([
    ['exception', 300],
    ['busy', 180],
  ]);
});

test('making the change opens exactly as many times as was said', () => {
  let told = 0;
  fc.assert(
    fc.property(questions, (q) => {
      const { smallest } = whyNone(q);
      if (!smallest) return;
      told += 1;
      expect(smallest.opens).toBeGreaterThan(0);
      expect(commonSlots(withChange(q, smallest.change))).toHaveLength(commonSlots(q).length + smallest.opens);
    }),
    { numRuns: 400 },
  );
  expect(told).toBeGreaterThan(100);
});

test('no hours of the length of a meeting, on any day at any time, would open more than those it names', () => {
  const evenings = freeDaily(1035, 1230);
  for (const q of [
    { ...june, b: onTuesdays(evenings), minutes: 45 },
    {
      ...june,
      a: onTuesdays(june.a),
      b: { ...evenings, busy: [{ from: june.window.from + 990, to: june.window.from + 1100 }] },
    },
  ]) {
    const most = Math.max(
      ...sides.flatMap((whose) =>
        ([1, 2, 3, 4, 5, 6, 7] as const).flatMap((weekday) =>
          Array.from({ length: 92 }, (_, quarter) => {
            const rule = { ...june.a.rules[0]!, weekday, fromMinute: quarter * 15, toMinute: quarter * 15 + q.minutes };
            return commonSlots(withChange(q, { kind: 'add-hours', whose, rule })).length;
          }),
        ),
      ),
    );
    expect(whyNone(q).smallest?.opens).toBeGreaterThanOrEqual(most - commonSlots(q).length);
  }
});

/** What the other has, and what both have, counted minute by minute. */
function countedFor(q: SlotQuestion, whose: Whose): { theirs: number; both: number } {
  const ways = q.mode === 'any' ? (['online', 'in-person'] as const) : [q.mode];
  const free = (person: Availability, minute: number, way: 'online' | 'in-person') => {
    const travel = way === 'online' ? 0 : q.travelMinutes;
    for (let at = minute - travel; at <= minute + travel; at += 1) if (isKept(person, at)) return false;
    return givesHours(person, minute, way);
  };
  let [theirs, both] = [0, 0];
  for (let minute = q.window.from; minute < q.window.to; minute += 1) {
    const offered = ways.filter((way) => free(q[otherOf(whose)], minute, way));
    if (offered.length > 0) theirs += 1;
    if (offered.some((way) => free(q[whose], minute, way))) both += 1;
  }
  return { theirs, both };
}

test('all that is removed, and what both have, is what the other has, counted minute by minute', () => {
  fc.assert(
    fc.property(questions, fc.constantFrom(...sides), (q, whose) => {
      const removed = removalsBy(q, whose).reduce((sum, { minutes }) => sum + minutes, 0);
      const { theirs, both } = countedFor(q, whose);
      expect(removed).toBe(theirs - both);
    }),
    { numRuns: 100 },
  );
});
