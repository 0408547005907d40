import fc from 'fast-check';
import { sharedMinutes, sharedSpans, spansOf, spokenSpans } from './week';

const spoken = (...texts: string[]) => {
  const spans = spansOf(texts);
  return spans && spokenSpans(spans);
};

test.each([
  ['Mon 09:00-12:00', ['Monday 09:00–12:00']],
  ['Tuesday 18:00–20:00', ['Tuesday 18:00–20:00']],
  ['  WEDS. 9.30 to 10:05 ', ['Wednesday 09:30–10:05']],
  ['Thurs 9am-12pm', ['Thursday 09:00–12:00']],
  ['Fri: 12:15 am — 1:30 pm', ['Friday 00:15–13:30']],
  ['Saturdays 00:00-24:00', ['Saturday 00:00–24:00']],
  ['Sun 22:00-02:00', ['Monday 00:00–02:00', 'Sunday 22:00–24:00']],
  ['Mon 20:00-00:00', ['Monday 20:00–24:00']],
  [
    'Mon 09:00-10:00, 14:00-15:00; Tue 08:00-09:00',
    ['Monday 09:00–10:00', 'Monday 14:00–15:00', 'Tuesday 08:00–09:00'],
  ],
])('"%s" reads as times', (text, times) => {
  expect(spoken(text)).toEqual(times);
});

test.each(['Tuesday evening', 'Mon 9-12', '09:00-12:00', 'Mon 09:00', 'Mon 09:60-10:00', 'Mon 25:00-26:00'])(
  '"%s" does not',
  (text) => expect(spoken(text)).toBeUndefined(),
);
test.each(['Mon 09:00-09:00', 'Mon 24:00-01:00', 'Mon 13pm-14pm', 'Monster 09:00-10:00', 'evenings, Mon 09:00-10:00'])(
  'nor does "%s"',
  (text) => expect(spoken(text)).toBeUndefined(),
);

test('one text among them that is no time makes all of them words', () => {
  expect(spoken('Mon 09:00-10:00', 'Tuesday evening')).toBeUndefined();
});

test('times that touch or overlap are one', () => {
  expect(spoken('Mon 10:00-11:00', 'Mon 09:00-10:30', 'Mon 11:00-12:00')).toEqual(['Monday 09:00–12:00']);
});

const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
const time = fc.record({ day: fc.nat(6), from: fc.nat(1439), length: fc.integer({ min: 1, max: 700 }) });
const clock = (minute: number) => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
const texts = fc.array(
  time.map(({ day, from, length }) => `${days[day]} ${clock(from)}-${clock((from + length) % 1440)}`),
  { maxLength: 6 },
);

/** Every minute of the week, one by one. */
const minutesIn = (spans: { readonly minutes: readonly number[] }): Set<number> => {
  const all = new Set<number>();
  for (let at = 0; at < spans.minutes.length; at += 2)
    for (let minute = spans.minutes[at]!; minute < spans.minutes[at + 1]!; minute += 1) all.add(minute);
  return all;
};

test('shared minutes are those that both have, counted one by one', () => {
  fc.assert(
    fc.property(texts, texts, (ours, theirs) => {
      const [a, b] = [spansOf(ours)!, spansOf(theirs)!];
      const both = [...minutesIn(a)].filter((minute) => minutesIn(b).has(minute));
      expect(sharedMinutes(a, b)).toBe(both.length);
      expect([...minutesIn(sharedSpans(a, b))]).toEqual(both);
    }),
    { numRuns: 60 },
  );
});

test('times said as people say them read as the same times', () => {
  fc.assert(
    fc.property(texts, (given) => {
      const spans = spansOf(given)!;
      expect(spansOf(spokenSpans(spans))).toEqual(spans);
    }),
  );
});
