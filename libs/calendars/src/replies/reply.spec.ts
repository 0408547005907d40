import fc from 'fast-check';
import { CalendarRefused } from '../calendar-refused';
import { invitation } from '../writing/messages';
import { replyIn } from './reply';

const reply = (method: string, ...lines: string[]) =>
  [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'BEGIN:VEVENT',
    'UID:7@meet.example',
    ...lines,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n');
const amina = (answer: string) =>
  `ATTENDEE;CN="Amina; B":;PARTSTAT=${answer}:mailto:Amina@Uni.example`.replace(':;', ';');
const london = 'Europe/London';

test.each([
  ['ACCEPTED', 'yes'],
  ['DECLINED', 'no'],
  ['TENTATIVE', 'maybe'],
] as const)('an answer: %s', (written, answer) => {
  expect(replyIn(reply('REPLY', 'SEQUENCE:2', amina(written), 'SUMMARY:Re'), london)).toEqual({
    ...{ uid: '7@meet.example', sequence: 2, attendee: 'amina@uni.example', answer, proposed: null },
  });
});

const times = ['DTSTART;TZID=Europe/London:20270328T140000', 'DTEND;TZID=Europe/London:20270328T150000'];
const proposed = { from: Date.UTC(2027, 2, 28, 13) / 60_000, to: Date.UTC(2027, 2, 28, 14) / 60_000 };

test.each<[string, string[]]>([
  ['on the clock of a zone', times],
  ['in universal time', ['DTSTART:20270328T130000Z', 'DTEND:20270328T140000Z']],
  ['on no clock', ['DTSTART:20270328T140000', 'DTEND:20270328T150000']],
])('another time that is proposed, %s', (_, lines) => {
  expect(replyIn(reply('COUNTER', amina('TENTATIVE'), ...lines), london)).toEqual({
    ...{ uid: '7@meet.example', sequence: 0, attendee: 'amina@uni.example', answer: 'waiting', proposed },
  });
});

test('a proposal that names everybody does not say whose it is', () => {
  expect(replyIn(reply('COUNTER', amina('ACCEPTED'), amina('TENTATIVE'), ...times), london).attendee).toBeNull();
});

const sound = reply('REPLY', amina('ACCEPTED'));
test.each<[string, string]>([
  ['an invitation', reply('REQUEST', amina('ACCEPTED'))],
  ['no method', sound.replace('METHOD:REPLY\r\n', '')],
  ['two methods', sound.replace('METHOD:REPLY', 'METHOD:REPLY\r\nMETHOD:COUNTER')],
  ['two meetings', sound.replace('END:VCALENDAR', 'BEGIN:VEVENT\r\nUID:8\r\nEND:VEVENT\r\nEND:VCALENDAR')],
  ['two calendars', sound + sound],
  ['two who answer', reply('REPLY', amina('ACCEPTED'), amina('DECLINED'))],
  ['nobody who answers', reply('REPLY')],
  ['an answer by somebody sent instead', reply('REPLY', amina('DELEGATED'))],
  ['no answer', reply('REPLY', amina('NEEDS-ACTION'))],
  ['an address that is two', reply('REPLY', 'ATTENDEE;PARTSTAT=ACCEPTED:mailto:a@x.example,b@x.example')],
  ['no address', reply('REPLY', 'ATTENDEE;PARTSTAT=ACCEPTED:urn:uuid:7')],
  ['two names of the meeting', reply('REPLY', 'UID:8', amina('ACCEPTED'))],
  ['a name that is none of ours', sound.replace('7@meet.example', "7' or 1=1")],
  ['a number that is none', reply('REPLY', 'SEQUENCE:-1', amina('ACCEPTED'))],
  ['one of a row', reply('REPLY', 'RECURRENCE-ID:20270328T130000Z', amina('ACCEPTED'))],
  ['a row', reply('COUNTER', 'RRULE:FREQ=DAILY', amina('ACCEPTED'), ...times)],
  ['a proposal without a time', reply('COUNTER', amina('ACCEPTED'))],
  ['a proposal of a day', reply('COUNTER', amina('ACCEPTED'), 'DTSTART:20270328', 'DTEND:20270329')],
  [
    'a proposal that ends before it begins',
    reply(
      'COUNTER',
      amina('ACCEPTED'),
      ...times
        .toReversed()
        .map((line) => line.replace(/DTSTART|DTEND/, (name) => (name === 'DTEND' ? 'DTSTART' : 'DTEND'))),
    ),
  ],
  [
    'a proposal in another age',
    reply('COUNTER', amina('ACCEPTED'), 'DTSTART:99990328T130000Z', 'DTEND:99990328T140000Z'),
  ],
  ['half of one', sound.slice(0, 60)],
  ['more than a mail', sound.replace('7@meet.example', '7'.repeat(200_000))],
  ['a page', '<p>Yes!</p>'],
])('%s is refused', (_, text) => {
  expect(() => replyIn(text, london)).toThrow(expect.objectContaining({ code: 'calendar.no-reply' }));
});

test('whatever comes is read or refused, and nothing else', () => {
  const parts = fc.constantFrom(
    ...[
      'BEGIN:VCALENDAR\r\n',
      'END:VCALENDAR\r\n',
      'METHOD:REPLY\r\n',
      'METHOD:COUNTER\r\n',
      'BEGIN:VEVENT\r\n',
      'END:VEVENT\r\n',
    ],
    ...[
      `${amina('ACCEPTED')}\r\n`,
      'UID:7\r\n',
      ...times.map((line) => `${line}\r\n`),
      '\r\n ',
      ':',
      ';TZID="',
      '\0',
      'SEQUENCE:1\r\n',
    ],
    ...['BEGIN:VTIMEZONE\r\n', 'TZID:Europe/London\r\n', 'END:VTIMEZONE\r\n'],
  );
  const texts = fc.oneof(
    fc.array(parts, { maxLength: 30 }).map((all) => all.join('')),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(texts, (text) => {
      try {
        expect(replyIn(text, london).uid).toMatch(/^[\w.@-]+$/);
      } catch (error) {
        expect(error).toBeInstanceOf(CalendarRefused);
      }
    }),
  );
});

test('what we send is no answer to ourselves', () => {
  const attendee = { address: 'a@uni.example', alias: 'a@uni.example', name: null, answer: 'yes' } as const;
  const text = invitation(
    {
      ...{ uid: '7', sequence: 0, at: new Date('2026-11-22T10:00:00Z'), span: proposed, zone: london, title: null },
      ...{ details: '', place: null, joinUrl: null, isCancelled: false, attendees: [attendee] },
      organiser: { name: 'Wharfedale', address: 'm@meet.example' },
    },
    attendee,
  );
  expect(() => replyIn(text, london)).toThrow();
});
