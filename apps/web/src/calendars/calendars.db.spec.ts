import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Database } from '@footing/database';
import { Notices, StopTasks } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { MailRuns } from '@footing/messages';
import { CalendarAnswers, CalendarPushes, MeetingAnswers, MeetingClock, Meetings } from '@footing/scheduling';
import { type MailServer, startMailServer } from '@footing/testing';
import request from 'supertest';
import { judgedByLibical } from '../../../../libs/calendars/src/spec/libical';
import { type CalendarServer, startRadicale } from '../../../../libs/calendars/src/spec/radicale';
import { Paired } from '../pairing/spec/paired';

const DAY = 1440;
const hour = { minutes: 60, mode: 'online' } as const;
/** At ten in a month from now: when both can, and the round takes place. */
const TEN = (Math.floor(Date.now() / 86_400_000) + 30) * DAY + 600;

let post: MailServer;
let radicale: CalendarServer;
let paired: Paired;
const folder = mkdtempSync(path.join(tmpdir(), 'footing-answers-'));
let pair: Awaited<ReturnType<typeof met>>;
beforeAll(async () => {
  [post, radicale] = [await startMailServer(), await startRadicale()];
  paired = await Paired.open({
    SMTP_URL: post.url,
    MAIL_FROM: 'mentoring@w.example',
    MAIL_REPLIES_DIR: folder,
    MAIL_REPLIES_CHECKED_BY: 'mx.w.example',
  });
  for (const part of ['new', 'cur']) mkdirSync(path.join(folder, part));
  pair = await met();
}, 60_000);
afterAll(async () => {
  await paired.close();
  await post.close();
  rmSync(folder, { recursive: true });
});

/** Amina and Joan have both said yes, and can meet at any time of the day. */
async function met() {
  const { amina, joan } = await paired.publish();
  const id = await paired.pairingOf(amina);
  const [student, mentor] = [await paired.visitor(amina), await paired.visitor(joan)];
  await student.tap(`/my-pairings/${id}`, /Say yes/);
  await mentor.tap(`/my-pairings/${id}`, /Say yes/);
  await paired.db.query(
    `insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
     select a.institution_id, case when a.student_id is null then 'mentor' else 'student' end, coalesce(a.student_id, a.mentor_id), d, 0, 1440, '2026-01-01'
     from account a, generate_series(1, 7) d where a.id in ($1, $2)`,
    [amina, joan],
  );
  const actor = (accountId: string, role: 'student' | 'mentor'): Actor => ({
    ...{ institutionId: paired.institutionId, accountId, roles: [role] },
  });
  return { id, student, mentor, amina: actor(amina, 'student'), joan: actor(joan, 'mentor') };
}

const unfolded = (text: string): string => text.replaceAll('\r\n ', '');
const stranger = () => request(paired.web.getHttpServer());

/** The address as the page shows it once. */
async function newAddress(visitor: typeof pair.student, words = /calendar address|new address/): Promise<string> {
  const { text, status, headers } = await visitor.tap('/me/calendar', words);
  expect([status, headers['referrer-policy']]).toEqual([200, 'no-referrer']);
  return /https?:\/\/[^<"]*(\/cal\/[A-Za-z0-9_-]{64}\.ics)/.exec(text)?.[1] ?? '';
}

/** Nothing, where they have said so before. */
async function allowsNames(
  { accountId }: Actor,
  kind: 'student' | 'mentor',
  says: 'given' | 'withdrawn' = 'given',
): Promise<void> {
  const here = { institutionId: paired.institutionId };
  await paired.get(Database).transaction(here, async (tx) => {
    const { sha256 } = await paired.get(Notices).current(tx, paired.lead, 'sharing.calendar');
    await tx.query(
      `select consent.record(coalesce(student_id, mentor_id), $3, 'sharing.calendar', '', $4, decode($2, 'hex'), clock_timestamp(), 'button', 'self')
       from account a where id = $1 and ($4 = 'given') is distinct from (select permitted from consent.state s
         where s.subject_id = coalesce(a.student_id, a.mentor_id) and s.purpose = 'sharing.calendar')`,
      [accountId, sha256, kind, says],
    );
  });
}

/** What the clock tells people goes out; the calendars in it, in the order of who they went to. */
async function sentNow(): Promise<{ readonly to: string; readonly type: string; readonly text: string }[]> {
  post.forget();
  await paired.db.query(`delete from mail where kind <> 'meeting-notice'`);
  await paired.get(MeetingClock).round(paired.institutionId);
  const waiting = await paired.db.query<{ id: string }>(`select id from mail where state = 'waiting' order by id`);
  for (const { id } of waiting) await paired.get(MailRuns).run(paired.institutionId, id);
  return post.arrived
    .map(({ to, raw, mail }) => {
      const [part] = mail.attachments.filter(({ mimeType }) => mimeType === 'application/ics');
      const text = typeof part?.content === 'string' ? part.content : new TextDecoder().decode(part?.content);
      return { to: to[0] ?? '', type: /Content-Type: text\/calendar;[^\r]*/.exec(raw)?.[0] ?? '', text };
    })
    .toSorted((one, other) => one.to.localeCompare(other.to));
}

test('mail takes a meeting into calendars, moves it and takes it out again; a repeat is the same to the byte', async () => {
  const id = await paired.get(Meetings).book(pair.amina, pair.id, TEN, hour);
  const first = await sentNow();
  await paired.db.query('delete from meeting_told');
  expect(await sentNow()).toEqual(first);
  await paired.get(MeetingAnswers).reschedule(pair.joan, id, TEN + DAY, hour, 0);
  const second = await sentNow();
  await paired.get(MeetingAnswers).cancel(pair.amina, id, 'clash', 1);
  const all = [...first, ...second, ...(await sentNow())];
  expect(all.map(({ type }) => /method=(\w+)/.exec(type)?.[1])).toEqual([
    ...['REQUEST', 'REQUEST', 'REQUEST', 'REQUEST', 'CANCEL', 'CANCEL'],
  ]);
  expect(judgedByLibical(all.map(({ text }) => text))).toEqual(
    ['REQUEST 0', 'REQUEST 0', 'REQUEST 1', 'REQUEST 1', 'CANCEL 2', 'CANCEL 2'].map((line, n) => {
      const [method = '', sequence] = line.split(' ');
      const start = (n < 2 ? TEN : TEN + DAY) * 60;
      return {
        ...{ keepsToTheRules: true, errors: 0, method, uid: `${id}@meetings.footing`, sequence: Number(sequence) },
        ...{ start, end: start + 3_600 },
      };
    }),
  );
});

test('a feed is read without signing in, and by its address alone', async () => {
  const id = await paired.get(Meetings).book(pair.amina, pair.id, TEN + 2 * DAY, hour);
  expect(await pair.student.page('/me')).toContain('/me/calendar');
  const address = await newAddress(pair.student);
  expect(await pair.student.page('/me/calendar')).not.toContain(address);
  const { status, text, headers } = await stranger().get(address);
  expect(status).toBe(200);
  expect(headers).toMatchObject({
    ...{ 'content-type': 'text/calendar; charset=utf-8', 'cache-control': 'private, no-cache' },
    'x-robots-tag': 'noindex',
    etag: expect.stringMatching(/^"[\w-]{43}"$/) as string,
  });
  expect(headers['set-cookie']).toBeUndefined();
  const lines = unfolded(text).split('\r\n');
  expect(lines).toEqual(
    expect.arrayContaining([
      ...['METHOD:PUBLISH', 'REFRESH-INTERVAL;VALUE=DURATION:PT1H', 'SUMMARY:Mentoring meeting'],
      `UID:${id}@meetings.footing`,
    ]),
  );
  expect(text).not.toMatch(/Joan|Amina|Quince|ATTENDEE/);
  // The one that was called off is there too, for a month.
  expect(lines.filter((line) => line.startsWith('STATUS:')).toSorted()).toEqual([
    'STATUS:CANCELLED',
    'STATUS:CONFIRMED',
  ]);
  const again = await stranger().get(address).set('If-None-Match', `"x", W/${headers['etag']}`);
  expect([again.status, again.text]).toEqual([304, '']);
  const [kept] = await paired.db.query<{ all: string }>('select calendar_feed::text as all from calendar_feed');
  expect(kept?.all).not.toContain(Buffer.from(address.slice(5, -4), 'base64url').toString('hex'));
});

test('a new address ends the old one, ending it ends it, and so does an account that is switched off', async () => {
  const first = await newAddress(pair.mentor);
  const second = await newAddress(pair.mentor);
  const statuses = async () => [(await stranger().get(first)).status, (await stranger().get(second)).status];
  expect(await statuses()).toEqual([404, 200]);
  await paired.db.query('update account set disabled_at = now() where id = $1', [pair.joan.accountId]);
  expect(await statuses()).toEqual([404, 404]);
  await paired.db.query('update account set disabled_at = null where id = $1', [pair.joan.accountId]);
  expect((await pair.mentor.tap('/me/calendar', /End this address/)).status).toBe(303);
  expect(await statuses()).toEqual([404, 404]);
  for (const token of ['x', randomBytes(48).toString('base64url'), '../me', '%00'])
    expect((await stranger().get(`/cal/${token}.ics`)).status).toBe(404);
  const events = await paired.db.query<{ event: string }>(
    `select event from audit_event where account_id = $1 and event like 'calendar-feed.%' order by id`,
    [pair.joan.accountId],
  );
  expect(events.map(({ event }) => event.split('.')[1])).toEqual(['made', 'made', 'ended']);
});

test('names are in it only while both allow that', async () => {
  const address = await newAddress(pair.student);
  const summaries = async () => new Set(unfolded((await stranger().get(address)).text).match(/^SUMMARY:.*$/gm) ?? []);
  await allowsNames(pair.amina, 'student');
  expect(await summaries()).toEqual(new Set(['SUMMARY:Mentoring meeting']));
  await allowsNames(pair.joan, 'mentor');
  expect(await summaries()).toEqual(new Set(['SUMMARY:Mentoring meeting with Joan']));
  await allowsNames(pair.joan, 'mentor', 'withdrawn');
  expect(await summaries()).toEqual(new Set(['SUMMARY:Mentoring meeting']));
});

test('invitations name who and what while both allow it; taken back, both get one that does not, and nothing else changes', async () => {
  const stopped = () => paired.get(StopTasks).carryOut(paired.institutionId);
  const said = (texts: readonly string[]) => texts.map((text) => /^SUMMARY:(.*)$/m.exec(unfolded(text))?.[1]);
  await stopped();
  await sentNow();
  await allowsNames(pair.joan, 'mentor');
  const id = await paired.get(Meetings).book(pair.joan, pair.id, TEN + 40 * DAY, hour);
  const named = (await sentNow()).map(({ text }) => text);
  expect(said(named).toSorted()).toEqual(['Mentoring meeting with Amina', 'Mentoring meeting with Joan']);
  expect(named.every((text) => /^DESCRIPTION:P [^]*Spring/m.test(unfolded(text)))).toBe(true);
  expect(judgedByLibical(named)).toEqual([
    expect.objectContaining({ keepsToTheRules: true, errors: 0 }),
    expect.objectContaining({ keepsToTheRules: true, errors: 0 }),
  ]);
  const file = () => pair.student.agent.get(`/meetings/${id}/calendar.ics`);
  expect(said([(await file()).text])).toEqual(['Mentoring meeting with Joan']);
  // One more is on its way as it is taken back: it never leaves.
  const late = await paired.get(Meetings).book(pair.joan, pair.id, TEN + 41 * DAY, hour);
  await paired.get(MeetingClock).round(paired.institutionId);
  await allowsNames(pair.amina, 'student', 'withdrawn');
  expect(await stopped()).toBe(1);
  const plain = await sentNow();
  expect(said(plain.map(({ text }) => text))).toEqual(Array.from({ length: 4 }, () => 'Mentoring meeting'));
  expect(plain.map(({ text }) => /^SEQUENCE:(\d)/m.exec(text)?.[1])).toEqual(['1', '1', '1', '1']);
  expect(plain.map(({ text }) => text).join()).not.toMatch(/Joan|Amina|DESCRIPTION/);
  expect(said([(await file()).text])).toEqual(['Mentoring meeting']);
  expect((await paired.get(MeetingClock).round(paired.institutionId)).told).toBe(0);
  const [evidence] = await paired.db.query<{ evidence: object }>(
    `select evidence from consent.stop_task where place = 'calendars' order by acked_at desc limit 1`,
  );
  expect(evidence?.evidence).toEqual({ found: 4, dropped: 2, updated: 2 });
  expect(await pair.mentor.page(`/meetings/${id}`)).toContain('Entries in calendars name nobody any more');
  for (const one of [id, late]) await paired.get(MeetingAnswers).cancel(pair.joan, one, 'clash', 1);
  await sentNow();
});

test('whatever asks without pause is asked to wait', async () => {
  const address = await newAddress(pair.student);
  const asked = await Promise.all(Array.from({ length: 62 }, () => stranger().head(address)));
  const refused = asked.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
});

test('somebody can take the hours they give along, and nobody else’s', async () => {
  const { status, headers, text } = await pair.student.agent.get('/me/calendar/hours.ics');
  expect([status, headers['content-disposition'], headers['cache-control']]).toEqual([
    ...[200, 'attachment; filename="when-i-can-meet.ics"', 'no-store'],
  ]);
  expect(text.match(/BEGIN:AVAILABLE/g)).toHaveLength(7);
  expect(unfolded(text)).toContain('RRULE:FREQ=WEEKLY;BYDAY=MO');
  expect(await pair.student.page('/me/calendar')).toContain('href="/me/calendar/hours.ics"');
  expect((await stranger().get('/me/calendar/hours.ics')).text).not.toContain('VCALENDAR');
});

test('what is long past is not in it', async () => {
  const address = await newAddress(pair.student);
  await paired.db.query(`set session_replication_role = 'replica'`);
  await paired.db.query(
    `update meeting set starts_at = starts_at - interval '100 days', ends_at = ends_at - interval '100 days',
       blocked_from = blocked_from - interval '100 days', blocked_to = blocked_to - interval '100 days', changed_at = now() - interval '31 days'`,
  );
  await paired.db.query(`set session_replication_role = 'origin'`);
  expect((await stranger().get(address)).text).not.toContain('VEVENT');
});

test('one meeting can be taken as a file, by its people and nobody else', async () => {
  const id = await paired.get(Meetings).book(pair.joan, pair.id, TEN + 4 * DAY, hour);
  const { status, headers, text } = await pair.mentor.agent.get(`/meetings/${id}/calendar.ics`);
  expect([status, headers['content-disposition']]).toEqual([200, 'attachment; filename="mentoring-meeting.ics"']);
  expect(text).toContain(`UID:${id}@meetings.footing`);
  expect(text).not.toMatch(/METHOD|ATTENDEE|ORGANIZER/);
  await paired.get(MeetingAnswers).cancel(pair.joan, id, 'clash', 0);
  expect((await pair.mentor.agent.get(`/meetings/${id}/calendar.ics`)).status).toBe(404);
  const other = await paired.get(Meetings).book(pair.joan, pair.id, TEN + 4 * DAY, hour);
  const ben = await paired.visitor(paired.lead.accountId);
  expect((await ben.agent.get(`/meetings/${other}/calendar.ics`)).status).toBe(404);
});

test('a room that a meeting got by itself stands in its mail and in calendars', async () => {
  await sentNow();
  await paired.db.query(
    `insert into room_rule values ($1, 'pattern', 'https://meet.w.example/footing-{code}', '{}', now())`,
    [paired.institutionId],
  );
  const id = await paired.get(Meetings).book(pair.amina, pair.id, TEN + 45 * DAY, hour);
  const { joinUrl } = await paired.get(Meetings).find(pair.amina, id);
  const sent = await sentNow();
  expect(sent.map(({ text }) => /^URL[^:]*:(.*)$/m.exec(unfolded(text))?.[1])).toEqual([joinUrl, joinUrl]);
  expect(post.arrived.map(({ mail }) => mail.text?.includes(joinUrl))).toEqual([true, true]);
  await paired.get(MeetingAnswers).cancel(pair.amina, id, 'clash', 0);
  await sentNow();
  await paired.db.query('delete from room_rule');
});

describe('a calendar of their own', () => {
  const AUTH = `Basic ${Buffer.from('amina:secret').toString('base64')}`;
  const address = () => `${radicale.origin}/amina/meetings/`;
  const at = (id: string) => `${address()}${encodeURIComponent(`${id}@meetings.footing`)}.ics`;
  const radicaleSays = (method: string, url: string, body?: string) =>
    fetch(url, { method, headers: { authorization: AUTH }, ...(body === undefined ? {} : { body }) });
  const there = async (id: string) => {
    const answer = await radicaleSays('GET', at(id));
    return answer.ok ? /DTSTART;[^\r]*/.exec(await answer.text())?.[0] : answer.status;
  };
  const connect = (more: Readonly<Record<string, string>> = {}) =>
    pair.student.tap('/me/calendar', /Connect my calendar/, {
      ...{ address: address(), user: 'amina', password: 'secret', ...more },
    });
  const round = () => paired.get(CalendarPushes).round(paired.institutionId);
  const onItsDay = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 10).replaceAll('-', '');
  const TIME = TEN + 6 * DAY;

  beforeAll(() => radicaleSays('MKCALENDAR', address()));

  test('what was mistyped is said at its field, with the rest as it was typed and no password', async () => {
    const wrong = await connect({ password: 'guess-me' });
    expect([wrong.status, wrong.text.includes('did not let us in'), wrong.text.includes('guess-me')]).toEqual([
      422,
      true,
      false,
    ]);
    expect(wrong.text).toContain(`value="${address()}"`);
    expect(wrong.text).toContain('value="amina"');
    expect((await connect({ user: '', password: '' })).text).toMatch(/Enter your user name[^]*Enter the password/);
  });

  test('meetings are put into it, moved and taken out; what they changed there stays as it is, and is said', async () => {
    const id = await paired.get(Meetings).book(pair.joan, pair.id, TIME, hour);
    expect((await connect()).status).toBe(303);
    expect(
      (await paired.db.query<{ all: string }>('select own_calendar::text as all from own_calendar'))[0]?.all,
    ).not.toContain(Buffer.from('secret').toString('hex'));
    await round();
    expect(await there(id)).toContain(onItsDay(TIME));
    expect(await round()).toEqual({ put: 0, removed: 0, failed: 0 });
    await paired.get(MeetingAnswers).reschedule(pair.joan, id, TIME + DAY, hour, 0);
    expect(await round()).toEqual({ put: 1, removed: 0, failed: 0 });
    expect(await there(id)).toContain(onItsDay(TIME + DAY));
    const own = (await (await radicaleSays('GET', at(id))).text()).replace('Mentoring meeting', 'Joan!');
    expect((await radicaleSays('PUT', at(id), own)).ok).toBe(true);
    await paired.get(MeetingAnswers).reschedule(pair.joan, id, TIME + 2 * DAY, hour, 1);
    await round();
    expect(await round()).toEqual({ put: 0, removed: 0, failed: 0 });
    await paired.get(MeetingAnswers).cancel(pair.joan, id, 'clash', 2);
    expect(await round()).toEqual({ put: 0, removed: 0, failed: 0 });
    expect(await there(id)).toContain(onItsDay(TIME + DAY));
    expect(await pair.student.page('/me/calendar')).toContain('One entry was changed in your calendar');
    const other = await paired.get(Meetings).book(pair.joan, pair.id, TIME, hour);
    await round();
    await paired.get(MeetingAnswers).cancel(pair.joan, other, 'clash', 0);
    expect(await round()).toEqual({ put: 0, removed: 1, failed: 0 });
    expect(await there(other)).toBe(404);
  });

  test('it names who and what while both allow it, and no more once one takes that back', async () => {
    const summary = async (id: string) =>
      /^SUMMARY:(.*)$/m.exec(unfolded(await (await radicaleSays('GET', at(id))).text()))?.[1]?.trim();
    await allowsNames(pair.amina, 'student');
    await allowsNames(pair.joan, 'mentor');
    const id = await paired.get(Meetings).book(pair.joan, pair.id, TIME, hour);
    await round();
    expect(await summary(id)).toBe('Mentoring meeting with Joan');
    const namesNobody = async () => {
      expect(await round()).toEqual({ put: 1, removed: 0, failed: 0 });
      expect(await summary(id)).toBe('Mentoring meeting');
      expect(await round()).toEqual({ put: 0, removed: 0, failed: 0 });
    };
    const namesAgain = async (version: number) => {
      await paired.get(MeetingAnswers).reschedule(pair.joan, id, TIME + 15 * (version + 1), hour, version);
      await round();
      expect(await summary(id)).toBe('Mentoring meeting with Joan');
    };
    // Also once the time of a yes is over,
    const yesUntil = (when: string) =>
      paired.db.query(
        `with off as (select set_config('session_replication_role', 'replica', true))
         update consent.state set valid_until = ${when} from off where purpose = 'sharing.calendar'
           and subject_id = (select mentor_id from account where id = $1)`,
        [pair.joan.accountId],
      );
    await yesUntil(`now() - interval '1 minute'`);
    await namesNobody();
    await yesUntil('null');
    await namesAgain(0);
    // or where the university takes names away from calendars altogether.
    await paired.db.query(`insert into consent.narrowed values ($1, 'sharing.calendar', 'identity')`, [
      paired.institutionId,
    ]);
    await namesNobody();
    await paired.db.query('delete from consent.narrowed');
    await namesAgain(1);
    await allowsNames(pair.joan, 'mentor', 'withdrawn');
    // The place has not been asked yet: the next round sees it all the same.
    expect(await round()).toEqual({ put: 1, removed: 0, failed: 0 });
    expect(await summary(id)).toBe('Mentoring meeting');
    expect(await round()).toEqual({ put: 0, removed: 0, failed: 0 });
    await paired.get(MeetingAnswers).cancel(pair.joan, id, 'clash', 2);
    await round();
  });

  const entry = async (id: string) => {
    const answer = await radicaleSays('GET', at(id));
    return answer.ok ? /^SUMMARY:(.*)$/m.exec(unfolded(await answer.text()))?.[1]?.trim() : answer.status;
  };
  /** A hundred days ago, as if nobody had looked at the calendar since. */
  async function isOver(id: string, status: 'completed' | 'cancelled'): Promise<void> {
    await paired.db.query(`set session_replication_role = 'replica'`);
    await paired.db.query(
      `with m as (update meeting set blocked_from = blocked_from - d, blocked_to = blocked_to - d, starts_at = starts_at - d,
           ends_at = ends_at - d, status = $2 from (select interval '100 days' as d) x where id = $1)
       update meeting_person set blocked_from = blocked_from - d, blocked_to = blocked_to - d, status = $2
         from (select interval '100 days' as d) x where meeting_id = $1`,
      [id, status],
    );
    await paired.db.query(`set session_replication_role = 'origin'`);
  }
  /** Joan takes it back; the calendar’s turn comes at once, and not at the next of its hours. */
  async function takenBack(): Promise<void> {
    await paired.db.query(`update own_calendar set try_at = now() + interval '1 hour'`);
    await allowsNames(pair.joan, 'mentor', 'withdrawn');
    await paired.get(StopTasks).carryOut(paired.institutionId);
  }
  const named = async () => {
    for (const [who, kind] of [[pair.amina, 'student'] as const, [pair.joan, 'mentor'] as const])
      await allowsNames(who, kind);
    const id = await paired.get(Meetings).book(pair.joan, pair.id, TIME + 9 * DAY, hour);
    await round();
    expect(await entry(id)).toBe('Mentoring meeting with Joan');
    return id;
  };
  const still = { put: 0, removed: 0, failed: 0 };

  test('of a meeting that is over it names nobody once one takes that back', async () => {
    const id = await named();
    await isOver(id, 'completed');
    expect(await round()).toEqual(still);
    await takenBack();
    expect(await round()).toEqual({ ...still, put: 1 });
    expect(await entry(id)).toBe('Mentoring meeting');
    expect(await round()).toEqual(still);
    // What they changed there is theirs.
    await paired.db.query(
      `update own_calendar_entry set is_theirs = true, named = array(select mentor_id from account where id = $2) where meeting_id = $1`,
      [id, pair.joan.accountId],
    );
    expect(await round()).toEqual(still);
  });

  test('of a meeting that is over it goes where it was called off and nobody could take it out in time', async () => {
    const id = await named();
    await isOver(id, 'cancelled');
    expect(await round()).toEqual(still);
    await takenBack();
    expect(await round()).toEqual({ ...still, removed: 1 });
    expect(await entry(id)).toBe(404);
  });

  test('a connection that was ended and made anew takes up what it had put there', async () => {
    const id = await paired.get(Meetings).book(pair.joan, pair.id, TIME + 3 * DAY, hour);
    await round();
    expect((await pair.student.tap('/me/calendar', /Remove the connection/)).status).toBe(303);
    await paired.get(MeetingAnswers).reschedule(pair.joan, id, TIME + 4 * DAY, hour, 0);
    await connect();
    await round();
    expect(await there(id)).toContain(onItsDay(TIME + 4 * DAY));
    expect(await pair.student.page('/me/calendar')).not.toContain('changed in your calendar');
  });

  test('a server that is away is asked again later and later, and it is said kindly', async () => {
    await paired.get(Meetings).book(pair.joan, pair.id, TIME + 5 * DAY, hour);
    await radicale.close();
    const waits: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      expect((await round()).failed).toBe(1);
      expect((await round()).failed).toBe(0);
      const [row] = await paired.db.query<{ wait: number }>(
        'select round(extract(epoch from try_at - now()) / 60)::int as wait from own_calendar',
      );
      waits.push(row?.wait ?? 0);
      await paired.db.query("update own_calendar set try_at = now() - interval '1 second'");
    }
    expect(waits).toEqual([10, 20, 40]);
    expect(await pair.student.page('/me/calendar')).toContain('We keep trying');
  });
});

test('what a calendar answers is a note to both, and only where the mail is theirs and about the meeting as it stands', async () => {
  const id = await paired.get(Meetings).book(pair.joan, pair.id, TEN + 20 * DAY, hour);
  await sentNow();
  const [{ email } = { email: '' }] = await paired.db.query<{ email: string }>(
    'select s.email from student s join account a on a.student_id = s.id where a.id = $1',
    [pair.amina.accountId],
  );
  const PASS = 'mx.w.example; spf=fail (a; dmarc=pass) smtp.mailfrom=x; dmarc=pass header.from=record.example';
  const answered = (more: { says?: string; from?: string; checked?: string; sequence?: number; uid?: string } = {}) => {
    const { says = 'DECLINED', from = email, checked = PASS, sequence = 0, uid = id } = more;
    const mail = [
      ...[`Authentication-Results: ${checked}`, `Authentication-Results: ${PASS}`, `From: Amina <${from}>`],
      ...['To: mentoring@w.example', 'Subject: Declined', 'MIME-Version: 1.0'],
      ...[
        'Content-Type: text/calendar; method=REPLY; charset=utf-8',
        '',
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'METHOD:REPLY',
      ],
      ...['BEGIN:VEVENT', `UID:${uid}@meetings.footing`, `SEQUENCE:${sequence}`],
      ...[`ATTENDEE;PARTSTAT=${says}:mailto:${email}`, 'END:VEVENT', 'END:VCALENDAR', ''],
    ];
    writeFileSync(path.join(folder, 'new', randomBytes(8).toString('hex')), mail.join('\r\n'));
  };
  const kept = () => paired.get(CalendarAnswers).round([paired.institutionId]);
  const said = async (who: typeof pair.student) =>
    /(Your|Amina’s) calendar says: \w+/.exec(await who.page(`/meetings/${id}`))?.[0];

  answered({ from: 'mallory@record.example' });
  answered({ checked: 'mx.w.example; dmarc=fail' });
  answered({ checked: 'mx.w.example; dkim=pass; spf=pass (dmarc=pass)' });
  answered({ checked: 'mx.elsewhere.example; dmarc=pass' });
  answered({ sequence: 7 });
  answered({ uid: pair.id });
  writeFileSync(path.join(folder, 'new', 'junk'), randomBytes(1_000));
  expect([await kept(), await said(pair.mentor), readdirSync(path.join(folder, 'new'))]).toEqual([0, undefined, []]);

  answered();
  expect([await kept(), await kept()]).toEqual([1, 0]);
  expect([await said(pair.student), await said(pair.mentor)]).toEqual([
    'Your calendar says: no',
    'Amina’s calendar says: no',
  ]);
  expect((await paired.get(Meetings).find(pair.joan, id)).state).toBe('confirmed');
  await paired.get(MeetingAnswers).reschedule(pair.joan, id, TEN + 21 * DAY, hour, 0);
  await sentNow();
  expect(await said(pair.mentor)).toBeUndefined();
  answered();
  answered({ sequence: 1, says: 'TENTATIVE' });
  expect([await kept(), await said(pair.mentor)]).toEqual([1, 'Amina’s calendar says: maybe']);
});
