import type { Reading } from '@footing/consent';
import { DomainError, systemActor } from '@footing/kernel';
import { testSecrets } from '@footing/testing';
import { Client } from 'pg';
import { schedulingParts } from '../parts-of-me';
import { schedulingRetention } from '../retention';
import { linkInWords } from '../attendance/attendance-link';
import { sealedLink } from '../attendance/sealed-link';
import { type Cast, minute, SchedulingStage } from '../spec/scheduling-stage';
import { zoneGaps, zoneWarning } from '../zones/zone-check';
import { CALENDAR_FIELD } from './calendar-messages';

const hour = { minutes: 60, mode: 'online' } as const;
const TEN = minute('2026-12-07T10:00Z');

let stage: SchedulingStage;
let on: Awaited<ReturnType<SchedulingStage['services']>>;
let amina: Cast;
let joan: Cast;
let pair: string;

beforeAll(async () => {
  stage = await SchedulingStage.open();
  on = await stage.services();
});
afterAll(() => stage.close());
beforeEach(async () => {
  at('2026-12-01T09:00Z');
  await stage.cleared();
  [amina, joan] = [await stage.person('student', 'Amina'), await stage.person('mentor', 'Joan')];
  pair = await stage.pair(amina, joan);
  await stage.alwaysFree(amina, joan);
});

const at = (iso: string): void => stage.clock.moveTo(new Date(iso));
const round = () => on.meetingClock.round(stage.institutionId);
const refused = (work: () => Promise<unknown>) =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );

describe('who came', () => {
  test('both say it in one tap, and the meeting took place; the pairing hears of it', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    expect(await refused(() => on.attendance.say(amina.actor, id, { mine: 'attended', theirs: 'attended' }))).toBe(
      'meeting.not-over',
    );
    at('2026-12-07T11:05Z');
    expect(await on.attendance.say(amina.actor, id, { mine: 'attended', theirs: 'late' })).toMatchObject({
      agreement: 'waiting',
      tookPlace: null,
    });
    expect(await on.attendance.say(joan.actor, id, { mine: 'late', theirs: 'attended' })).toMatchObject({
      agreement: 'agreed',
      tookPlace: true,
    });
    expect((await on.meetings.find(amina.actor, id)).state).toBe('completed');
    expect(stage.met).toContain(pair);
  });

  test('where they differ both words stand; whoever corrects theirs settles it', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-07T11:05Z');
    await on.attendance.say(amina.actor, id, { mine: 'attended', theirs: 'absent' });
    expect(await on.attendance.say(joan.actor, id, { mine: 'attended', theirs: 'attended' })).toMatchObject({
      agreement: 'disputed',
    });
    expect((await on.meetings.find(amina.actor, id)).state).toBe('confirmed');
    await on.attendance.say(joan.actor, id, { mine: 'excused', theirs: 'attended' });
    expect((await on.meetings.find(amina.actor, id)).state).toBe('missed');
    const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>(
      'select count(*)::int as n from meeting_event where meeting_id = $1',
      [id],
    );
    expect(n).toBe(2);
  });

  test('a stranger says nothing, and no client makes one say it', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    const ben = await stage.person('student', 'Ben');
    at('2026-12-07T11:05Z');
    expect(await refused(() => on.attendance.say(ben.actor, id, { mine: 'attended', theirs: 'absent' }))).toBe(
      'meeting.not-found',
    );
    const forged = stage.db.query(
      `insert into attendance values ($1, $2, 'student', $3, $4, 'absent', '2026-12-07T11:05Z')`,
      [stage.institutionId, id, amina.id, ben.id],
    );
    await expect(forged).rejects.toMatchObject({ constraint: 'attendance_of_its_people' });
  });
});

describe('who came, in one tap', () => {
  const toSay = async (who: Cast) => (await on.afterMeetings.toSay(who.actor)).map(({ asks }) => asks);
  const kinds = async () =>
    (await stage.db.query<{ kind: string }>('select kind from meeting_reminder order by kind')).map(({ kind }) => kind);

  test('it waits for both; where they differ both are told once, and each can change it for two weeks', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-07T11:05Z');
    expect([await toSay(amina), await toSay(joan)]).toEqual([['say'], ['say']]);
    await on.attendance.tap(amina.actor, id, 'met');
    await round();
    expect([await toSay(amina), await toSay(joan), await kinds()]).toEqual([[], ['say'], ['who-came']]);
    await on.attendance.tap(joan.actor, id, 'they-missed');
    await round();
    await round();
    expect([await toSay(amina), await toSay(joan)]).toEqual([['differ'], ['differ']]);
    expect(await kinds()).toEqual(['who-came', 'words-differ', 'words-differ']);
    expect((await boardOf(pair))?.differ).toEqual(['2026-12-07']);
    at('2026-12-21T11:01Z');
    expect(await refused(() => on.attendance.tap(joan.actor, id, 'met'))).toBe('meeting.settled');
    expect(await toSay(joan)).toEqual([]);
    const forged = stage.db.query(`update attendance set state = 'attended', at = '2026-12-21T11:01Z'`);
    await expect(forged).rejects.toMatchObject({ constraint: 'attendance_of_its_people' });
  });

  test('nobody is asked on days of exams or while the university is closed, but afterwards', async () => {
    await on.meetings.book(amina.actor, pair, TEN, hour);
    await stage.db.query(`insert into exam_days values ($1, $2, '2026-12-07', '2026-12-09')`, [
      ...[stage.institutionId, await stage.round()],
    ]);
    await on.cadences.setClosed(systemActor(stage.institutionId), [
      { from: '2026-12-10', until: '2026-12-11', name: 'A strike' },
    ]);
    for (const [day, asked] of [
      ['08', 0],
      ['10', 0],
      ['12', 2],
      ['13', 0],
    ] as const) {
      at(`2026-12-${day}T09:00Z`);
      expect([day, (await round()).reminded]).toEqual([day, asked]);
    }
    await stage.db.query('delete from exam_days');
    await stage.db.query('delete from closed_days');
  });

  test('a link from a mail says it without signing in; a link that is not whole says nothing', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-07T11:05Z');
    const link = { institutionId: stage.institutionId, meetingId: id, personId: amina.id, kind: 'student' } as const;
    const db = await stage.connect(1);
    const [met, not] = await db.transaction(link, async (tx) => [
      await sealedLink(tx, testSecrets(), { ...link, says: 'met' }),
      await sealedLink(tx, testSecrets(), { ...link, says: 'not-met' }),
    ]);
    expect(await on.attendanceLinks.open(met)).toMatchObject({ isOpen: true, says: 'met' });
    expect((await on.attendance.of(amina.actor, id)).people.every(({ said }) => said === null)).toBe(true);
    expect(await on.attendanceLinks.answer(met, null)).toMatchObject({ agreement: 'waiting' });
    await on.attendance.tap(joan.actor, id, 'met');
    expect((await on.meetings.find(joan.actor, id)).state).toBe('completed');
    expect(await on.attendanceLinks.answer(not, 'not-held')).toMatchObject({ agreement: 'disputed' });
    const other = `${met.slice(0, -1)}${met.endsWith('A') ? 'Q' : 'A'}`;
    expect(await on.attendanceLinks.open(other)).toBeNull();
    const forJoan = linkInWords({ ...link, personId: joan.id, kind: 'mentor', says: 'met' }, 'ab'.repeat(12));
    expect(await on.attendanceLinks.answer(forJoan, null)).toBeNull();
  });
});

describe('what it was like', () => {
  const met = async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-07T11:05Z');
    return id;
  };
  const theirs = async (who: Cast, id: string) =>
    (await on.reflections.of(who.actor, id)).theirs.map(({ words }) => words);

  test('is read by whom its author chose, and nobody else', async () => {
    const id = await met();
    await on.reflections.write(amina.actor, id, 'A secret', 'private');
    expect(await theirs(joan, id)).toEqual([]);
    await on.reflections.write(amina.actor, id, 'It helped', 'pair');
    expect(await theirs(joan, id)).toEqual(['It helped']);
    await on.reflections.write(amina.actor, id, 'For staff', 'programme');
    expect(await theirs(joan, id)).toEqual([]);
    expect((await on.reflections.of(amina.actor, id)).mine).toEqual({ words: 'For staff', share: 'programme' });
    await on.reflections.write(amina.actor, id, '', 'private');
    expect((await on.reflections.of(amina.actor, id)).mine).toBeNull();
  });

  test('for when both have written, it waits for the other', async () => {
    const id = await met();
    await on.reflections.write(amina.actor, id, 'Mine', 'pair-when-both');
    expect(await on.reflections.of(joan.actor, id)).toMatchObject({ theirs: [], waits: 1 });
    await on.reflections.write(joan.actor, id, 'Hers', 'private');
    expect(await theirs(joan, id)).toEqual(['Mine']);
    expect(await theirs(amina, id)).toEqual([]);
  });

  test('no client reads a private one in somebody else’s name', async () => {
    const id = await met();
    await on.reflections.write(amina.actor, id, 'A secret', 'private');
    const hostile = new Client({ connectionString: stage.db.url });
    await hostile.connect();
    const seen = async (purpose: string, subject: string) => {
      await hostile.query(
        `select set_config('footing.institution_id', $1, false), set_config('footing.purpose', $2, false), set_config('footing.subject_id', $3, false)`,
        [stage.institutionId, purpose, subject],
      );
      return (await hostile.query('select from reflection')).rowCount;
    };
    expect([await seen('own', amina.id), await seen('own', joan.id), await seen('service', amina.id)]).toEqual([
      1, 0, 0,
    ]);
    await hostile.end();
  });
});

describe('what people are told', () => {
  test('each change goes out once to each with what calendars need, and two clocks at once do nothing twice', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    const both = await Promise.all([round(), round()]);
    expect(both.map(({ told }) => told).reduce((sum, n) => sum + n)).toBe(2);
    await on.answers.reschedule(joan.actor, id, TEN + 120, hour, 0);
    expect((await round()).told).toBe(2);
    await on.answers.cancel(amina.actor, id, 'clash', 1);
    expect(await round()).toMatchObject({ told: 2 });
    expect(await round()).toMatchObject({ told: 0 });
    expect(await messages()).toEqual([
      'CANCEL 2 mentor',
      'CANCEL 2 student',
      'REQUEST 0 mentor',
      'REQUEST 0 student',
      'REQUEST 1 mentor',
      'REQUEST 1 student',
    ]);
  });

  test('what was called off before calendars heard of it never reaches them', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await on.answers.cancel(amina.actor, id, 'clash', 0);
    await round();
    expect(await messages()).toEqual([]);
  });

  test('what is called off at the last moment is told also just after it would have begun, and not days later', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await round();
    at('2026-12-07T09:58Z');
    await on.answers.cancel(amina.actor, id, 'clash', 0);
    at('2026-12-09T10:00Z');
    expect(await round()).toMatchObject({ told: 0 });
    at('2026-12-07T10:03Z');
    expect(await round()).toMatchObject({ told: 2 });
    expect(await messages()).toContain('CANCEL 1 mentor');
  });

  test('nobody’s name or address stands in what the other’s calendar gets', async () => {
    await on.meetings.book(amina.actor, pair, TEN, hour);
    await round();
    const bodies = await sent(joan);
    expect(bodies).toHaveLength(1);
    expect(bodies[0]).toContain('SUMMARY:Mentoring meeting');
    expect(bodies[0]).not.toMatch(/Amina|Joan|student\.\d+@/);
  });

  test.each(['pause', 'finish', 'hold'] as const)(
    'whoever a %s takes out of a group gets a letter and a CANCEL of their own, once whatever breaks off; nobody else does',
    async (what) => {
      const [cerys, dafydd, una] = [
        await stage.person('student', 'Cerys'),
        await stage.person('student', 'Dafydd'),
        await stage.person('mentor', 'Una'),
      ];
      const [first, second] = [await stage.pair(cerys, una, 7, 'group'), await stage.pair(dafydd, una, 7, 'group')];
      await stage.alwaysFree(cerys, dafydd, una);
      const id = await on.meetings.book(una.actor, second, TEN, { ...hour, joinUrl: 'https://meet.example/old' });
      await round();
      await emptied('mail');
      if (what === 'hold') await stage.holdContact(first);
      else await stage.step(first, what);
      // What is agreed on afterwards is none of theirs.
      await on.answers.reschedule(una.actor, id, TEN + 120, { ...hour, joinUrl: 'https://meet.example/new' }, 0);
      for (let n = 0; n < 8; n += 1) {
        const broken = round();
        await stage.db.query(
          `select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user and datname = current_database() and state <> 'idle'`,
        );
        await broken.catch(() => undefined);
      }
      await round();
      expect(await round()).toMatchObject({ told: 0 });
      expect((await messages()).filter((line) => !line.startsWith('REQUEST 0'))).toEqual([
        'CANCEL 2 student',
        'REQUEST 1 mentor',
        'REQUEST 1 student',
      ]);
      const toCerys = await sent(cerys);
      expect(toCerys.join()).not.toContain('meet.example/new');
      expect(toCerys.find((body) => body.includes('METHOD:CANCEL'))).toContain(`UID:${id}`);
      expect((await sent(dafydd)).join()).not.toContain('METHOD:CANCEL');
      // One who left, and two who meet at another time.
      const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>('select count(*)::int as n from mail');
      expect(n).toBe(3);
      expect(await stage.db.query('select reason, person_id from meeting_left')).toEqual([
        { reason: what === 'finish' ? 'mentoring-over' : 'break', person_id: cerys.id },
      ]);
    },
  );

  test('whoever leaves a group knows its room no more: those who stay are invited to another, once', async () => {
    const group = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('student', 'Erin'),
    ] as const;
    const [cerys, dafydd, erin] = group;
    const una = await stage.person('mentor', 'Una');
    const pairs: string[] = [];
    for (const who of group) pairs.push(await stage.pair(who, una, 8, 'group'));
    await stage.alwaysFree(...group, una);
    await stage.db.query(
      `insert into room_rule values ($1, 'pattern', 'https://meet.w.example/footing-{code}', '{}', now())`,
      [stage.institutionId],
    );
    const asked = await on.meetings.propose(una.actor, pairs[0] ?? '', [TEN], hour);
    await on.answers.choose(una.actor, asked, 1, 0);
    const given = { ...hour, joinUrl: 'https://given.example/room' };
    const byHand = await on.meetings.book(una.actor, pairs[0] ?? '', TEN + 1440, given);
    const link = async (id: string) => (await on.meetings.find(una.actor, id)).joinUrl;
    const first = await link(asked);
    expect(first).toMatch(/footing-[0-9a-f]{32}$/);
    await round();
    await emptied('mail');
    await stage.step(pairs[0] ?? '', 'pause');
    const second = await link(asked);
    expect(second).toMatch(/footing-[0-9a-f]{32}$/);
    expect([second === first, await link(byHand)]).toEqual([false, given.joinUrl]);
    await round();
    expect(await round()).toMatchObject({ told: 0 });
    const heard = async (who: Cast) => (await sent(who)).join().replaceAll('\r\n ', '');
    expect(await heard(cerys)).not.toContain(second);
    for (const who of [dafydd, una]) {
      const all = await heard(who);
      expect([all.includes(second), all.includes('SEQUENCE:1'), /Cerys|CANCEL/.test(all)]).toEqual([true, true, false]);
    }
    // Two to the one who left two meetings, and one to each of the three who stay.
    const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>('select count(*)::int as n from mail');
    expect(n).toBe(5);
    // Whoever a client takes out, too.
    await stage.db.query('delete from meeting_person where meeting_id = $1 and person_id = $2', [asked, erin.id]);
    expect(await link(asked)).not.toBe(second);
    await stage.db.query('delete from room_rule');
  });

  test('what is planned is called off kindly when its student turns out to be under 18; with somebody looking on it stays', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await round();
    const young = (looked: boolean) =>
      stage.db.query(
        `with i as (update institution set supervised_contact = ${looked}) update student set under_18_until = '2099-01-01' where id = $1`,
        [amina.id],
      );
    await young(true);
    expect([(await round()).told, (await on.meetings.find(joan.actor, id)).state]).toEqual([0, 'confirmed']);
    await young(false);
    expect([(await round()).told, (await round()).told]).toEqual([2, 0]);
    expect(await on.meetings.find(joan.actor, id)).toMatchObject({ state: 'cancelled', reason: 'not-alone' });
    expect((await messages()).filter((line) => line.startsWith('CANCEL'))).toEqual([
      'CANCEL 1 mentor',
      'CANCEL 1 student',
    ]);
    expect(await on.meetings.ofPairing(joan.actor, pair)).toMatchObject({ isOpen: false, isTooYoung: true });
  });

  test('reminders go out once for a version, and none for one that is past', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-06T11:00Z');
    await round();
    expect((await reminders()).length).toBe(2);
    await on.answers.reschedule(joan.actor, id, TEN + 2880, hour, 0);
    at('2026-12-07T09:30Z');
    expect((await round()).reminded).toBe(0);
    at('2026-12-09T09:30Z');
    expect((await round()).reminded).toBe(2);
    expect((await round()).reminded).toBe(0);
    expect(new Set(await reminders())).toEqual(new Set(['day-before 0', 'hour-before 1']));
    const late = stage.db.query(
      `insert into meeting_reminder values ($1, $2, 'student', $3, 'day-before', 0, now()) on conflict do nothing`,
      [stage.institutionId, id, joan.id],
    );
    await expect(late).rejects.toMatchObject({ constraint: 'reminder_of_now' });
  });

  test('whatever breaks off on the way, each reminder goes out once', async () => {
    await on.meetings.book(amina.actor, pair, TEN, hour);
    at('2026-12-06T11:00Z');
    await emptied('mail');
    for (let n = 0; n < 25; n += 1) {
      const broken = round();
      await stage.db.query(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename <> current_user and datname = current_database() and state <> 'idle'`,
      );
      await broken.catch(() => undefined);
    }
    await round();
    expect((await reminders()).toSorted()).toEqual(['day-before 0', 'day-before 0']);
    const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>(`select count(*)::int as n from mail`);
    // An agreement and a reminder to each.
    expect(n).toBe(4);
  });

  test('times that nobody answers are let go of', async () => {
    const asked = await on.meetings.propose(amina.actor, pair, [TEN], hour);
    const held = await on.meetings.hold(amina.actor, pair, TEN + 1440, hour);
    at('2026-12-03T09:00Z');
    expect((await round()).expired).toBe(1);
    at('2026-12-07T10:00Z');
    expect((await round()).expired).toBe(1);
    expect([
      (await on.meetings.find(amina.actor, asked)).state,
      (await on.meetings.find(amina.actor, held)).state,
    ]).toEqual(['expired', 'expired']);
  });
});

describe('how often people meet', () => {
  const lead = () => ({ institutionId: stage.institutionId, accountId: null, roles: ['system'] as const });

  test('a pair sees where it is, the board shows who has gone quiet, and each is nudged in turn', async () => {
    await on.cadences.set(lead(), await stage.round(), {
      target: 6,
      from: '2026-12-01',
      until: '2027-05-31',
      graceDays: 10,
      nudges: true,
    });
    at('2027-02-15T09:00Z');
    expect(await on.cadences.ofPairing(amina.actor, pair)).toMatchObject({
      target: 6,
      done: 0,
      behind: true,
      quiet: true,
    });
    expect(
      (await on.cadences.board(lead(), await stage.round())).find(({ pairingId }) => pairingId === pair),
    ).toMatchObject({ quiet: true, next: null });
    const rungs = () =>
      stage.db.query<{ rung: string }>('select day::text, rung from nudge where pairing_id = $1 order by day', [pair]);
    await stage.db.query(`insert into exam_days values ($1, $2, '2027-02-13', '2027-02-14')`, [
      ...[stage.institutionId, await stage.round()],
    ]);
    for (const day of [
      '2027-02-14',
      '2027-02-15',
      '2027-02-16',
      '2027-02-24',
      '2027-02-25',
      '2027-03-07',
      '2027-03-30',
    ]) {
      at(`${day}T09:00Z`);
      await round();
    }
    expect(await rungs()).toEqual([
      { day: '2027-02-15', rung: 'one' },
      { day: '2027-02-25', rung: 'other' },
      { day: '2027-03-07', rung: 'consultant' },
    ]);
    await stage.db.query('delete from exam_days');
    await on.cadences.setClosed(lead(), [{ from: '2027-04-01', until: '2027-04-09', name: 'Easter' }]);
    await on.meetings.book(amina.actor, pair, minute('2027-04-10T09:00Z'), hour);
    expect(await on.cadences.ofPairing(amina.actor, pair)).toMatchObject({ done: 1, quiet: false });
    const twice = stage.db.query(`insert into nudge values ($1, $2, '2027-03-10', 'consultant', null, null, now())`, [
      stage.institutionId,
      pair,
    ]);
    await expect(twice).rejects.toMatchObject({ constraint: 'nudge_of_pair_apart' });
  });

  test('each round does as its programme says, unless it says otherwise; within bounds, and said by those who may', async () => {
    const roundId = await stage.round();
    const [{ id } = { id: '' }] = await stage.db.query<{ id: string }>(
      'select programme_id as id from round where id = $1',
      [roundId],
    );
    await on.cadences.follow(lead(), roundId);
    const usual = { target: 3, graceDays: 7, nudges: false };
    const holds = async () => {
      const [board, told] = [await boardOf(pair), await on.cadences.of(lead(), roundId)];
      return [board?.target, told.target, told.graceDays, told.nudges, told.isOwn];
    };
    expect(await holds()).toEqual([6, 6, 10, true, false]);
    await on.cadences.setUsual(lead(), id, usual);
    expect(await holds()).toEqual([3, 3, 7, false, false]);
    await on.cadences.set(lead(), roundId, { ...usual, target: 4, nudges: true, from: null, until: null });
    await on.cadences.setUsual(lead(), id, { ...usual, target: 52, graceDays: 60 });
    expect(await holds()).toEqual([4, 4, 7, true, true]);
    await on.cadences.follow(lead(), roundId);
    expect(await holds()).toEqual([52, 52, 60, false, false]);
    const given = (over: Partial<typeof usual>) =>
      refused(() => on.cadences.setUsual(lead(), id, { ...usual, ...over }));
    for (const over of [{ target: 0 }, { target: 53 }, { target: 1.5 }, { graceDays: -1 }, { graceDays: 61 }])
      expect(await given(over)).toBe('cadence.given');
    const consultant = { ...lead(), roles: ['consultant'] as const };
    expect(await refused(() => on.cadences.setUsual(consultant, id, usual))).toBe('permission.missing');
    expect(await refused(() => on.cadences.setUsual(lead(), roundId, usual))).toBe('programme.not-found');
    for (const [set, constraint] of [
      ['target = 0', 'usual_cadence_target_range'],
      ['target = 53', 'usual_cadence_target_range'],
      ['grace_days = -1', 'usual_cadence_grace_range'],
      ['grace_days = 61', 'usual_cadence_grace_range'],
    ])
      await expect(stage.db.query(`update usual_cadence set ${set}`)).rejects.toMatchObject({ constraint });
    await stage.db.query('delete from usual_cadence');
  });

  test('that one wrote to the other is a sign; what, nobody learns, and a message of others is none', async () => {
    await on.cadences.set(lead(), await stage.round(), {
      target: 6,
      from: '2026-12-01',
      until: '2027-05-31',
      graceDays: 10,
      nudges: true,
    });
    const wrote = (who: Cast, of: string, day: string, number: number) =>
      stage.db.query(
        `with c as (insert into conversation (institution_id, round_id, pairing_id) select institution_id, round_id, id from pairing where id = $1
             on conflict (institution_id, pairing_id) where pairing_id is not null do update set last_number = conversation.last_number + 1 returning *)
         insert into message (institution_id, conversation_id, number, subject_kind, subject_id, sealed, at)
         select institution_id, id, $5, $2, $3, '\\x00', $4 from c`,
        [of, who.kind, who.id, `${day}T12:00Z`, number],
      );
    const dora = await stage.person('student', 'Dora');
    await wrote(dora, await stage.pair(dora, joan), '2027-02-14', 1);
    at('2027-02-15T09:00Z');
    expect(await boardOf(pair)).toMatchObject({ quiet: true, lastSign: expect.not.stringContaining('2027') as string });
    await wrote(amina, pair, '2027-02-01', 1);
    await wrote(amina, pair, '2027-01-30', 2);
    expect(await boardOf(pair)).toMatchObject({ quiet: false, lastSign: '2027-02-01' });
    expect(
      await stage.db.query('select number, wrote_on::text from conversation_seen where subject_id = $1', [amina.id]),
    ).toEqual([{ number: 0, wrote_on: '2027-02-01' }]);
    await stage.db.query('delete from cadence');
    await stage.db.query('delete from conversation');
  });
});

describe('clocks', () => {
  test('after a change of the law a meeting keeps its hour on the wall, with one line and one number more; never silently', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    // As an older edition had it: an hour off.
    await stage.asOf('2020a', id, '1 hour');
    expect(await on.reAnchor.round(stage.institutionId)).toEqual({ moved: [id], clashed: [] });
    expect(await on.reAnchor.round(stage.institutionId)).toEqual({ moved: [], clashed: [] });
    expect(await on.meetings.find(amina.actor, id)).toMatchObject({
      ...{
        localStart: '2026-12-07T10:00',
        startsAt: new Date('2026-12-07T10:00Z'),
        version: 1,
        reason: 'clocks-changed',
      },
    });
    await round();
    expect(await messages()).toEqual(['REQUEST 1 mentor', 'REQUEST 1 student']);
  });

  test('whoever pauses the pairing at the same moment is let go first: neither waits for the other for ever', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await stage.asOf('2020a', id, '1 hour');
    const holder = new Client({ connectionString: stage.db.url });
    await holder.connect();
    try {
      await holder.query(
        `select set_config('footing.institution_id', $1, false), set_config('footing.purpose', 'service', false)`,
        [stage.institutionId],
      );
      await holder.query('begin');
      expect((await holder.query('select from pairing where id = $1 for update', [pair])).rowCount).toBe(1);
      const over: string[] = [];
      const moving = on.reAnchor.round(stage.institutionId).finally(() => over.push('moved'));
      const waits = `select from pg_locks where not granted and coalesce(database, 0) in (0, (select oid from pg_database where datname = current_database()))`;
      while (over.length === 0 && (await stage.db.query(waits)).length === 0) await Promise.resolve();
      expect((await holder.query('select from meeting where id = $1 for update nowait', [id])).rowCount).toBe(1);
      await holder.query('commit');
      expect(await moving).toEqual({ moved: [id], clashed: [] });
    } finally {
      await holder.end();
    }
  });

  test('where it would meet another it is called off, for people to choose anew', async () => {
    const ben = await stage.person('student', 'Ben');
    await stage.alwaysFree(ben);
    const pairOfBen = await stage.pair(ben, joan);
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await stage.asOf('2020a', id, '1 hour');
    await on.meetings.book(ben.actor, pairOfBen, TEN, hour);
    expect(await on.reAnchor.round(stage.institutionId)).toEqual({ moved: [], clashed: [id] });
    expect(await on.meetings.find(amina.actor, id)).toMatchObject({ state: 'cancelled', reason: 'clocks-clash' });
  });

  test('where the database means another hour by a zone in use, whoever runs the service is told what to do', async () => {
    expect(await on.zones.check([stage.institutionId])).toEqual([]);
    const zones = ['Europe/London', 'Asia/Kolkata', 'Mars/Base_One'];
    const asked = {
      query: <T>(sql: string, values?: unknown[]) => stage.db.query(sql, values) as Promise<unknown> as Promise<T>,
    };
    expect(await zoneGaps(asked, zones, new Date('2026-12-01T00:00Z'))).toEqual([
      { zone: 'Mars/Base_One', from: '2026-12-01', minutes: null },
    ]);
    const words = zoneWarning([{ zone: 'America/Vancouver', from: '2027-01-01', minutes: 60 }]);
    expect(words).toContain('America/Vancouver (from 2027-01-01, by 60 minutes)');
    expect(words).toContain('update the time-zone data of the database server');
  });
});

const boardOf = async (pairingId: string) =>
  (await on.cadences.board(systemActor(stage.institutionId), await stage.round())).find(
    (row) => row.pairingId === pairingId,
  );
const messages = async () =>
  (
    await stage.db.query<{ line: string }>(
      `select concat_ws(' ', method, sequence, person_kind) as line from calendar_message order by 1`,
    )
  ).map(({ line }) => line);
const reminders = async () =>
  (await stage.db.query<{ line: string }>(`select concat_ws(' ', kind, version) as line from meeting_reminder`)).map(
    ({ line }) => line,
  );
const emptied = (table: 'mail') => stage.db.query(`delete from ${table}`);

/** What somebody's calendar was sent, opened. */
async function sent({ id }: Cast): Promise<string[]> {
  const db = await stage.connect(1);
  return db.transaction({ institutionId: stage.institutionId }, async (tx) => {
    const rows = await tx.query<{ sealed: Buffer }[]>('select sealed from calendar_message where person_id = $1', [id]);
    return Promise.all(
      rows.map(({ sealed }) =>
        testSecrets().open(tx, { institutionId: stage.institutionId }, CALENDAR_FIELD, id, sealed),
      ),
    );
  });
}

describe('what is held about somebody', () => {
  test('they can take all of it with them, and it is let go of in time', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await round();
    at('2026-12-07T11:05Z');
    await on.attendance.say(amina.actor, id, { mine: 'attended', theirs: 'attended' });
    await on.reflections.write(amina.actor, id, 'It helped', 'pair');
    await on.availabilities.zone(amina.actor, 'Asia/Kolkata');
    const db = await stage.connect(1);
    const person = { accountId: amina.actor.accountId, studentId: amina.id, mentorId: null };
    const institutionId = stage.institutionId;
    const held = await db.transaction(
      { institutionId },
      async (tx) => {
        const rows = new Map<string, number>();
        for (const part of schedulingParts) {
          const found = await part.rows({ tx, institutionId, person, secrets: testSecrets() } as Reading);
          for (const row of found) expect([part.name, row.length]).toEqual([part.name, part.columns.length]);
          rows.set(part.name, found.length);
        }
        return rows;
      },
      'own',
    );
    expect(Object.fromEntries(held)).toMatchObject({
      ...{
        'times-you-can-meet': 7,
        'where-you-are': 1,
        meetings: 1,
        'who-came': 2,
        reflections: 1,
        'calendar-messages': 1,
      },
    });
    const tidied = () =>
      db.transaction({ institutionId }, async (tx) => {
        const counts: number[] = [];
        for (const { due, act } of schedulingRetention)
          for (const sql of [due, act, due]) {
            const [row] = await tx.query<{ count: number }[]>(sql, [institutionId, '2026-01-01']);
            counts.push(row?.count ?? -1);
          }
        return counts;
      });
    expect(await tidied()).toEqual([0, 0, 0, 0, 0, 0]);
    await stage.db
      .query(`update round set meetings_start = '2020-01-01', meetings_end = '2020-02-01', sign_up_opens = '2019-01-01',
      sign_up_closes = '2019-02-01', match_by = '2019-03-01'`);
    const after = await tidied();
    expect([after[0], after[1], after[2], after[5]]).toEqual([1, 1, 0, 0]);
    expect(after[3]).toBe(after[4]);
    expect(after[3]).toBeGreaterThan(14);
    await stage.db
      .query(`update round set sign_up_opens = '2026-09-21', sign_up_closes = '2026-11-01', match_by = '2026-11-02',
      meetings_start = '2026-11-02', meetings_end = '2027-06-01'`);
  });
});
