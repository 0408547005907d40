import type { WhyNoTime } from '@footing/scheduling';
import { howIn, lengthInWords } from './how-words';
import { closedWords, lastWords, stateOf } from './meeting-words';
import { startsIn } from './times-in';
import { onClocks, spanInWords } from './time-words';
import { helpWords, removedWords } from './why-words';

const minute = (iso: string) => Date.parse(iso) / 60_000;
const reader = { pairingId: 'p', other: 'Joan', zone: 'Europe/London', how: { minutes: 60, mode: 'online' } } as const;
const rule = {
  zone: 'Europe/London',
  weekday: 3,
  fromMinute: 840,
  toMinute: 960,
  from: '2026-01-01',
  until: null,
} as const;
const span = { from: minute('2026-12-08T10:00Z'), to: minute('2026-12-08T11:30Z') };

test.each([
  ['Europe/London', 'Tuesday 8 December, 10:00', null],
  ['Asia/Kolkata', 'Tuesday 8 December, 10:00', '15:30 for Joan (Kolkata)'],
  ['America/New_York', 'Tuesday 8 December, 10:00', '05:00 for Joan (New York)'],
  ['Pacific/Auckland', 'Tuesday 8 December, 10:00', '23:00 for Joan (Auckland)'],
  ['Pacific/Apia', 'Tuesday 8 December, 10:00', '23:00 for Joan (Apia)'],
  ['Pacific/Kiritimati', 'Tuesday 8 December, 10:00', 'Wednesday 9 December, 00:00 for Joan (Kiritimati)'],
])('a moment for whoever is in London, and for the other in %s', (theirZone, mine, theirs) => {
  expect(onClocks(span.from, { zone: 'Europe/London', theirZone, other: 'Joan' })).toEqual({ mine, theirs });
});

test('of a group only one’s own clock is said, and a span names its day once', () => {
  expect(onClocks(span.from, { zone: 'Europe/London', theirZone: 'Asia/Kolkata', other: '' }).theirs).toBeNull();
  expect(spanInWords(span, 'Europe/London')).toBe('Tuesday 8 December, 10:00 to 11:30');
});

test('what takes times away is said exactly of oneself, and of the other never with what or with whom', () => {
  const removed: WhyNoTime['removed'] = [
    { by: 'rule', of: 1, whose: 'b', minutes: 240 },
    { by: 'rule', of: 5, whose: 'b', minutes: 120 },
    { by: 'busy', of: span, whose: 'a', minutes: 90 },
    { by: 'busy', of: span, whose: 'b', minutes: 60 },
    { by: 'taken', of: span, whose: 'b', minutes: 15 },
    { by: 'mode', of: { ...rule, mode: 'in-person' }, whose: 'a', minutes: 30 },
    {
      ...{ by: 'exception', whose: 'a', minutes: 20 },
      of: { day: '2026-12-09', zone: 'Europe/London', kind: 'block', fromMinute: null, toMinute: null },
    },
  ];
  expect(removedWords({ removed, smallest: null }, reader)).toEqual({
    lines: [
      'On Mondays and Fridays Joan gives no hours when you do (6 hours)',
      'Your own calendar has something on Tuesday 8 December, 10:00 to 11:30 (1 hour 30 minutes)',
      'On Tuesday 8 December Joan is not free (1 hour 15 minutes)',
      'Your hours on Wednesdays, 14:00 to 16:00 are only for meeting in person (30 minutes)',
      'On Wednesday 9 December you said that you cannot meet (20 minutes)',
    ],
    more: 0,
  });
});

test.each([
  [
    { kind: 'add-hours', whose: 'a', rule: { ...rule, mode: 'any' } },
    'If you could also meet on Wednesdays, 14:00 to 16:00',
    '/me/when',
  ],
  [
    { kind: 'free-busy', whose: 'b', of: span },
    'If Joan were free on Tuesday 8 December',
    '/my-pairings/p/meetings/offer?minutes=60&mode=online',
  ],
  [
    { kind: 'move-meeting', whose: 'a', of: span },
    'If you moved your other meeting on Tuesday 8 December, 10:00 to 11:30',
    '/me/when',
  ],
  [
    { kind: 'shorter', minutes: 30 },
    'If you met for 30 minutes only',
    '/my-pairings/p/meetings?minutes=30&mode=online',
  ],
] as const)('the change that helps most, and the way to it: %j', (change, words, href) => {
  const help = helpWords({ removed: [], smallest: { change, opens: 2 } }, reader);
  expect(help).toMatchObject({ words: `${words}, 2 times would suit you both.`, href });
});

test('times are read as they stand on the reader’s clock; what the clocks skip is said at its box', () => {
  const day = { 'day-1-day': '28', 'day-1-month': '3', 'day-1-year': '2027' };
  expect(startsIn({ ...day, 'time-1': '14.30', starts: '30000000' }, 'Europe/London')).toEqual({
    starts: [30_000_000, minute('2027-03-28T13:30Z')],
    errors: [],
  });
  expect(startsIn({ ...day, 'time-1': '1:30' }, 'Asia/Kolkata')).toEqual({
    starts: [minute('2027-03-27T20:00Z')],
    errors: [],
  });
  const skipped = startsIn({ ...day, 'time-1': '1:30' }, 'Europe/London').errors;
  expect(skipped).toEqual([{ field: 'time-1', message: 'Time 1: the clocks skip this time. Choose another' }]);
  expect(startsIn({ 'time-2': '12:00' }, 'Europe/London').errors.map(({ field }) => field)).toEqual(['day-2']);
  expect(startsIn({ ...day, 'time-1': '25:00' }, 'Europe/London').errors.map(({ field }) => field)).toEqual(['time-1']);
});

test('how they meet, and how it stands, in words', () => {
  expect(howIn({ minutes: '9', mode: 'x' })).toEqual({ minutes: 60, mode: 'online' });
  expect(lengthInWords(135)).toBe('2 hours 15 minutes');
  const at = new Date('2026-12-08T12:00Z');
  const proposed = { state: 'proposed', may: ['accept'], startsAt: null, holdUntil: null } as const;
  expect(stateOf({ ...proposed, may: ['accept'] }, at).words).toBe('Choose a time');
  expect(stateOf({ ...proposed, may: ['cancel'] }, at).words).toBe('Waiting for an answer');
  expect(lastWords({ state: 'cancelled', reason: 'break', changedByMe: null, version: 1 }, 'Joan')).toMatch(/a break/);
  expect(lastWords({ state: 'cancelled', reason: 'clash', changedByMe: false, version: 1 }, 'Joan')).toBe(
    'Joan called it off, saying “Something else came up at that time”.',
  );
});

test('who may not meet alone is told so, and not of a break', () => {
  expect(closedWords({ state: 'active', isTooYoung: true })).toMatch(/under 18.*Ask the careers service/);
  expect(closedWords({ state: 'active', isTooYoung: false })).toMatch(/at the moment/);
  expect(closedWords({ state: 'finished', isTooYoung: false })).toMatch(/is over/);
});

test.each(['1926', '2199'])('a year in which no clock is known is put right: %s', (year) => {
  const typed = { 'day-1-day': '31', 'day-1-month': '12', 'day-1-year': year, 'time-1': '9:00' };
  expect(startsIn(typed, 'Europe/London')).toEqual({
    ...{ starts: [], errors: [{ field: 'day-1', message: 'Time 1: check the year' }] },
  });
});
