import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import ICAL from 'ical.js';
import { sync } from 'node-ical';
import { judgedByLibical, type Read } from '../spec/libical';
import type { Attendee, Meeting } from './meeting';
import { cancellation, entry, feed, invitation } from './messages';

const minute = (text: string) => Date.parse(text) / 60_000;
const amina: Attendee = { address: 'amina@uni.example', alias: 'a1@meet.example', name: 'Amina', answer: 'waiting' };
const joan: Attendee = { address: 'joan@work.example', alias: 'a2@meet.example', name: null, answer: 'yes' };
const meeting: Meeting = {
  ...{ uid: '0198-7@meetings.example', sequence: 0, at: new Date('2026-11-22T10:00:00Z') },
  span: { from: minute('2027-03-28T13:00Z'), to: minute('2027-03-28T14:00Z') },
  zone: 'Europe/London',
  ...{ title: null, details: '', place: null, joinUrl: null },
  organiser: { name: 'University of Wharfedale', address: 'meeting+7@meet.example' },
  ...{ attendees: [amina, joan], isCancelled: false },
};
const unfolded = (text: string) => text.replaceAll('\r\n ', '');
const with_ = (over: Partial<Meeting>): Meeting => ({ ...meeting, ...over });

test('an invitation says when on the clock that was agreed, by whom, and whom it asks', () => {
  const text = unfolded(invitation(with_({ joinUrl: 'https://meet.example/r/7' }), amina));
  const lines = text.split('\r\n');
  expect(lines.slice(0, 5)).toEqual([
    ...['BEGIN:VCALENDAR', 'PRODID:-//Footing//Mentoring//EN', 'VERSION:2.0', 'CALSCALE:GREGORIAN', 'METHOD:REQUEST'],
  ]);
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['BEGIN:VTIMEZONE', 'TZID:Europe/London', 'UID:0198-7@meetings.example', 'DTSTAMP:20261122T100000Z'],
      ...['DTSTART;TZID=Europe/London:20270328T140000', 'DTEND;TZID=Europe/London:20270328T150000'],
      ...['SUMMARY:Mentoring meeting', 'STATUS:CONFIRMED', 'SEQUENCE:0'],
      ...['LOCATION:https://meet.example/r/7', 'URL:https://meet.example/r/7'],
      'ORGANIZER;CN=University of Wharfedale:mailto:meeting+7@meet.example',
      'ATTENDEE;CN=Amina;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:amina@uni.example',
      'ATTENDEE;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED:mailto:a2@meet.example',
    ]),
  );
});

test('the other is seen as they allow, and by nothing else', () => {
  const [hers, his] = [invitation(meeting, amina), invitation(meeting, joan)].map(unfolded);
  expect(hers).not.toContain(joan.address);
  expect(his).not.toContain(amina.address);
  expect(his).toContain('CN=Amina;CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:a1@');
  for (const text of [feed([meeting], 'Mentoring'), entry(meeting)]) expect(text).not.toMatch(/ATTENDEE|Amina/);
  expect(entry(meeting)).not.toMatch(/METHOD|ORGANIZER/);
});

test('a name is written so that programs which know no escapes show it too', () => {
  const text = unfolded(invitation(with_({ attendees: [{ ...amina, name: 'Amina "Mina" ^n; B\\' }, joan] }), joan));
  expect(text).toContain('\r\nATTENDEE;CN="Amina ’Mina’ n; B/";CUTYPE');
});

test('a cancellation says so in both places, in one message', () => {
  const text = cancellation(with_({ sequence: 3 }), amina);
  expect(text).toContain('\r\nMETHOD:CANCEL\r\n');
  expect(text).toContain('\r\nSTATUS:CANCELLED\r\nSEQUENCE:3\r\n');
  expect(text).not.toContain('RSVP');
});

test('the same meeting gives the same bytes', () => {
  expect(invitation(structuredClone(meeting), amina)).toBe(invitation(meeting, amina));
  expect(feed([meeting, meeting], 'x')).toBe(feed([meeting, meeting], 'x'));
});

test('a feed says how often to ask for it, and keeps what was cancelled', () => {
  const text = feed([with_({ isCancelled: true })], 'Meetings; mine, and yours');
  expect(text).toContain('\r\nREFRESH-INTERVAL;VALUE=DURATION:PT1H\r\nX-PUBLISHED-TTL:PT1H\r\n');
  expect(text).toContain('\r\nX-WR-CALNAME:Meetings\\; mine\\, and yours\r\n');
  expect(text).toContain('\r\nSTATUS:CANCELLED\r\n');
});

test.each([
  ['Europe/London', '2027-10-31T00:30Z', 'comes twice: 01:30, the first time'],
  ['Europe/London', '2027-10-31T01:30Z', 'comes twice: 01:30, the second time'],
  ['Africa/Casablanca', '2019-07-01T10:00Z', 'is told otherwise by what we could send about the zone'],
  ['Etc/UTC', '2027-06-01T10:00Z', 'is universal already'],
])('in %s, %s, a time that %s is told in universal time', (zone, start) => {
  const span = { from: minute(start), to: minute(start) + 60 };
  const text = invitation(with_({ zone, span }), amina);
  expect(text).toContain(`\r\nDTSTART:${start.replace(/[-:]/g, '').replace('Z', '00Z')}\r\n`);
  expect(text).not.toContain('TZID');
});

test.each<[string, Partial<Meeting>]>([
  ['an address that is two', { organiser: { name: '', address: 'a@x.example,b@x.example' } }],
  [
    'an address with a line in it',
    { attendees: [{ ...amina, address: 'a@x.example\r\nATTENDEE:mailto:b@x.example' }] },
  ],
  ['a link that is a script', { joinUrl: 'javascript:alert(1)' }],
  ['a name that is a line', { uid: 'a\r\nMETHOD:CANCEL' }],
])('%s is refused', (_, over) => {
  expect(() => invitation(with_(over), over.attendees?.[0] ?? amina)).toThrow(
    expect.objectContaining({ code: 'calendar.unwritable' }),
  );
});

const evil = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({ unit: 'grapheme', maxLength: 300 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          '"',
          ';',
          ',',
          ':',
          '\\',
          '\\n',
          '^n',
          "^'",
          '\r\n',
          '\n',
          '\u2028',
          '\0',
          '\t',
          ' ',
          '\u202e',
          'שלום',
          'é',
        ],
        ...['👩‍👩‍👧', '\ud83d', '\r\nEND:VEVENT\r\n', '\r\nMETHOD:CANCEL', '=', '%0d%0a', '<b>', 'a'.repeat(80), '\u00a0'],
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
const zones = ['Europe/London', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'Australia/Lord_Howe', 'Etc/UTC'];
const evilMeeting: fc.Arbitrary<Meeting> = fc
  .record({
    title: fc.option(evil),
    details: evil,
    place: fc.option(evil),
    zone: fc.constantFrom(...zones, 'America/Vancouver', 'Africa/Casablanca'),
    from: fc.integer({ min: minute('2026-11-22T00:00Z'), max: minute('2031-01-01T00:00Z') }),
    minutes: fc.integer({ min: 10, max: 240 }),
    sequence: fc.nat({ max: 99 }),
    names: fc.tuple(evil, evil, evil),
  })
  .map(({ from, minutes, names: [one, other, service], ...rest }) => ({
    ...meeting,
    ...rest,
    span: { from, to: from + minutes },
    joinUrl: 'https://meet.example/r/7?a=1,2;b',
    organiser: { ...meeting.organiser, name: service },
    attendees: [
      { ...amina, name: one },
      { ...joan, name: other },
    ],
  }));

/** What ical.js makes of it. */
function byIcalJs(text: string): Read {
  const calendar = ICAL.Component.fromString(text);
  const event = new ICAL.Event(calendar.getFirstSubcomponent('vevent') ?? undefined);
  const [start, end] = [event.startDate.toUnixTime(), event.endDate.toUnixTime()];
  const method = String(calendar.getFirstPropertyValue('method'));
  return { method, uid: event.uid, sequence: event.sequence, start, end };
}

/** What node-ical makes of it. */
function byNodeIcal(text: string): Read {
  const [event, ...others] = Object.values(sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
  if (event?.type !== 'VEVENT' || others.length > 0) throw new Error('not one event');
  const [start, end] = [event.start.getTime() / 1000, (event.end?.getTime() ?? NaN) / 1000];
  return { method: event.method ?? '', uid: event.uid, sequence: Number(event.sequence), start, end };
}

test('a thousand hostile names and titles: libical finds no fault, and three readers read the same', () => {
  const meetings = fc.sample(evilMeeting, { numRuns: 1_000, seed: 7 });
  const wanted = meetings.map((one, at) => {
    const [first = amina, second = joan] = one.attendees;
    if (at % 3 === 0) return { text: invitation(one, first), method: 'REQUEST', one };
    if (at % 3 === 1) return { text: cancellation(one, second), method: 'CANCEL', one };
    return { text: feed([one], one.title ?? ''), method: 'PUBLISH', one };
  });
  const judged = judgedByLibical(wanted.map(({ text }) => text));
  expect(judged).toHaveLength(wanted.length);
  const faults = wanted.flatMap(({ text, method, one: { uid, sequence, span } }, at) => {
    const libical = judged[at];
    const read = { method, uid, sequence, start: span.from * 60, end: span.to * 60 };
    const readers = { libical, icalJs: byIcalJs(text), nodeIcal: byNodeIcal(text) };
    const others = Object.entries(readers).filter(
      ([, by]) => !isDeepStrictEqual({ ...by, ...read }, { ...read, ...by }),
    );
    const isSound = isWellFormed(text) && libical?.keepsToTheRules === true && libical.errors === 0;
    return isSound && others.length === 0 ? [] : [{ at, isSound, others, read }];
  });
  expect(faults).toEqual([]);
});

/** Whole lines of at most 75 octets, with nothing in them that cannot be seen. */
function isWellFormed(text: string): boolean {
  const lines = text.split('\r\n');
  const isWhole = lines.pop() === '' && !lines.includes('') && !/\p{Cc}/u.test(lines.join(''));
  return isWhole && lines.every((line) => Buffer.byteLength(line) <= 75);
}

test('libical says so where a message does not keep to the rules', () => {
  const wrong = invitation(meeting, amina).replace('STATUS:CONFIRMED', 'STATUS:CANCELLED');
  expect(judgedByLibical([wrong])).toMatchObject([{ keepsToTheRules: false }]);
});
