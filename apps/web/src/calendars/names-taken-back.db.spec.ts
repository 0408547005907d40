import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Notices, StopTasks } from '@footing/consent';
import { Database } from '@footing/database';
import type { Actor } from '@footing/kernel';
import { MailRuns } from '@footing/messages';
import { CalendarAnswers, MeetingAnswers, MeetingClock, Meetings } from '@footing/scheduling';
import { type MailServer, startMailServer } from '@footing/testing';
import { Paired } from '../pairing/spec/paired';

/*
 * Given a group whose mentor and students let calendars name whom they meet,
 * when one of them takes that back,
 * then whoever has an invitation that names them gets one that does not, and nobody else hears of it or loses anything.
 */
const DAY = 1440;
const hour = { minutes: 60, mode: 'online' } as const;
/** At ten in a month from now. */
const TEN = (Math.floor(Date.now() / 86_400_000) + 30) * DAY + 600;
const folder = mkdtempSync(path.join(tmpdir(), 'footing-answers-'));

let post: MailServer;
let at: Paired;
let people: Awaited<ReturnType<Paired['publish']>>;
let pairingId: string;
let emails: Readonly<Record<string, string>>;

beforeAll(async () => {
  post = await startMailServer();
  at = await Paired.open({
    ...{ SMTP_URL: post.url, MAIL_FROM: 'mentoring@w.example' },
    ...{ MAIL_REPLIES_DIR: folder, MAIL_REPLIES_CHECKED_BY: 'mx.w.example' },
  });
  for (const part of ['new', 'cur']) mkdirSync(path.join(folder, part));
  people = await at.publish('group');
  for (const who of ['amina', 'ben'] as const) {
    const id = await at.pairingOf(people[who]);
    await (await at.visitor(people[who])).tap(`/my-pairings/${id}`, /Say yes/);
    await (await at.visitor(people.joan)).tap(`/my-pairings/${id}`, /Say yes/);
  }
  pairingId = await at.pairingOf(people.amina);
  await at.db.query(
    `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
     select a.institution_id, case when a.student_id is null then 'mentor' else 'student' end, coalesce(a.student_id, a.mentor_id), d, 0, 1440, '2026-01-01'
     from account a, generate_series(1, 7) d where a.id = any ($1)`,
    [Object.values(people)],
  );
  const rows = await at.db.query<{ name: string; email: string }>(
    'select lower(first_name) as name, email from (select first_name, email from student union all select first_name, email from mentor) p',
  );
  emails = Object.fromEntries(rows.map(({ name, email }) => [name, email]));
}, 60_000);
afterAll(async () => {
  await at.close();
  await post.close();
  rmSync(folder, { recursive: true });
});

type Name = 'amina' | 'ben' | 'joan';
const actor = (name: Name): Actor => ({
  ...{ institutionId: at.institutionId, accountId: people[name], roles: [name === 'joan' ? 'mentor' : 'student'] },
});

/** Nothing, where they have said so before. */
async function says(name: Name, what: 'given' | 'withdrawn'): Promise<void> {
  await at.get(Database).transaction({ institutionId: at.institutionId }, async (tx) => {
    const { sha256 } = await at.get(Notices).current(tx, at.lead, 'sharing.calendar');
    await tx.query(
      `select consent.record(coalesce(student_id, mentor_id), case when student_id is null then 'mentor' else 'student' end,
         'sharing.calendar', '', $3, decode($2, 'hex'), clock_timestamp(), 'button', 'self') from account a where id = $1
         and ($3 = 'given') is distinct from (select permitted from consent.state s
           where s.subject_id = coalesce(a.student_id, a.mentor_id) and s.purpose = 'sharing.calendar')`,
      [people[name], sha256, what],
    );
  });
  await at.get(StopTasks).carryOut(at.institutionId);
}

/** Invitations that go out now: "ben 1 Mentoring meeting with Joan", by name and number. */
async function sentNow(): Promise<string[]> {
  post.forget();
  await at.db.query(`delete from mail where kind <> 'meeting-notice'`);
  await at.get(MeetingClock).round(at.institutionId);
  const waiting = await at.db.query<{ id: string }>(`select id from mail where state = 'waiting' order by id`);
  for (const { id } of waiting) await at.get(MailRuns).run(at.institutionId, id);
  return post.arrived
    .map(({ to, mail }) => {
      const [part] = mail.attachments.filter(({ mimeType }) => mimeType === 'application/ics');
      const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content);
      const [name] = Object.entries(emails).find(([, email]) => email === to[0]) ?? ['somebody'];
      return `${name} ${/^SEQUENCE:(\d)/m.exec(text)?.[1]} ${/^SUMMARY:(.*)$/m.exec(text)?.[1]}`;
    })
    .toSorted();
}

/** What a calendar answers to an invitation, by mail. */
async function answers(name: Name, id: string, sequence: number, partstat: string): Promise<number> {
  const passed = 'Authentication-Results: mx.w.example; dmarc=pass header.from=record.example';
  const mail = [
    ...[passed, `From: <${emails[name]}>`, 'To: mentoring@w.example', 'Subject: Reply', 'MIME-Version: 1.0'],
    ...['Content-Type: text/calendar; method=REPLY; charset=utf-8', '', 'BEGIN:VCALENDAR', 'VERSION:2.0'],
    ...['METHOD:REPLY', 'BEGIN:VEVENT', `UID:${id}@meetings.footing`, `SEQUENCE:${sequence}`],
    ...[`ATTENDEE;PARTSTAT=${partstat}:mailto:${emails[name]}`, 'END:VEVENT', 'END:VCALENDAR', ''],
  ];
  writeFileSync(path.join(folder, 'new', randomBytes(8).toString('hex')), mail.join('\r\n'));
  return at.get(CalendarAnswers).round([at.institutionId]);
}

const answersOn = async (id: string): Promise<string[]> => {
  const { answers: found } = await at.get(Meetings).open(actor('joan'), id);
  return found.map(({ name, answer }) => `${name ?? 'me'}: ${answer}`).toSorted();
};

test('an update goes to whoever has an invitation that names them, and answers to the same time still count', async () => {
  for (const name of ['amina', 'ben', 'joan'] as const) await says(name, 'given');
  const id = await at.get(Meetings).book(actor('joan'), pairingId, TEN, hour);
  expect(await sentNow()).toEqual([
    ...['amina 0 Mentoring meeting with Joan', 'ben 0 Mentoring meeting with Joan', 'joan 0 Mentoring meeting'],
  ]);
  expect(await answers('ben', id, 0, 'ACCEPTED')).toBe(1);
  await says('amina', 'withdrawn');
  expect(await sentNow()).toEqual(['amina 1 Mentoring meeting']);
  expect(await answersOn(id)).toEqual(['Ben: yes']);

  // Each answers to the last invitation that they have, or to one before it that is of the same time; none to one they never had.
  expect(await answers('ben', id, 1, 'DECLINED')).toBe(0);
  expect(await answers('joan', id, 0, 'ACCEPTED')).toBe(1);
  expect(await answers('amina', id, 1, 'ACCEPTED')).toBe(1);
  await answers('amina', id, 0, 'DECLINED');
  expect(await answersOn(id)).toEqual(['Amina: yes', 'Ben: yes', 'me: yes']);

  await says('joan', 'withdrawn');
  expect(await sentNow()).toEqual(['ben 2 Mentoring meeting']);
  await at.get(MeetingAnswers).reschedule(actor('joan'), id, TEN + DAY, hour, 2);
  expect(await answersOn(id)).toEqual([]);
  expect(await answers('ben', id, 2, 'ACCEPTED')).toBe(0);
  expect(await sentNow()).toEqual([
    ...['amina 3 Mentoring meeting', 'ben 3 Mentoring meeting', 'joan 3 Mentoring meeting'],
  ]);
  expect(await answers('ben', id, 3, 'ACCEPTED')).toBe(1);
  await at.get(MeetingAnswers).cancel(actor('joan'), id, 'clash', 3);
  await sentNow();
});

test('who was still to hear that it moved hears it', async () => {
  for (const name of ['amina', 'joan'] as const) await says(name, 'given');
  const id = await at.get(Meetings).book(actor('joan'), pairingId, TEN + 7 * DAY, hour);
  await sentNow();
  await at.get(MeetingAnswers).reschedule(actor('joan'), id, TEN + 8 * DAY, hour, 0);
  await says('amina', 'withdrawn');
  expect(await sentNow()).toEqual([
    ...['amina 2 Mentoring meeting', 'ben 2 Mentoring meeting with Joan', 'joan 2 Mentoring meeting'],
  ]);
});

test('where the university takes names away from calendars, nobody’s yes brings them back', async () => {
  for (const name of ['amina', 'joan'] as const) await says(name, 'given');
  await at.db.query(`insert into consent.narrowed values ($1, 'sharing.calendar', 'identity')`, [at.institutionId]);
  await at.get(Meetings).book(actor('joan'), pairingId, TEN + 14 * DAY, hour);
  expect(await sentNow()).toEqual([
    ...['amina 0 Mentoring meeting', 'ben 0 Mentoring meeting', 'joan 0 Mentoring meeting'],
  ]);
  await at.db.query('delete from consent.narrowed');
});
