import { spawnSync } from 'node:child_process';
import { CalendarRefused } from '../calendar-refused';
import { busyOf } from './busy';
import type { BusyQuestion } from './busy-spans';
import { Places } from './places';

const minute = (text: string) => Date.parse(text) / 60_000;
const year: BusyQuestion = {
  from: minute('2027-01-01T00:00Z'),
  until: minute('2028-01-01T00:00Z'),
  zone: 'Europe/London',
};
const calendar = (...lines: string[]) =>
  ['BEGIN:VCALENDAR', 'BEGIN:VEVENT', 'DTSTART:20270310T100000Z', 'DURATION:PT1H', ...lines, 'END:VEVENT'].join(
    '\r\n',
  ) + '\r\nEND:VCALENDAR\r\n';

const faultOf = (error: unknown) => (error instanceof CalendarRefused ? error.fault : String(error));

test('what comes out of the thread is when, and nothing else', async () => {
  const text = calendar('SUMMARY:Clinic', 'LOCATION:Leeds', 'ATTENDEE;CN=Amina:mailto:amina@uni.example');
  const [from, to] = ['2027-03-10T10:00Z', '2027-03-10T11:00Z'].map(minute);
  expect(await busyOf(text, year)).toEqual([{ from, to }]);
});

test('hostile calendars end within the time that they have, and pages go on meanwhile', async () => {
  let beats = 0;
  const heart = setInterval(() => beats++, 10);
  const days = (count: number) => `EXDATE;VALUE=DATE:${'20270310,'.repeat(count)}20270310`;
  const seconds = Array.from({ length: 60 }, (_, second) => second).join(',');
  const hostile: readonly [text: string, fault: RegExp][] = [
    [calendar(`RRULE:FREQ=HOURLY;BYMINUTE=${seconds};BYSECOND=${seconds}`), /^too-(slow|many)$/],
    [calendar(days(500_000)), /^too-many$/],
    [calendar(days(1_000_000)), /^too-large$/],
    ['x'.repeat(50_000_000), /^too-large$/],
    ['BEGIN:VCALENDAR;A="'.repeat(250_000), /^no-calendar$/],
  ];
  const faults = await Promise.all(hostile.map(([text]) => busyOf(text, year).then(() => '', faultOf)));
  clearInterval(heart);
  hostile.forEach(([, fault], at) => expect(faults[at]).toMatch(fault));
  expect(beats).toBeGreaterThan(20);
});

test('who comes when too many wait is sent away, and a place that is free is taken again', async () => {
  const places = new Places(1, 2);
  const order: number[] = [];
  const come = (one: number) => places.within(() => Promise.resolve(void order.push(one))).catch(faultOf);
  expect(await Promise.all([1, 2, 3, 4].map(come))).toEqual([undefined, undefined, undefined, 'busy']);
  await come(5);
  expect(order).toEqual([1, 2, 3, 5]);
});

test('nothing depends on the clock of the machine', () => {
  const script = `
    const { busySpans } = require('./busy-spans.ts');
    const { invitation } = require('../writing/messages.ts');
    const said = ['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'].map((zone) => {
      process.env.TZ = zone;
      const meeting = JSON.parse(process.argv[2]);
      return JSON.stringify([
        new Date(0).getHours(),
        busySpans(process.argv[1], JSON.parse(process.argv[3])),
        invitation({ ...meeting, at: new Date(meeting.at) }, meeting.attendees[0]),
      ]);
    });
    console.log(JSON.stringify(said));`;
  const row = [
    'BEGIN:VEVENT',
    'DTSTART;TZID=Europe/London:20270310T100000',
    'DURATION:PT1H',
    'RRULE:FREQ=WEEKLY',
    'END:VEVENT',
  ];
  const days = ['BEGIN:VEVENT', 'DTSTART;VALUE=DATE:20270501', 'RRULE:FREQ=MONTHLY;BYMONTHDAY=-1', 'END:VEVENT'];
  const text = calendar(...['END:VEVENT', ...row, ...days, 'BEGIN:VEVENT', 'DTSTART:20270601T120000', 'DURATION:PT1H']);
  const attendee = { address: 'a@uni.example', alias: 'a@uni.example', name: null, answer: 'waiting' };
  const meeting = {
    ...{ uid: '1', sequence: 0, at: '2026-11-22T10:00:00Z', span: { from: year.from, to: year.from + 60 } },
    ...{ zone: 'Europe/London', title: null, details: '', place: null, joinUrl: null, isCancelled: false },
    ...{ organiser: { name: 'Wharfedale', address: 'm@meet.example' }, attendees: [attendee] },
  };
  const given = [text, JSON.stringify(meeting), JSON.stringify(year)];
  const run = ['-r', '@swc-node/register', '-e', script, ...given];
  const { stdout, stderr } = spawnSync(process.execPath, run, { cwd: __dirname, encoding: 'utf8' });
  expect(stderr).toBe('');
  const said = (JSON.parse(stdout) as string[]).map((one) => JSON.parse(one) as [number, unknown[], string]);
  expect(new Set(said.map(([hour]) => hour)).size).toBe(4);
  expect(new Set(said.map(([, ...rest]) => JSON.stringify(rest))).size).toBe(1);
  expect(said[0]?.[1].length).toBeGreaterThan(50);
});
