import { brokenConstraint } from '@footing/database';
import { DomainError } from '@footing/kernel';
import { Client } from 'pg';
import { type Cast, minute, SchedulingStage } from '../spec/scheduling-stage';
import type { Meetings } from './meetings.service';
import { agreeOnCall } from './short-calls';

const REQUESTS = 200;
const how = { minutes: 60, mode: 'online' } as const;

let stage: SchedulingStage;
let servers: Meetings[];
let students: Cast[];
let mentors: Cast[];
/** Pairing of a student and a mentor, both by number. */
let pairings: ReadonlyMap<string, string>;

beforeAll(async () => {
  stage = await SchedulingStage.open();
  servers = [await stage.meetings(8), await stage.meetings(8)];
  const ten = Array.from({ length: 10 }, (_, n) => n);
  students = await inTurn(ten, (n) => stage.person('student', `Student ${n}`));
  mentors = await inTurn(ten, (n) => stage.person('mentor', `Mentor ${n}`));
  await stage.alwaysFree(...students, ...mentors);
  pairings = await stage.pairAll(students, mentors);
});
afterAll(() => stage.close());
afterEach(() => stage.cleared());

interface Request {
  readonly student: number;
  readonly mentor: number;
  readonly start: number;
}
type Outcome = Request & { readonly refused: string | null };

/** Everybody asks at once, from two servers, students and mentors alike. */
function all(requests: readonly Request[]): Promise<Outcome[]> {
  return Promise.all(
    requests.map(async (request, n) => {
      const { student, mentor, start } = request;
      const { actor } = n % 2 === 0 ? at(students, student) : at(mentors, mentor);
      const refused = await at(servers, n % 2)
        .book(actor, pairings.get(`${student} ${mentor}`) ?? '', start, how)
        .then(() => null)
        .catch((error: unknown) => (error instanceof DomainError ? error.code : String(error)));
      return { ...request, refused };
    }),
  );
}

const meets = (one: Request, other: Request) =>
  (one.student === other.student || one.mentor === other.mentor) && Math.abs(one.start - other.start) < how.minutes;

/** Everything wrong with what came of a rush, found without the database's help; none: nobody is in two places, and nobody was refused for nothing. */
function faultsIn(outcomes: readonly Outcome[]): string[] {
  const booked = outcomes.filter(({ refused }) => refused === null);
  const words = ({ student, mentor, start, refused }: Outcome) => `${student}-${mentor} at ${start}: ${refused}`;
  return [
    ...booked.flatMap((one, n) =>
      booked.slice(n + 1).flatMap((other) => (meets(one, other) ? [`overlap ${words(one)}, ${words(other)}`] : [])),
    ),
    ...outcomes.flatMap((one) =>
      one.refused === null || ['meeting.busy', 'meeting.not-free'].includes(one.refused) ? [] : [words(one)],
    ),
    ...outcomes.flatMap((one) =>
      one.refused === null || booked.some((other) => meets(one, other)) ? [] : [`refused for nothing: ${words(one)}`],
    ),
  ];
}

/** What the rows say: two at once of one person, meetings without both their people, gaps in what happened. */
const wrongRows = () =>
  stage.db.query<{ fault: string }>(
    `select 'overlap' as fault from meeting_person a join meeting_person b on a.person_id = b.person_id and a.meeting_id < b.meeting_id
       and tstzrange(a.blocked_from, a.blocked_to) && tstzrange(b.blocked_from, b.blocked_to)
       where a.status in ('held', 'confirmed') and b.status in ('held', 'confirmed')
     union all select 'people' from meeting m where m.status in ('held', 'confirmed') and 2 <> (select count(*) from meeting_person w
       where w.meeting_id = m.id and w.status = m.status and w.blocked_from = m.blocked_from and w.blocked_to = m.blocked_to)
     union all select 'history' from meeting m where m.version + 1 <> (select count(*) from meeting_event e where e.meeting_id = m.id)`,
  );

const FIRST = minute('2026-12-07T10:00Z');
/** Always the same numbers: a rush that failed can be run again. */
const chance = (seed: number) => (n: number) => {
  const x = Math.imul((seed ^ (n * 0x9e3779b1)) >>> 0, 0x85ebca6b) >>> 0;
  return (Math.imul(x ^ (x >>> 13), 0xc2b2ae35) >>> 0) / 2 ** 32;
};

test('200 people at once want the same hour of one mentor: one of them has it', async () => {
  const outcomes = await all(
    Array.from({ length: REQUESTS }, (_, n) => ({ student: n % 10, mentor: 0, start: FIRST })),
  );
  expect(faultsIn(outcomes)).toEqual([]);
  expect(outcomes.filter(({ refused }) => refused === null)).toHaveLength(1);
  expect(await wrongRows()).toEqual([]);
});

test('200 at once want overlapping hours of one mentor: no two overlap, and nobody is refused for nothing', async () => {
  const pick = chance(7);
  const outcomes = await all(
    Array.from({ length: REQUESTS }, (_, n) => ({
      ...{ student: n % 10, mentor: 0 },
      start: FIRST + Math.floor(pick(n) * 36) * 15,
    })),
  );
  expect(faultsIn(outcomes)).toEqual([]);
  expect(await wrongRows()).toEqual([]);
});

test('200 at once among twenty people, each with each: the same', async () => {
  const pick = chance(11);
  const outcomes = await all(
    Array.from({ length: REQUESTS }, (_, n) => ({
      student: Math.floor(pick(3 * n) * 10),
      mentor: Math.floor(pick(3 * n + 1) * 10),
      start: FIRST + Math.floor(pick(3 * n + 2) * 18) * 30,
    })),
  );
  expect(faultsIn(outcomes)).toEqual([]);
  expect(outcomes.filter(({ refused }) => refused === null).length).toBeGreaterThan(20);
  expect(await wrongRows()).toEqual([]);
});

test('thirty students want the same minute of one mentor, half for a meeting and half for a short call before they are paired: one has it', async () => {
  const mentor = await stage.person('mentor', 'Una');
  await stage.alwaysFree(mentor);
  const calls = await stage.shortCalls(mentor, 15);
  const meet = await inTurn(
    Array.from({ length: 15 }, (_, n) => n),
    async (n) => {
      const student = await stage.person('student', `Another ${n}`);
      await stage.alwaysFree(student);
      return { student, pairing: await stage.pair(student, mentor) };
    },
  );
  const db = await stage.connect(8);
  const callsFor = calls.map(({ student, call }) =>
    db.transaction(
      student.actor,
      (tx) => {
        const self = { kind: student.kind, id: student.id };
        const own = { tx, actor: student.actor, here: stage.institutionId, self, at: stage.clock.now() };
        return agreeOnCall(own, call, FIRST + 5, true);
      },
      'own',
    ),
  );
  const meetings = meet.map(({ student, pairing }, n) => at(servers, n % 2).book(student.actor, pairing, FIRST, how));
  const outcomes = await Promise.allSettled([...callsFor, ...meetings]);
  const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  const reasons = refused.map((error) => (error instanceof DomainError ? error.code : brokenConstraint(error)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(reasons.filter((why) => !['meeting.busy', 'meeting.not-free', 'meeting_busy'].includes(why ?? ''))).toEqual(
    [],
  );
  expect(await wrongRows()).toEqual([]);
});

test('what checks a rush finds an overlap, a refusal for nothing and a fault of the database', () => {
  const one = { student: 0, mentor: 0, start: FIRST, refused: null };
  expect(faultsIn([one, { ...one, student: 1, start: FIRST + 30 }])).toHaveLength(1);
  expect(faultsIn([one, { ...one, mentor: 1, start: FIRST + 60, refused: 'meeting.busy' }])).toHaveLength(1);
  expect(faultsIn([one, { ...one, refused: 'deadlock detected' }])).toHaveLength(1);
});

describe('a client that knows nothing of our code', () => {
  let hostile: Client;
  beforeAll(async () => {
    hostile = new Client({ connectionString: stage.db.url });
    await hostile.connect();
  });
  afterAll(() => hostile.end());
  beforeEach(async () => {
    await at(servers, 0).book(at(students, 0).actor, pairings.get('0 0') ?? '', FIRST, how);
    await hostile.query('begin');
    await hostile.query(
      `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', 'own', true)`,
      [stage.institutionId],
    );
  });
  afterEach(() => hostile.query('rollback'));

  const copy = (status: string, shift = '30 minutes', version = 0) => `
    insert into meeting (institution_id, kind, round_id, pairing_id, status, version, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at,
      starts_at, ends_at, local_start, zone, zone_data, blocked_from, blocked_to)
    select institution_id, kind, round_id, '${pairings.get('1 0')}', '${status}', ${version}, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at,
      starts_at + interval '${shift}', ends_at + interval '${shift}', local_start, zone, zone_data,
      blocked_from + interval '${shift}', blocked_to + interval '${shift}' from meeting limit 1 returning id`;
  /** One that begins with something more than the others. */
  const begun = (column: string, value: string) =>
    copy('confirmed', '1 day')
      .replace('version, minutes', `version, ${column}, minutes`)
      .replace(' 0, minutes', ` 0, ${value}, minutes`);
  const changed = (set: string) => `update meeting set version = version + 1, sequence = 1, ${set}`;
  const seat = `insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
    select institution_id, id, $2, $3, status, blocked_from, blocked_to from meeting where id = $1`;
  const made = async (sql: string) => (await hostile.query<{ id: string }>(sql)).rows[0]?.id ?? '';

  test('waits for whoever books for one of the same people, before anything is written', async () => {
    const free = `select meeting_time_is_free($1, gen_random_uuid(), $2, '2026-12-20T10:00Z', '2026-12-20T11:00Z', now())`;
    const [one, other] = [at(mentors, 0).id, at(students, 0).id];
    await hostile.query(free, [stage.institutionId, [one, other]]);
    await stage.db.query(`set lock_timeout = '100ms'`);
    await expect(stage.db.query(free, [stage.institutionId, [at(students, 5).id, one]])).rejects.toMatchObject({
      code: '55P03',
    });
    await stage.db.query(free, [stage.institutionId, [at(students, 5).id, at(mentors, 5).id]]);
    await stage.db.query('reset lock_timeout');
  });

  test('cannot give a mentor a second meeting at once', async () => {
    const id = await made(copy('confirmed'));
    await expect(hostile.query(seat, [id, 'mentor', at(mentors, 0).id])).rejects.toMatchObject({
      constraint: 'no_double_booking',
    });
  });

  test('cannot leave somebody out of their meeting, or put a stranger in', async () => {
    await made(copy('confirmed'));
    await expect(hostile.query('commit')).rejects.toMatchObject({ constraint: 'meeting_has_people' });
    await hostile.query('begin');
    await hostile.query(
      `select set_config('footing.institution_id', $1, true), set_config('footing.purpose', 'own', true)`,
      [stage.institutionId],
    );
    const other = await made(copy('confirmed', '1 day'));
    await hostile.query(seat, [other, 'mentor', at(mentors, 0).id]);
    await hostile.query(seat, [other, 'student', at(students, 7).id]);
    await expect(hostile.query('commit')).rejects.toMatchObject({ constraint: 'meeting_has_people' });
    await hostile.query('begin');
  });

  test.each([
    ['begin a meeting that is over already', () => copy('completed'), 'meeting_begins'],
    ['begin it with a history', () => copy('confirmed', '1 day', 3), 'meeting_begins'],
    [
      'move it without its calendars',
      `update meeting set starts_at = starts_at + interval '1 day', ends_at = ends_at + interval '1 day', blocked_from = blocked_from + interval '1 day',
         blocked_to = blocked_to + interval '1 day', version = version + 1, step = 'reschedule'`,
      'meeting_next_sequence',
    ],
    [
      'skip a version',
      `update meeting set version = version + 2, step = 'cancel', status = 'cancelled', sequence = 1`,
      'meeting_next_version',
    ],
    ['change it without a step', `update meeting set version = version + 1, place = 'elsewhere'`, 'meeting_in_table'],
    [
      'take its time away',
      `update meeting set version = version + 1, step = 'reschedule', sequence = 1, blocked_from = 'epoch', blocked_to = 'epoch'`,
      'meeting_blocks_its_time',
    ],
    [
      'say that it took place before it has',
      `update meeting set version = version + 1, step = 'complete', status = 'completed'`,
      'meeting_over_before_begun',
    ],
    [
      'give it to two others',
      `update meeting set version = version + 1, step = 'cancel', status = 'cancelled', sequence = 1, pairing_id = null`,
      'meeting_of_these',
    ],
    ['begin it as if somebody had agreed', () => begun('step', `'accept'`), 'meeting_begins'],
    ['begin it as if calendars had it', () => begun('sequence', '1'), 'meeting_begins'],
    ['keep free what is agreed', () => begun('hold_until', 'now()'), 'meeting_held_until'],
    ['lead to an unsafe address', () => begun('join_url', `'javascript:alert(1)'`), 'meeting_link_safe'],
    [
      'have it of two things',
      () => begun('offer_id', '(select offer_id from pairing limit 1)'),
      'meeting_of_something',
    ],
    ['move it as if laws on clocks had changed', changed(`step = 're-anchor'`), 'meeting_in_table'],
    ['say that another asked', changed(`step = 'reschedule', asked_by = gen_random_uuid()`), 'meeting_asked_by'],
    [
      'agree on no time',
      changed(
        `step = 'reschedule', starts_at = null, ends_at = null, local_start = null, zone = null, zone_data = null`,
      ),
      'meeting_when_agreed',
    ],
    ['keep half a time', changed(`step = 'cancel', status = 'cancelled', local_start = null`), 'meeting_when_whole'],
    ['cut it short', changed(`step = 'reschedule', ends_at = ends_at - interval '5 minutes'`), 'meeting_when_whole'],
    ['free one of its people', 'delete from meeting_person', 'meeting_of_these_people'],
    ['swap its people', 'update meeting_person set person_id = gen_random_uuid()', 'meeting_of_these_people'],
    ['remove it', 'delete from meeting', 'meeting_stays'],
    [
      'write down what did not happen',
      `insert into meeting_event (institution_id, meeting_id, version, at, line) select institution_id, id, 9, now(), '{}' from meeting`,
      'meeting_event_true',
    ],
  ])('cannot %s', async (_what, sql, constraint) => {
    await expect(hostile.query(typeof sql === 'string' ? sql : sql())).rejects.toMatchObject({ constraint });
  });

  test('cannot rewrite what happened', async () => {
    await expect(hostile.query(`update meeting_event set line = '{}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(stage.db.query(`update meeting_event set line = '{}'`)).rejects.toMatchObject({
      constraint: 'meeting_history_stays',
    });
    await expect(stage.db.query('delete from meeting_event')).rejects.toMatchObject({
      constraint: 'meeting_history_stays',
    });
    await stage.db.query(
      `insert into meeting_option (institution_id, meeting_id, version, number, starts_at, ends_at, local_start, zone)
       select institution_id, id, version, 1, starts_at, ends_at, local_start, zone from meeting`,
    );
    for (const sql of ['delete from meeting_option', 'update meeting_option set number = 2'])
      await expect(stage.db.query(sql)).rejects.toMatchObject({ constraint: 'meeting_history_stays' });
  });
});

async function inTurn<T>(numbers: readonly number[], make: (n: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (const n of numbers) made.push(await make(n));
  return made;
}

function at<T>(list: readonly T[], n: number): T {
  const found = list[n];
  if (found === undefined) throw new Error(`nothing at ${n}`);
  return found;
}
