import type { MeetingRow } from '../data/meeting.query';
import { callLetter, callReminder } from './call-letters';

const call = {
  ...{ id: 'm1', kind: 'intro', status: 'confirmed', version: 0, joinUrl: '', reason: '' },
  ...{ startsAt: new Date('2026-12-07T10:00:00Z'), localStart: '2026-12-07T10:00', zone: 'Europe/London' },
} as MeetingRow;
const off = (reason: string): MeetingRow => ({ ...call, status: 'cancelled', version: 1, reason });
const mentor = { kind: 'mentor', zone: 'Europe/Madrid', isMine: false } as const;
const student = { kind: 'student', zone: 'Europe/London', isMine: false } as const;
const said = (row: MeetingRow, reader: Parameters<typeof callLetter>[1]) =>
  [callLetter(row, reader)?.subject, ...(callLetter(row, reader)?.paragraphs ?? [])].join(' ');

test('that a call is agreed or has a new time is said on the reader’s own clock, with where they talk, and leads to the call', () => {
  expect(said({ ...call, joinUrl: 'https://meet.example/a' }, mentor)).toMatch(
    /is agreed You talk Monday 7 December 2026 at 11:00 \(Madrid time[^]*https:\/\/meet\.example\/a/,
  );
  expect(said({ ...call, version: 1 }, student)).toContain('has a new time');
  expect(callLetter(call, student)?.actions).toEqual([{ label: 'See the call', address: '/intro-calls/m1' }]);
});

test('why somebody called it off is told to the other alone, and why somebody left to nobody', () => {
  expect(said(off('came-up'), mentor)).toContain('Something has come up.');
  expect(said(off('came-up'), { ...student, isMine: true })).not.toContain('Something has come up.');
  expect(said(off('left'), student)).toBe(said(off(''), student));
  expect(said(off('left'), student)).toContain('nothing is held against anybody');
});

test('that somebody is under 18 is told to them, and not to the mentor', () => {
  expect(said(off('not-alone'), student)).toContain('nobody under 18 talks to a mentor alone');
  expect(said(off('not-alone'), mentor)).toBe(said(off('left'), mentor));
});

test('afterwards they are asked whether they have talked, and told that what they say stays private', () => {
  expect(callReminder(call, 'who-came', 'Europe/London').paragraphs.join(' ')).toMatch(/say so[^]*never sees/);
  expect(callReminder(call, 'day-before', 'Europe/London').subject).toBe('A reminder of your short call');
});
