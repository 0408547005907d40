/** What `kill-meetings` kills: it books, moves and calls off without pause, and tells people, at the moment that it is given. */
import 'reflect-metadata';
import { once } from 'node:events';
import { readSettings } from '@footing/config';
import { connectionOptions, Database, Jobs } from '@footing/database';
import { type Actor, DomainError } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { MeetingAnswers, MeetingClock, Meetings } from '@footing/scheduling';
import { TEST_MASTER_KEY, testSecrets } from '@footing/testing';
import { DataSource } from 'typeorm';
import { OwnMeetings } from '../libs/scheduling/src/booking/own-meetings';
import { MeetingMail } from '../libs/scheduling/src/clock/meeting-mail.service';
import { Nudges } from '../libs/scheduling/src/clock/nudges.service';

const [url = '', here = ''] = process.argv.slice(2);
const HOUR = { minutes: 60, mode: 'online' } as const;

async function main(): Promise<void> {
  const source = await new DataSource({ ...connectionOptions(url, 6, 'work') }).initialize();
  const db = new Database(source);
  const people = await db.transaction({ institutionId: here }, (tx) =>
    tx.query<{ id: string; account: string }[]>(
      `select p.id, c.id as account from pairing p join application a on a.id = p.application_id join account c on c.student_id = a.student_id order by p.id`,
    ),
  );
  console.log('ready');
  const [said] = (await once(process.stdin, 'data')) as [Buffer];
  const [at = '', end] = String(said).trim().split(' ');
  const now = Number(at);
  const clock = { now: () => new Date(now) };
  const settings = readSettings({ MASTER_KEY: TEST_MASTER_KEY, MAIL_FROM: 'mentoring@b.example' });
  const mail = new MeetingMail(new Mail(testSecrets(), new Jobs(url), settings), testSecrets(), settings);
  const meetingClock = new MeetingClock(db, clock, mail, new Nudges(db, clock, mail));
  const own = new OwnMeetings(db, clock);
  const [meetings, answers] = [new Meetings(own), new MeetingAnswers(own)];
  if (end) {
    for (let n = 0; n < 3; n += 1) await meetingClock.round(here);
    process.exit(0);
  }

  /** Half of the times are within a day, so that people are reminded of them later on. */
  async function something(): Promise<void> {
    const one = people[Math.floor(Math.random() * people.length)];
    if (!one) throw new Error('nobody is there');
    const actor: Actor = { institutionId: here, accountId: one.account, roles: ['student'] };
    const start = Math.floor(now / 3_600_000) * 60 + 60 * (2 + Math.floor(Math.random() * 72));
    const { meetings: all } = await meetings.ofPairing(actor, one.id);
    const open = all.filter(({ may }) => may.length > 0);
    const [first] = open;
    if (!first || open.length < 3) return void (await meetings.book(actor, one.id, start, HOUR));
    if (Math.random() < 0.7) return answers.reschedule(actor, first.id, start, HOUR, first.version);
    return answers.cancel(actor, first.id, 'clash', first.version);
  }
  const forever = async (work: () => Promise<unknown>): Promise<never> => {
    for (;;)
      await work().catch((error: unknown) => {
        if (!(error instanceof DomainError)) throw error;
      });
  };
  await Promise.all([forever(something), forever(something), forever(() => meetingClock.round(here))]);
}

void main();
