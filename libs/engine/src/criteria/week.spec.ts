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

const two = (number: number) => String(number).padStart(2, '0');
/** All the ways in which people write a time of the day. */
function writings(minute: number): string[] {
  const [hour, rest] = [Math.floor(minute / 60), minute % 60];
  const half = hour < 12 ? 'am' : 'pm';
  const twelve = hour % 12 === 0 ? 12 : hour % 12;
  const full = [
    `${two(hour)}:${two(rest)}`,
    `${hour}.${two(rest)}`,
    `${twelve}:${two(rest)}${half}`,
    `${twelve}.${two(rest)} ${half.toUpperCase()}`,
  ];
  return rest === 0 ? [...full, `${twelve}${half}`, `${two(twelve)} ${half}`] : full;
}

test('a time is the same however it is written', () => {
  const quarters = Array.from({ length: 95 }, (_, at) => at * 15);
  for (const from of quarters) {
    const wanted = spansOf([`Mon ${two(Math.floor(from / 60))}:${two(from % 60)}-24:00`]);
    expect(wanted?.minutes).toEqual([from, 1440]);
    for (const start of writings(from))
      for (const [between, end] of [
        ['-', '24:00'],
        [' – ', '00:00'],
        ['—', '24.00'],
        [' to ', '12am'],
        ['to', '12:00 am'],
      ] as const)
        expect(spansOf([`Mon ${start}${between}${end}`])).toEqual(wanted);
  }
});

test.each([
  [['mon', 'Mon', 'MONDAY', 'Mondays', 'mon.', 'Mon:', ' monday:  '], 0],
  [['tue', 'tues', 'Tuesday', 'tuesdays', 'Tues.'], 1],
  [['wed', 'weds', 'wednes', 'Wednesday'], 2],
  [['thu', 'thur', 'thurs', 'Thursday', 'Thursdays'], 3],
  [['fri', 'fridays'], 4],
  [['sat', 'satur', 'Saturday'], 5],
  [['sun', 'Sunday'], 6],
])('%j are one day', (names, day) => {
  for (const name of names)
    expect(spansOf([`${name} 10:00-11:00`])?.minutes).toEqual([day * 1440 + 600, day * 1440 + 660]);
});

test.each([
  'x Mon 09:00-10:00',
  'Mon 09:00-10:00 x',
  'Mon09:00-10:00',
  'Mon 09:00 10:00',
  'Mon 9:0-10:00',
  'Mon 009:00-10:00',
  'Mon 09:000-10:00',
  'Mon 0am-1am',
  'Mon 1am-13am',
  'Mon 09:00-24:01',
  'Mon 09:00-10:60',
  'Mon -10:00',
  'Mon 09:00-',
  'Mon, 09:00-10:00',
  'Moon 09:00-10:00',
  '',
])('"%s" is no time', (text) => expect(spansOf([text])).toBeUndefined());

test('a time runs to the next day only where it ends before it starts', () => {
  expect(spansOf(['Sun 23:00-22:59'])?.minutes).toEqual([0, 1379, 10_020, 10_080]);
  expect(spansOf(['Sun 22:59-23:00'])?.minutes).toEqual([10_019, 10_020]);
  expect(spansOf(['Sun 22:00-24:00'])?.minutes).toEqual([9960, 10_080]);
  expect(spansOf(['Sun 22:00-23:00', 'Mon 00:00-01:00'])?.minutes).toEqual([0, 60, 9960, 10_020]);
});
