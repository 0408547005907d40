import { type BusyQuestion, busySpans } from './busy-spans';

const minute = (text: string) => Date.parse(text) / 60_000;
const march: BusyQuestion = {
  from: minute('2027-03-01T00:00Z'),
  until: minute('2027-05-01T00:00Z'),
  zone: 'Europe/London',
};
const calendar = (...lines: string[]) => ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines, 'END:VCALENDAR', ''].join('\r\n');
const event = (...lines: string[]) => ['BEGIN:VEVENT', 'UID:1', ...lines, 'SUMMARY:Clinic', 'END:VEVENT'];
const told = (lines: readonly string[], over: Partial<BusyQuestion> = {}) =>
  busySpans(calendar(...lines), { ...march, ...over }).map(({ from, to }) =>
    [from, to].map((at) => new Date(at * 60_000).toISOString().slice(5, 16)).join(' '),
  );

test.each<[string, string[], string[]]>([
  ['in universal time', ['DTSTART:20270310T100000Z', 'DTEND:20270310T110000Z'], ['03-10T10:00 03-10T11:00']],
  [
    'on the clock of a zone',
    ['DTSTART;TZID=America/New_York:20270321T090000', 'DURATION:PT1H'],
    ['03-21T13:00 03-21T14:00'],
  ],
  ['on no clock: on ours', ['DTSTART:20270410T100000', 'DURATION:PT30M'], ['04-10T09:00 04-10T09:30']],
  ['a whole day, on which the clock is set', ['DTSTART;VALUE=DATE:20270328'], ['03-28T00:00 03-28T23:00']],
  ['two whole days', ['DTSTART;VALUE=DATE:20270403', 'DTEND;VALUE=DATE:20270405'], ['04-02T23:00 04-04T23:00']],
  [
    'a flight',
    ['DTSTART;TZID=Europe/London:20270410T100000', 'DTEND;TZID=America/New_York:20270410T130000'],
    ['04-10T09:00 04-10T17:00'],
  ],
  ['nothing longer than a moment', ['DTSTART:20270310T100000Z'], []],
  ['what is free', ['DTSTART:20270310T100000Z', 'DURATION:PT1H', 'TRANSP:TRANSPARENT'], []],
  ['what is cancelled', ['DTSTART:20270310T100000Z', 'DURATION:PT1H', 'STATUS:CANCELLED'], []],
  ['what Outlook calls free', ['DTSTART:20270310T100000Z', 'DURATION:PT1H', 'X-MICROSOFT-CDO-BUSYSTATUS:FREE'], []],
  ['what is not sure', ['DTSTART:20270310T100000Z', 'DURATION:PT1H', 'STATUS:TENTATIVE'], ['03-10T10:00 03-10T11:00']],
  ['what ends before it begins', ['DTSTART:20270310T100000Z', 'DTEND:20270310T090000Z'], []],
  ['a day that is none', ['DTSTART:20270231T100000Z', 'DURATION:PT1H'], []],
  [
    'what reaches out on both sides',
    ['DTSTART:19000101T000000Z', 'DTEND:99991231T000000Z'],
    ['03-01T00:00 05-01T00:00'],
  ],
  [
    'what an alarm in it says is not about it',
    ['DTSTART:20270310T100000Z', 'BEGIN:VALARM', 'DURATION:PT9H', 'END:VALARM', 'DURATION:PT1H'],
    ['03-10T10:00 03-10T11:00'],
  ],
  [
    'a long line, broken',
    ['DTSTART;TZID=Europe/\r\n London:202704\r\n\t10T100000', 'DURATION:PT1H'],
    ['04-10T09:00 04-10T10:00'],
  ],
])('%s', (_, lines, spans) => {
  expect(told(event(...lines))).toEqual(spans);
});

const weekly = ['DTSTART;TZID=Europe/London:20270315T140000', 'DURATION:PT1H'];
test.each<[string, string[], string[]]>([
  [
    'every week, across the day on which the clock is set',
    ['RRULE:FREQ=WEEKLY;COUNT=3'],
    ['03-15T14:00 03-15T15:00', '03-22T14:00 03-22T15:00', '03-29T13:00 03-29T14:00'],
  ],
  [
    'without an exception',
    ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE;TZID=Europe/London:20270322T140000'],
    ['03-15T14:00 03-15T15:00', '03-29T13:00 03-29T14:00'],
  ],
  [
    'without an exception in universal time',
    ['RRULE:FREQ=WEEKLY;COUNT=3', 'EXDATE:20270322T140000Z,20270329T130000Z'],
    ['03-15T14:00 03-15T15:00'],
  ],
  ['without a day', ['RRULE:FREQ=WEEKLY;COUNT=2', 'EXDATE;VALUE=DATE:20270322'], ['03-15T14:00 03-15T15:00']],
  [
    'with a time more',
    ['RRULE:FREQ=WEEKLY;COUNT=1', 'RDATE:20270401T080000Z'],
    ['03-15T14:00 03-15T15:00', '04-01T08:00 04-01T09:00'],
  ],
  [
    'until a moment',
    ['RRULE:FREQ=WEEKLY;UNTIL=20270322T140000Z'],
    ['03-15T14:00 03-15T15:00', '03-22T14:00 03-22T15:00'],
  ],
  ['by a rule that nobody can read: once', ['RRULE:FREQ=FORTNIGHTLY'], ['03-15T14:00 03-15T15:00']],
  ['by a rule that never comes true: once', ['RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31'], ['03-15T14:00 03-15T15:00']],
])('again and again, %s', (_, lines, spans) => {
  expect(told(event(...weekly, ...lines))).toEqual(spans);
});

test('a time that does not exist is left out and not counted', () => {
  const lines = ['DTSTART;TZID=Europe/London:20270328T013000', 'DURATION:PT10M', 'RRULE:FREQ=DAILY;COUNT=3'];
  const early = lines.with(0, 'DTSTART;TZID=Europe/London:20270327T013000');
  expect(told(event(...early))).toEqual([
    '03-27T01:30 03-27T01:40',
    '03-29T00:30 03-29T00:40',
    '03-30T00:30 03-30T00:40',
  ]);
});

test('whole days again and again are from midnight to midnight', () => {
  const spans = told(event('DTSTART;VALUE=DATE:20270327', 'RRULE:FREQ=DAILY;INTERVAL=2;COUNT=2'));
  expect(spans).toEqual(['03-27T00:00 03-28T00:00', '03-28T23:00 03-29T23:00']);
});

test('one of a row that was moved, and one that was called off', () => {
  const row = event(...weekly, 'RRULE:FREQ=WEEKLY;COUNT=3');
  const moved = event('RECURRENCE-ID;TZID=Europe/London:20270322T140000', 'DTSTART:20270323T100000Z', 'DURATION:PT1H');
  const off = event('RECURRENCE-ID:20270329T130000Z', 'DTSTART:20270329T130000Z', 'DURATION:PT1H', 'STATUS:CANCELLED');
  expect(told([...moved, ...row, ...off])).toEqual(['03-15T14:00 03-15T15:00', '03-23T10:00 03-23T11:00']);
});

test('what touches is one span, and our own meetings do not stand in their own way', () => {
  const [one, two] = ['100000Z', '103000Z'].map((time) => event(`DTSTART:20270310T${time}`, 'DURATION:PT30M'));
  const ours = event('DTSTART:20270310T120000Z', 'DURATION:PT30M').with(1, 'UID:7@meetings.example');
  const lines = [...(two ?? []), ...ours, ...(one ?? [])];
  expect(told(lines, { ours: '@meetings.example' })).toEqual(['03-10T10:00 03-10T11:00']);
  expect(told(lines)).toHaveLength(2);
});

test('a calendar that tells no more than busy', () => {
  const lines = [
    ...['BEGIN:VFREEBUSY', 'FREEBUSY;FBTYPE=BUSY:20270310T100000Z/20270310T110000Z,20270311T100000Z/PT30M'],
    ...['FREEBUSY;FBTYPE=FREE:20270312T100000Z/PT30M', 'FREEBUSY:20270313T100000Z/PT30M', 'END:VFREEBUSY'],
  ];
  expect(told(lines)).toEqual(['03-10T10:00 03-10T11:00', '03-11T10:00 03-11T10:30', '03-13T10:00 03-13T10:30']);
});

const london = (name: string) => [
  ...['BEGIN:VTIMEZONE', `TZID:${name}`, 'BEGIN:STANDARD', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100'],
  ...['TZOFFSETTO:+0000', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10', 'END:STANDARD', 'BEGIN:DAYLIGHT'],
  ...['DTSTART:16010101T010000', 'TZOFFSETFROM:+0000', 'TZOFFSETTO:+0100', 'RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3'],
  ...['END:DAYLIGHT', 'END:VTIMEZONE'],
];
const fixed = (name: string, offset: string) => [
  ...['BEGIN:VTIMEZONE', `TZID:${name}`, 'BEGIN:STANDARD', 'DTSTART:16010101T000000', `TZOFFSETFROM:${offset}`],
  ...[`TZOFFSETTO:${offset}`, 'END:STANDARD', 'END:VTIMEZONE'],
];
test.each<[string, string[], string]>([
  ['GMT Standard Time', london('GMT Standard Time'), '04-10T09:00 04-10T10:00'],
  ['(UTC+05:30) Chennai\\, Kolkata', fixed('(UTC+05:30) Chennai\\, Kolkata', '+0530'), '04-10T04:30 04-10T05:30'],
  ['/example.org/20260101_1/Asia/Kolkata', [], '04-10T04:30 04-10T05:30'],
  ['Nowhere/At_All', [], '04-10T14:00 04-10T15:00'],
])('a zone by the name %s', (name, zone, span) => {
  const lines = [...zone, ...event(`DTSTART;TZID="${name}":20270410T100000`, 'DURATION:PT1H')];
  expect(told(lines, { zone: 'America/New_York' })).toEqual([span]);
});

test.each<[string, string, string]>([
  ['a page', '<!doctype html><title>Sign in</title>', 'no-calendar'],
  ['nothing', '', 'no-calendar'],
  ['half of a calendar', calendar(...event(...weekly)).slice(0, -20), 'no-calendar'],
  ['one closed in the wrong order', 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\nEND:VEVENT', 'no-calendar'],
  ['one within another without end', 'BEGIN:VCALENDAR\n'.repeat(100), 'no-calendar'],
  ['a rule by the second', calendar(...event(...weekly, 'RRULE:FREQ=SECONDLY')), 'too-many'],
  [
    'exceptions without number',
    calendar(...event(...weekly, `EXDATE:${'20270322T140000Z,'.repeat(200_000)}`)),
    'too-many',
  ],
  ['events without number', calendar(...(Array(30_000).fill('BEGIN:VEVENT\r\nEND:VEVENT') as string[])), 'too-many'],
])('%s is refused', (_, text, fault) => {
  expect(() => busySpans(text, march)).toThrow(expect.objectContaining({ fault }));
});
