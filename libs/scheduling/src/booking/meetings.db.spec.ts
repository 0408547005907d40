import { DomainError } from '@footing/kernel';
import { Client } from 'pg';
import { meetingMoves } from '../domain/meeting-life';
import { leadsTo } from '../domain/rooms';
import { type Cast, minute, SchedulingStage } from '../spec/scheduling-stage';

const hour = { minutes: 60, mode: 'online' } as const;
const TEN = minute('2026-12-07T10:00Z');

let stage: SchedulingStage;
let on: Awaited<ReturnType<SchedulingStage['services']>>;
let amina: Cast;
let joan: Cast;
let ben: Cast;
let pair: string;
let pairOfBen: string;

beforeAll(async () => {
  stage = await SchedulingStage.open();
  on = await stage.services();
});
afterAll(() => stage.close());
beforeEach(async () => {
  stage.clock.moveTo(new Date('2026-12-01T09:00:00Z'));
  await stage.cleared();
  [amina, ben, joan] = [
    await stage.person('student', 'Amina'),
    await stage.person('student', 'Ben'),
    await stage.person('mentor', 'Joan'),
  ];
  pair = await stage.pair(amina, joan);
  pairOfBen = await stage.pair(ben, joan);
});

const refused = (work: () => Promise<unknown>) =>
  Promise.resolve()
    .then(work)
    .then(
      () => 'done',
      (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
    );
const at = (iso: string): void => stage.clock.moveTo(new Date(iso));
const stateOf = async (who: Cast, id: string) => (await on.meetings.find(who.actor, id)).state;
/** What happened to a meeting, as its history has it. */
const history = (id: string) =>
  stage.db.query<{ version: number; step: string; status: string; sequence: number; by: string }>(
    `select version, line ->> 'step' as step, line ->> 'status' as status, (line ->> 'sequence')::int as sequence,
       line ->> 'changed_by_kind' as by from meeting_event where meeting_id = $1 order by version`,
    [id],
  );

test('the database knows the same life of a meeting as the code', async () => {
  const rows = await stage.db.query<{ line: string }>(
    `select concat_ws(' ', step, from_status, to_status, who, tells_calendars) as line from meeting_move`,
  );
  const lines = meetingMoves.map((move) =>
    [move.step, move.from, move.to, move.who, move.tellsCalendars ? 't' : 'f'].join(' '),
  );
  expect(rows.map(({ line }) => line).sort()).toEqual(lines.sort());
});

describe('when people can meet', () => {
  test('three times that suit both are shown on both clocks; one tap books', async () => {
    await on.availabilities.saveWeek(amina.actor, [{ weekday: 1, fromMinute: 540, toMinute: 720, mode: 'any' }]);
    await on.availabilities.saveWeek(joan.actor, [{ weekday: 1, fromMinute: 0, toMinute: 600, mode: 'online' }]);
    await on.availabilities.zone(joan.actor, 'America/New_York');
    const { next } = await on.meetings.ofPairing(amina.actor, pair);
    expect(next.times.map(({ local, theirLocal }) => [local, theirLocal])).toEqual([
      ['2026-12-07T09:00', '2026-12-07T04:00'],
      ['2026-12-14T09:00', '2026-12-14T04:00'],
      ['2026-12-21T09:00', '2026-12-21T04:00'],
    ]);
    const id = await on.meetings.book(amina.actor, pair, next.times[0]?.start ?? 0, hour);
    const { meetings } = await on.meetings.ofPairing(joan.actor, pair);
    expect(meetings).toMatchObject([
      { id, state: 'confirmed', localStart: '2026-12-07T09:00', zone: 'Europe/London', others: ['Amina'] },
    ]);
    const { next: rest } = await on.meetings.ofPairing(joan.actor, pair);
    expect(rest.times.map(({ start }) => start)).not.toContain(next.times[0]?.start);
  });

  test('whoever is abroad can meet at the same hours of the clock there, and is back when they said', async () => {
    await on.availabilities.saveWeek(amina.actor, [{ weekday: 1, fromMinute: 540, toMinute: 600, mode: 'any' }]);
    await stage.alwaysFree(joan);
    await on.availabilities.abroad(amina.actor, { from: '2026-12-05', until: '2026-12-13', zone: 'Europe/Madrid' });
    const { next } = await on.meetings.ofPairing(joan.actor, pair);
    expect(next.times.map(({ local }) => local)).toEqual(['2026-12-07T08:00', '2026-12-14T09:00', '2026-12-21T09:00']);
    expect(await on.availabilities.own(amina.actor)).toMatchObject({
      zone: 'Europe/London',
      zonesAhead: [
        { from: '2026-12-05', zone: 'Europe/Madrid' },
        { from: '2026-12-14', zone: 'Europe/London' },
      ],
    });
  });

  test('a day off, a busy calendar and another meeting each take a time away', async () => {
    await stage.alwaysFree(amina, joan, ben);
    await on.availabilities.addException(joan.actor, {
      day: '2026-12-07',
      kind: 'block',
      fromMinute: null,
      toMinute: null,
    });
    await stage.busy(joan, '2026-12-08T10:30Z', '2026-12-08T11:00Z');
    await on.meetings.book(ben.actor, pairOfBen, minute('2026-12-09T10:00Z'), hour);
    for (const start of ['2026-12-07T10:00Z', '2026-12-08T10:00Z', '2026-12-09T10:30Z'])
      expect(await refused(() => on.meetings.book(amina.actor, pair, minute(start), hour))).toBe('meeting.not-free');
    expect(await refused(() => on.meetings.book(amina.actor, pair, minute('2026-12-08T11:00Z'), hour))).toBe('done');
  });

  test('where no time suits, it says what takes it and what small change would open most', async () => {
    await on.availabilities.saveWeek(amina.actor, [{ weekday: 1, fromMinute: 540, toMinute: 600, mode: 'any' }]);
    await on.availabilities.saveWeek(joan.actor, [{ weekday: 1, fromMinute: 600, toMinute: 660, mode: 'any' }]);
    const { next } = await on.meetings.ofPairing(amina.actor, pair);
    expect(next.times).toEqual([]);
    expect(next.why?.smallest?.opens).toBeGreaterThan(0);
  });

  test('two times that overlap, a day that is none and a link that is not safe are refused, each at its field', async () => {
    const late = { weekday: 1, fromMinute: 600, toMinute: 700, mode: 'any' } as const;
    expect(await refused(() => on.availabilities.saveWeek(amina.actor, [late, { ...late, fromMinute: 650 }]))).toBe(
      'availability.week',
    );
    const day = { day: '2026-02-31', kind: 'block', fromMinute: null, toMinute: null } as const;
    expect(await refused(() => on.availabilities.addException(amina.actor, day))).toBe('availability.day');
    const wishes = { travelMinutes: 20, place: '', joinUrl: 'javascript:alert(1)' };
    expect(await refused(() => on.availabilities.saveWishes(amina.actor, wishes))).toBe('availability.wishes');
    expect(
      await refused(() =>
        on.availabilities.abroad(amina.actor, { from: '2026-12-05', until: null, zone: 'Mars/Base' }),
      ),
    ).toBe('availability.stay');
  });
});

describe('arranging', () => {
  beforeEach(() => stage.alwaysFree(amina, ben, joan));

  test('up to five times are offered, the other offers others, and one is agreed', async () => {
    const id = await on.meetings.propose(amina.actor, pair, [TEN, TEN + 1440], hour);
    expect(await refused(() => on.answers.accept(amina.actor, id, 1, 0))).toBe('meeting.moved-on');
    await on.answers.offerOthers(joan.actor, id, [TEN + 120, TEN + 2880], 0);
    expect(await refused(() => on.answers.accept(amina.actor, id, 1, 0))).toBe('meeting.moved-on');
    await on.answers.accept(amina.actor, id, 2, 1);
    expect(await on.meetings.find(joan.actor, id)).toMatchObject({
      state: 'confirmed',
      localStart: '2026-12-09T10:00',
      version: 2,
    });
    expect((await history(id)).map(({ step }) => step)).toEqual(['ask', 'offer-others', 'accept']);
  });

  test('a time that is held is nobody else’s until it has been held for too long', async () => {
    const id = await on.meetings.hold(amina.actor, pair, TEN, hour);
    expect(await refused(() => on.meetings.book(ben.actor, pairOfBen, TEN + 30, hour))).toBe('meeting.not-free');
    stage.clock.moveTo(new Date('2026-12-03T09:00:00Z'));
    expect(await refused(() => on.answers.accept(joan.actor, id, null, 0))).toBe('meeting.moved-on');
    await on.meetings.book(ben.actor, pairOfBen, TEN + 30, hour);
    expect(await stateOf(amina, id)).toBe('expired');
  });

  test('the other says yes to what is held', async () => {
    const id = await on.meetings.hold(joan.actor, pair, TEN, hour);
    expect(await refused(() => on.answers.accept(joan.actor, id, null, 0))).toBe('meeting.moved-on');
    await on.answers.accept(amina.actor, id, null, 0);
    expect(await stateOf(joan, id)).toBe('confirmed');
  });

  test('two offered times are free when one is taken, and the loser is told', async () => {
    const mine = await on.meetings.propose(amina.actor, pair, [TEN], hour);
    const bens = await on.meetings.propose(ben.actor, pairOfBen, [TEN + 30], hour);
    await on.answers.accept(joan.actor, mine, 1, 0);
    expect(await refused(() => on.answers.accept(joan.actor, bens, 1, 0))).toBe('meeting.busy');
  });

  test('a meeting moves in place and its calendars follow; an older view of it changes nothing', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    await on.answers.reschedule(joan.actor, id, TEN + 30, { ...hour, joinUrl: 'https://meet.example/room' }, 0);
    expect(await refused(() => on.answers.cancel(amina.actor, id, 'clash', 0))).toBe('meeting.moved-on');
    await on.answers.cancel(amina.actor, id, 'clash', 1);
    expect((await history(id)).map(({ step, sequence }) => `${step} ${sequence}`)).toEqual([
      'ask 0',
      'reschedule 1',
      'cancel 2',
    ]);
    await on.meetings.book(ben.actor, pairOfBen, TEN + 30, hour);
  });

  test('in person everybody has the way there and back', async () => {
    await on.meetings.book(amina.actor, pair, TEN, { minutes: 60, mode: 'in-person', place: 'Library' });
    expect(await refused(() => on.meetings.book(ben.actor, pairOfBen, TEN + 75, hour))).toBe('meeting.not-free');
    expect(await refused(() => on.meetings.book(ben.actor, pairOfBen, TEN + 90, hour))).toBe('done');
  });

  test.each([
    ['a time that has passed', [minute('2026-11-30T10:00Z')]],
    ['a day after the round', [minute('2027-07-01T10:00Z')]],
    ['times that overlap', [TEN, TEN + 30]],
    ['none', []],
    ['six', [0, 1, 2, 3, 4, 5].map((n) => TEN + n * 60)],
  ])('%s cannot be offered', async (_what, starts) => {
    expect(await refused(() => on.meetings.propose(amina.actor, pair, starts, hour))).toBe('meeting.times');
  });

  test('a stranger finds nothing', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    expect(await refused(() => on.meetings.ofPairing(ben.actor, pair))).toBe('pairing.not-found');
    expect(await refused(() => on.meetings.book(ben.actor, pair, TEN, hour))).toBe('pairing.not-found');
    expect(await refused(() => on.meetings.find(ben.actor, id))).toBe('meeting.not-found');
    expect(await refused(() => on.answers.cancel(ben.actor, id, 'clash', 0))).toBe('meeting.not-found');
    expect(await refused(() => on.meetings.book({ ...amina.actor, roles: ['consultant'] }, pair, TEN, hour))).toBe(
      'permission.missing',
    );
  });
});

describe('rooms', () => {
  const lead = () => ({ institutionId: stage.institutionId, accountId: null, roles: ['system'] as const });
  const rule = {
    way: 'pattern',
    pattern: 'https://meet.w.example/footing-{code}',
    hosts: ['w.example', 'zoom.us'],
  } as const;
  const linkOf = async (id: string) => (await on.meetings.find(amina.actor, id)).joinUrl;
  beforeEach(async () => {
    await stage.alwaysFree(amina, joan);
    await on.rooms.set(lead(), rule);
  });
  afterEach(async () => {
    await stage.db.query('delete from room_rule');
  });

  test('each online meeting gets one by itself, which nobody can guess and which it keeps', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    const asked = await on.meetings.propose(joan.actor, pair, [TEN + 120], hour);
    expect(await linkOf(asked)).toBe('');
    await on.answers.accept(amina.actor, asked, 1, 0);
    const inPerson = await on.meetings.book(amina.actor, pair, TEN + 240, { minutes: 60, mode: 'in-person' });
    const [one, two] = [await linkOf(id), await linkOf(asked)];
    for (const link of [one, two]) expect(link).toMatch(/^https:\/\/meet\.w\.example\/footing-[0-9a-f]{32}$/);
    expect(one).not.toBe(two);
    expect(one).not.toContain(id.slice(0, 8));
    expect(await linkOf(inPerson)).toBe('');
    await on.answers.reschedule(joan.actor, id, TEN + 1440, { ...hour, joinUrl: one }, 0);
    expect(await linkOf(id)).toBe(one);
    await on.answers.reschedule(joan.actor, inPerson, TEN + 240, hour, 0);
    expect(await linkOf(inPerson)).toMatch(/footing-/);
    at('2026-12-08T12:00Z');
    await on.attendance.tap(amina.actor, id, 'met');
    await on.attendance.tap(joan.actor, id, 'met');
    expect((await on.meetings.find(joan.actor, id)).state).toBe('completed');
  });

  test('a link leads where the institution allows; what was agreed before stays as it is', async () => {
    const given = (joinUrl: string) => ({ ...hour, joinUrl });
    expect(await refused(() => on.meetings.book(amina.actor, pair, TEN, given('https://evil.example/x')))).toBe(
      'meeting.ask',
    );
    const wishes = { travelMinutes: 20, place: '', joinUrl: 'https://evil.example/me' };
    expect(await refused(() => on.availabilities.saveWishes(joan.actor, wishes))).toBe('availability.wishes');
    const id = await on.meetings.book(amina.actor, pair, TEN, given('https://uni.zoom.us/j/1'));
    await on.rooms.set(lead(), { ...rule, hosts: ['w.example'] });
    await on.answers.reschedule(joan.actor, id, TEN + 60, given('https://uni.zoom.us/j/1'), 0);
    await on.answers.cancel(joan.actor, id, 'clash', 1);
    await on.availabilities.saveWishes(joan.actor, { ...wishes, joinUrl: 'https://joan.w.example/' });
    await on.rooms.set(lead(), { ...rule, way: 'mentor-room' });
    expect(await linkOf(await on.meetings.book(amina.actor, pair, TEN, hour))).toBe('https://joan.w.example/');
  });

  test('no client gets past it', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    const moved = stage.db.query(
      `update meeting set step = 'reschedule', version = 1, sequence = 1, join_url = 'https://zoom.us@evil.example/' where id = $1`,
      [id],
    );
    await expect(moved).rejects.toMatchObject({ constraint: 'meeting_link_host' });
    const wished = stage.db.query(
      `insert into meeting_wish (institution_id, person_kind, person_id, join_url, updated_at) values ($1, 'student', $2, 'https://evil.example', now())`,
      [stage.institutionId, amina.id],
    );
    await expect(wished).rejects.toMatchObject({ constraint: 'meeting_wish_link' });
    const begun = stage.db.query(
      `insert into meeting (institution_id, kind, round_id, pairing_id, status, minutes, mode, join_url, asked_by, changed_by_kind, changed_by, changed_at)
       select institution_id, kind, round_id, pairing_id, 'proposed', 60, 'online', 'https://evil.example/', asked_by, changed_by_kind, changed_by, changed_at
       from meeting where id = $1`,
      [id],
    );
    await expect(begun).rejects.toMatchObject({ constraint: 'meeting_link_host' });
    await on.availabilities.saveWishes(joan.actor, {
      travelMinutes: 20,
      place: '',
      joinUrl: 'https://zoom.us/my/joan',
    });
    const wishedAnew = stage.db.query(
      `update meeting_wish set join_url = 'https://evil.example' where person_id = $1`,
      [joan.id],
    );
    await expect(wishedAnew).rejects.toMatchObject({ constraint: 'meeting_wish_link' });
    for (const [set, constraint] of [
      [`pattern = 'http://meet.w.example/{code}', hosts = '{}'`, 'room_rule_pattern_safe'],
      [`pattern = 'https://meet.w.example/room'`, 'room_rule_pattern_safe'],
      [`pattern = ''`, 'room_rule_has_pattern'],
      [`hosts = '{zoom.us}'`, 'room_rule_pattern_allowed'],
      [`hosts = '{w.example,evil host}'`, 'room_rule_hosts_named'],
      [
        `hosts = array(select 'h' || n || '.example' from generate_series(1, 20) n) || 'w.example'::text`,
        'room_rule_hosts_named',
      ],
      [`pattern = 'https://meet.w.example/' || repeat('x', 200) || '{code}'`, 'room_rule_pattern_safe'],
      [`way = 'any'`, 'room_rule_way_known'],
    ])
      await expect(stage.db.query(`update room_rule set ${set}`)).rejects.toMatchObject({ constraint });
    expect(await refused(() => on.rooms.set({ ...lead(), roles: ['consultant'] }, rule))).toBe('permission.missing');
    expect(await refused(() => on.rooms.set(lead(), { ...rule, hosts: ['zoom.us'] }))).toBe('meeting-rooms.rule');
  });

  test.each([
    ...[
      'https://zoom.us/j',
      'https://uni.zoom.us',
      'https://zoom.us:443/x',
      'https://zoom.us@evil.example',
      'https://evilzoom.us',
    ],
    ...[
      'https://zoom.us\\@evil.example',
      'https://zoom.us.',
      'http://zoom.us',
      'https://zo\tom.us',
      'https://ZOOM.US#x',
      'https://[::1]/',
    ],
  ])('the database reads %j as the code does', async (link) => {
    const [row] = await stage.db.query<{ is: boolean | null }>('select link_leads_to($1, $2) as is', [
      ['zoom.us'],
      link,
    ]);
    expect(row?.is).toBe(leadsTo(['zoom.us'], link));
  });
});

describe('without contact', () => {
  beforeEach(() => stage.alwaysFree(amina, ben, joan));

  test.each(['pause', 'finish', 'hold'] as const)(
    'a %s calls off what is planned, in the same moment, and nothing new is arranged',
    async (what) => {
      const agreed = await on.meetings.book(amina.actor, pair, TEN, hour);
      const asked = await on.meetings.propose(joan.actor, pair, [TEN + 120], hour);
      const others = await on.meetings.book(ben.actor, pairOfBen, TEN + 240, hour);
      await stage.db.query('begin');
      if (what === 'hold') await stage.holdContact(pair);
      else await stage.step(pair, what);
      await stage.db.query('rollback');
      expect(await stateOf(amina, agreed)).toBe('confirmed');
      if (what === 'hold') await stage.holdContact(pair);
      else await stage.step(pair, what);
      expect([await stateOf(amina, agreed), await stateOf(amina, asked), await stateOf(ben, others)]).toEqual([
        ...['cancelled', 'cancelled', 'confirmed'],
      ]);
      expect((await on.meetings.find(joan.actor, agreed)).reason).toBe(what === 'finish' ? 'mentoring-over' : 'break');
      expect(await refused(() => on.meetings.book(amina.actor, pair, TEN, hour))).toBe('meeting.no-contact');
      expect((await on.meetings.ofPairing(amina.actor, pair)).next.times).toEqual([]);
    },
  );

  test('a hold calls off what is planned also where whoever asked for it may not read of meetings', async () => {
    const agreed = await on.meetings.book(amina.actor, pair, TEN, hour);
    await stage.holdContactForSafety(pair);
    expect(await stateOf(amina, agreed)).toBe('cancelled');
    expect((await on.meetings.find(joan.actor, agreed)).reason).toBe('break');
  });

  test('a client that knows nothing of our code cannot arrange one either', async () => {
    await stage.holdContact(pair);
    const made = stage.db.query(
      `insert into meeting (institution_id, kind, round_id, pairing_id, status, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at)
       select institution_id, 'pairing', round_id, id, 'proposed', 60, 'online', $2, 'student', $2, now() from pairing where id = $1`,
      [pair, amina.id],
    );
    await expect(made).rejects.toMatchObject({ constraint: 'meeting_needs_contact' });
  });

  test('nor one with somebody under 18 alone, nor move one to another time', async () => {
    const make = (kind: string, of: string) =>
      stage.db.query(
        `insert into meeting (institution_id, kind, round_id, ${of}, status, minutes, mode, asked_by, changed_by_kind, changed_by, changed_at)
         select institution_id, '${kind}', round_id, ${of.replace('pairing_id', 'id')}, 'proposed', 60, 'online', $2, 'student', $2, now() from pairing where id = $1`,
        [pair, amina.id],
      );
    const id = await on.meetings.propose(amina.actor, pair, [TEN], hour);
    await stage.db.query(`update student set under_18_until = current_date + 99 where id = $1`, [amina.id]);
    for (const [kind, of] of [
      ['pairing', 'pairing_id'],
      ['intro', 'application_id, offer_id'],
    ] as const)
      await expect(make(kind, of)).rejects.toMatchObject({ constraint: 'meeting_needs_contact' });
    const moved = stage.db.query(
      `update meeting set step = 'offer-others', version = 1, asked_by = $2, changed_by = $2, changed_by_kind = 'mentor' where id = $1`,
      [id, joan.id],
    );
    await expect(moved).rejects.toMatchObject({ constraint: 'meeting_needs_contact' });
  });

  test('nobody under 18 is met alone, unless the institution looks on; in a group they are', async () => {
    const asked = await on.meetings.propose(joan.actor, pair, [TEN + 240], hour);
    await stage.db.query(`update student set under_18_until = current_date + 99 where id = $1`, [amina.id]);
    expect(await refused(() => on.meetings.book(amina.actor, pair, TEN, hour))).toBe('meeting.no-contact');
    expect(await refused(() => on.meetings.propose(joan.actor, pair, [TEN], hour))).toBe('meeting.no-contact');
    expect(await refused(() => on.answers.accept(amina.actor, asked, 1, 0))).toBe('meeting.no-contact');
    expect(await refused(() => on.answers.decline(amina.actor, asked, 'clash', 0))).toBe('done');
    expect(await on.meetings.ofPairing(joan.actor, pair)).toMatchObject({ isOpen: false, next: { times: [] } });
    const una = await stage.person('mentor', 'Una');
    await stage.alwaysFree(una);
    const inGroup = await stage.pair(amina, una, 6, 'group');
    expect(await refused(() => on.meetings.book(amina.actor, inGroup, TEN, hour))).toBe('done');
    await stage.db.query('update institution set supervised_contact = true');
    expect(await refused(() => on.meetings.book(amina.actor, pair, TEN + 120, hour))).toBe('done');
    await stage.db.query('update institution set supervised_contact = false');
  });

  test('what has begun already stays', async () => {
    const id = await on.meetings.book(amina.actor, pair, TEN, hour);
    stage.clock.moveTo(new Date('2026-12-07T10:05:00Z'));
    await stage.step(pair, 'pause');
    expect(await stateOf(amina, id)).toBe('confirmed');
  });
});

/** How many wait for somebody else's lock. */
async function waiting(holder: Client): Promise<number> {
  const found = await holder.query(
    `select from pg_locks where not granted and coalesce(database, 0) in (0, (select oid from pg_database where datname = current_database()))`,
  );
  return found.rowCount ?? 0;
}

describe('a group', () => {
  test('meets with its mentor, all who can; whoever leaves it leaves its meetings', async () => {
    const [cerys, dafydd, una] = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('mentor', 'Una'),
    ];
    const [first, second] = [await stage.pair(cerys, una, 5, 'group'), await stage.pair(dafydd, una, 5, 'group')];
    await stage.alwaysFree(cerys, dafydd, una);
    const id = await on.meetings.book(una.actor, first, TEN, hour);
    expect((await on.meetings.find(cerys.actor, id)).others.toSorted()).toEqual(['Dafydd', 'Una']);
    expect((await on.meetings.find(dafydd.actor, id)).may).toEqual([]);
    await stage.step(first, 'pause');
    expect(await refused(() => on.meetings.find(cerys.actor, id))).toBe('meeting.not-found');
    expect(await stateOf(una, id)).toBe('confirmed');
    await stage.step(second, 'pause');
    expect(await stateOf(una, id)).toBe('cancelled');
  });

  test('no client puts somebody in it whose mentoring has a break, and whoever one takes out is told', async () => {
    const [cerys, dafydd, erin, una] = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('student', 'Erin'),
      await stage.person('mentor', 'Una'),
    ];
    const pairs = [
      await stage.pair(cerys, una, 5, 'group'),
      await stage.pair(dafydd, una, 5, 'group'),
      await stage.pair(erin, una, 5, 'group'),
    ];
    await stage.alwaysFree(cerys, dafydd, erin, una);
    await stage.step(pairs[0] ?? '', 'pause');
    await stage.holdContact(pairs[2] ?? '');
    const id = await on.meetings.book(una.actor, pairs[1] ?? '', TEN, hour);
    expect((await on.meetings.find(una.actor, id)).others).toEqual(['Dafydd']);
    for (const who of [cerys, erin]) {
      const put = stage.db.query(
        `insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
         select institution_id, id, 'student', $2, status, blocked_from, blocked_to from meeting where id = $1`,
        [id, who.id],
      );
      await expect(put).rejects.toMatchObject({ constraint: 'meeting_has_people' });
    }
    await stage.step(pairs[0] ?? '', 'resume');
    await stage.db.query(
      `insert into meeting_person (institution_id, meeting_id, person_kind, person_id, status, blocked_from, blocked_to)
       select institution_id, id, 'student', $2, status, blocked_from, blocked_to from meeting where id = $1`,
      [id, cerys.id],
    );
    await stage.db.query('delete from meeting_person where person_id = $1', [cerys.id]);
    expect(await stage.db.query('select person_id, told_at from meeting_left')).toEqual([
      { person_id: cerys.id, told_at: null },
    ]);
  });

  test('is left by a student whose contact is put on hold by whoever may not read of meetings', async () => {
    const [cerys, dafydd, erin, una] = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('student', 'Erin'),
      await stage.person('mentor', 'Una'),
    ];
    const pairs: string[] = [];
    for (const who of [cerys, dafydd, erin]) pairs.push(await stage.pair(who, una, 5, 'group'));
    await stage.alwaysFree(cerys, dafydd, erin, una);
    const id = await on.meetings.book(una.actor, pairs[0] ?? '', TEN, hour);
    await stage.holdContactForSafety(pairs[2] ?? '');
    expect((await on.meetings.find(una.actor, id)).others).toEqual(['Cerys', 'Dafydd']);
    expect(await refused(() => on.meetings.find(erin.actor, id))).toBe('meeting.not-found');
    await on.answers.reschedule(una.actor, id, TEN + 1440, hour, 0);
    await stage.holdContactForSafety(pairs[1] ?? '');
    await stage.holdContactForSafety(pairs[0] ?? '');
    expect(await stateOf(una, id)).toBe('cancelled');
  });

  test('that two of three leave at the same moment is called off, and nobody is kept from leaving', async () => {
    const [cerys, dafydd, una] = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('mentor', 'Una'),
    ];
    const pairs: string[] = [];
    for (const who of [cerys, dafydd]) pairs.push(await stage.pair(who, una, 5, 'group'));
    await stage.alwaysFree(cerys, dafydd, una);
    const id = await on.meetings.book(una.actor, pairs[0] ?? '', TEN, hour);
    const holder = new Client({ connectionString: stage.db.ownerUrl });
    await holder.connect();
    try {
      await holder.query('begin');
      await holder.query('select from meeting where id = $1 for update', [id]);
      const leaving = pairs.map((one) => stage.holdContactForSafety(one));
      while ((await waiting(holder)) < 2) await Promise.resolve();
      await holder.query('commit');
      await Promise.all(leaving);
    } finally {
      await holder.end();
    }
    expect(await stateOf(una, id)).toBe('cancelled');
  });

  describe('with times to choose from', () => {
    let [cerys, dafydd, erin, una]: [Cast, Cast, Cast, Cast] = [amina, amina, amina, amina];
    let pairs: string[];
    beforeEach(async () => {
      [cerys, dafydd, erin] = [
        await stage.person('student', 'Cerys'),
        await stage.person('student', 'Dafydd'),
        await stage.person('student', 'Erin'),
      ];
      una = await stage.person('mentor', 'Una');
      pairs = [];
      for (const who of [cerys, dafydd, erin]) pairs.push(await stage.pair(who, una, 5, 'group'));
      await stage.alwaysFree(cerys, una);
    });
    const offer = (starts: readonly number[]) => on.meetings.propose(una.actor, pairs[0] ?? '', starts, hour);
    const ticked = async (who: Cast, id: string) => (await on.meetings.open(who.actor, id)).ticked;

    test('each says which suit, the mentor sees which suits most and who, and books it for all', async () => {
      const id = await offer([TEN, TEN + 1440, TEN + 2880]);
      expect(await ticked(cerys, id)).toMatchObject({
        mayTick: true,
        mine: null,
        likely: [1, 2, 3],
        answered: 0,
        asked: 3,
      });
      expect((await ticked(dafydd, id))?.likely).toEqual([]);
      await on.answers.tick(cerys.actor, id, [1, 2], 0);
      await on.answers.tick(dafydd.actor, id, [3], 0);
      await on.answers.tick(dafydd.actor, id, [2, 2], 0);
      await on.answers.tick(erin.actor, id, [], 0);
      const seen = await ticked(una, id);
      expect(seen).toMatchObject({ mayTick: false, answered: 3, best: [2] });
      expect(seen?.suits.get(2)).toEqual({ count: 2, names: ['Cerys', 'Dafydd'] });
      expect((await ticked(erin, id))?.suits.get(2)).toEqual({ count: 2, names: [] });
      expect((await ticked(erin, id))?.mine).toEqual([]);
      expect((await on.meetings.find(una.actor, id)).may).toEqual(['offer-others', 'choose', 'cancel']);
      await on.answers.choose(una.actor, id, 2, 0);
      expect(await on.meetings.find(erin.actor, id)).toMatchObject({
        ...{ state: 'confirmed', localStart: '2026-12-08T10:00', others: ['Una', 'Cerys', 'Dafydd'] },
      });
      expect((await history(id)).map(({ step, sequence }) => `${step} ${sequence}`)).toEqual(['ask 0', 'choose 0']);
      expect(await refused(() => on.answers.tick(cerys.actor, id, [1], 1))).toBe('meeting.moved-on');
    });

    test('whoever has another meeting then is left out and told; the mentor’s own stands in the way', async () => {
      await stage.alwaysFree(joan, ben, erin);
      const pairOfErin = await stage.pair(erin, joan);
      await on.meetings.book(erin.actor, pairOfErin, TEN, hour);
      const id = await offer([TEN, TEN + 60]);
      await on.answers.choose(una.actor, id, 1, 0);
      expect((await on.meetings.find(una.actor, id)).others.toSorted()).toEqual(['Cerys', 'Dafydd']);
      expect(await stage.db.query('select reason, person_id from meeting_left')).toEqual([
        { reason: 'busy-then', person_id: erin.id },
      ]);
      const second = await offer([TEN + 30]);
      expect(await refused(() => on.answers.choose(una.actor, second, 1, 0))).toBe('meeting.busy');
      expect((await on.meetings.find(una.actor, second)).others).toHaveLength(3);
    });

    test('a time that is kept for an answer keeps a student away too, until it was kept for too long', async () => {
      await stage.alwaysFree(joan, erin);
      const pairOfErin = await stage.pair(erin, joan);
      for (const start of [TEN, TEN + 1440]) {
        const asked = await on.meetings.propose(erin.actor, pairOfErin, [start], hour);
        await on.answers.hold(joan.actor, asked, 1, 0);
      }
      const [first, second] = [await offer([TEN]), await offer([TEN + 1440])];
      await on.answers.choose(una.actor, first, 1, 0);
      expect((await on.meetings.find(una.actor, first)).others.toSorted()).toEqual(['Cerys', 'Dafydd']);
      at('2026-12-03T12:00Z');
      await on.answers.choose(una.actor, second, 1, 0);
      expect((await on.meetings.find(una.actor, second)).others.toSorted()).toEqual(['Cerys', 'Dafydd', 'Erin']);
    });

    test('others instead begin anew; nobody but a student of the group answers, and nobody but its mentor books', async () => {
      const id = await offer([TEN]);
      await on.answers.tick(cerys.actor, id, [1], 0);
      await on.answers.offerOthers(una.actor, id, [TEN + 60, TEN + 120], 0);
      expect(await ticked(una, id)).toMatchObject({ answered: 0, best: [] });
      expect(await refused(() => on.answers.tick(cerys.actor, id, [1], 0))).toBe('meeting.moved-on');
      expect(await refused(() => on.answers.tick(cerys.actor, id, [3], 1))).toBe('meeting.times');
      expect(await refused(() => on.answers.tick(una.actor, id, [1], 1))).toBe('meeting.moved-on');
      expect(await refused(() => on.answers.tick(ben.actor, id, [1], 1))).toBe('meeting.not-found');
      expect(await refused(() => on.answers.choose(cerys.actor, id, 1, 1))).toBe('meeting.moved-on');
      expect(await refused(() => on.answers.hold(una.actor, id, 1, 1))).toBe('meeting.moved-on');
      await on.answers.tick(cerys.actor, id, [2], 1);
      await stage.holdContact(pairs[0] ?? '');
      expect(await refused(() => on.answers.tick(cerys.actor, id, [1], 1))).toBe('meeting.not-found');
      expect(await ticked(una, id)).toMatchObject({ asked: 2, answered: 0, best: [] });
      const ofTwo = await on.meetings.propose(joan.actor, pair, [TEN], hour);
      expect(await refused(() => on.answers.choose(joan.actor, ofTwo, 1, 0))).toBe('meeting.moved-on');
      expect(await refused(() => on.answers.tick(amina.actor, ofTwo, [1], 0))).toBe('meeting.moved-on');
    });

    test('no client gets past it', async () => {
      const id = await offer([TEN]);
      const ofTwo = await on.meetings.propose(joan.actor, pair, [TEN], hour);
      const tick = (who: Cast, numbers = '{1}', version = 0, of = id) =>
        stage.db.query(`insert into meeting_tick values ($1, $2, $3, $4, $5, $6, now())`, [
          ...[stage.institutionId, of, version, who.kind, who.id, numbers],
        ]);
      const unfit = { constraint: 'meeting_tick_fits' };
      for (const forged of [tick(ben), tick(cerys, '{2}'), tick(amina, '{1}', 0, ofTwo)])
        await expect(forged).rejects.toMatchObject(unfit);
      await expect(tick(una)).rejects.toMatchObject({ constraint: 'meeting_tick_of_student' });
      await tick(cerys);
      await expect(stage.db.query(`update meeting_tick set numbers = '{2}'`)).rejects.toMatchObject(unfit);
      const chosen = (of: string, kind: string) =>
        stage.db.query(
          `update meeting set step = 'choose', status = 'confirmed', version = 1, changed_by = asked_by, changed_by_kind = $2,
             starts_at = o.starts_at, ends_at = o.ends_at, local_start = o.local_start, zone = o.zone, zone_data = 'x',
             blocked_from = o.starts_at, blocked_to = o.ends_at from meeting_option o where o.meeting_id = meeting.id and meeting.id = $1`,
          [of, kind],
        );
      for (const forged of [chosen(ofTwo, 'mentor'), chosen(id, 'student')])
        await expect(forged).rejects.toMatchObject({ constraint: 'meeting_choose_in_group' });
      await on.answers.offerOthers(una.actor, id, [TEN + 60], 0);
      await expect(tick(dafydd)).rejects.toMatchObject(unfit);
      await on.answers.choose(una.actor, id, 1, 1);
      await expect(tick(dafydd, '{}', 2)).rejects.toMatchObject(unfit);
    });
  });

  test('whoever leaves it at the very moment it is booked is not in it', async () => {
    const [cerys, dafydd, una] = [
      await stage.person('student', 'Cerys'),
      await stage.person('student', 'Dafydd'),
      await stage.person('mentor', 'Una'),
    ];
    const [first, second] = [await stage.pair(cerys, una, 5, 'group'), await stage.pair(dafydd, una, 5, 'group')];
    await stage.alwaysFree(cerys, dafydd, una);
    const holder = new Client({ connectionString: stage.db.url });
    await holder.connect();
    // The booking has read who is in the group, and waits for its turn with their times.
    await holder.query('begin');
    await holder.query('select meeting_people_in_turn($1)', [[una.id]]);
    const booked = on.meetings.book(una.actor, second, TEN, hour);
    while ((await waiting(holder)) < 1) await Promise.resolve();
    const over: string[] = [];
    const left = stage.step(first, 'pause').then(() => over.push('left'));
    while (over.length === 0 && (await waiting(holder)) < 2) await Promise.resolve();
    await holder.end();
    const id = await booked;
    await left;
    expect((await on.meetings.find(una.actor, id)).others).toEqual(['Dafydd']);
  });
});

describe('whatever people do, in whatever order', () => {
  /** The same numbers for the same seed. */
  const chances = (seed: number) => () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };

  /** One thing that somebody does; most are refused, as the meeting has moved on or somebody is busy. */
  async function something(chance: () => number): Promise<void> {
    const [who, of] = (
      [
        [amina, pair],
        [joan, pair],
        [ben, pairOfBen],
        [joan, pairOfBen],
      ] as const
    )[Math.floor(chance() * 4)] ?? [amina, pair];
    const start = () => TEN + Math.floor(chance() * 40) * 15;
    const { meetings, answers } = on;
    const open = (await meetings.ofPairing(who.actor, of)).meetings.filter(({ may }) => may.length > 0);
    const one = open[Math.floor(chance() * open.length)];
    const step = one?.may[Math.floor(chance() * one.may.length)];
    if (!one || !step || chance() < 0.35) {
      const begin = Math.floor(chance() * 3);
      if (begin === 0) await meetings.propose(who.actor, of, [start(), start() + 2880], hour);
      else if (begin === 1) await meetings.hold(who.actor, of, start(), hour);
      else await meetings.book(who.actor, of, start(), hour);
      return;
    }
    const version = chance() < 0.1 ? one.version - 1 : one.version;
    const number = one.options[Math.floor(chance() * one.options.length)]?.number ?? 1;
    if (step === 'accept') await answers.accept(who.actor, one.id, one.state === 'held' ? null : number, version);
    if (step === 'decline') await answers.decline(who.actor, one.id, 'clash', version);
    if (step === 'cancel') await answers.cancel(who.actor, one.id, 'later', version);
    if (step === 'hold') await answers.hold(who.actor, one.id, number, version);
    if (step === 'offer-others') await answers.offerOthers(who.actor, one.id, [start()], version);
    if (step === 'reschedule') await answers.reschedule(who.actor, one.id, start(), hour, version);
  }

  test('history has no gap, tells how each meeting stands, and calendars can follow it', async () => {
    await stage.alwaysFree(amina, ben, joan);
    const chance = chances(2_026);
    for (let n = 0; n < 70; n += 1) {
      // Three at a time: they are in each other's way.
      const codes = await Promise.all([0, 1, 2].map(() => refused(() => something(chance))));
      expect(codes.filter((code) => !/^(done|meeting\.(moved-on|busy|not-free|times|no-contact))$/.test(code))).toEqual(
        [],
      );
      if (n % 9 === 8) stage.clock.moveTo(new Date(stage.clock.now().getTime() + 9 * 3_600_000));
      if (n === 45) await stage.step(pair, 'pause');
      if (n === 50) await stage.step(pair, 'resume');
    }
    const rows = await stage.db.query<{
      id: string;
      version: number;
      sequence: number;
      line: object;
      lines: Line[];
    }>(
      `select m.id, m.version, m.sequence, meeting_line(m) as line, (select json_agg(e.line order by e.version) from meeting_event e where e.meeting_id = m.id) as lines
       from meeting m`,
    );
    expect(rows.length).toBeGreaterThan(20);
    // Whoever is first is chance; that something of everything was tried is not.
    expect(new Set(rows.flatMap(({ lines }) => lines.map(({ status }) => status))).size).toBeGreaterThan(4);
    for (const { version, line, lines } of rows) {
      expect(lines.map((one) => one.version)).toEqual(Array.from({ length: version + 1 }, (_, n) => n));
      expect(lines.at(-1)).toEqual(line);
      for (const [n, after] of lines.slice(1).entries()) expect(faultIn(lines[n], after)).toBeNull();
    }
    expect(await overlaps()).toEqual([]);
  });

  interface Line {
    readonly version: number;
    readonly step: string;
    readonly status: string;
    readonly sequence: number;
    readonly starts_at: string | null;
    readonly place: string;
    readonly asked_by: string;
    readonly changed_by: string | null;
  }

  /** What is wrong with one line after another; null: nothing. */
  function faultIn(before: Line | undefined, after: Line): string | null {
    const move = meetingMoves.find(
      ({ step, from, to }) => step === after.step && from === before?.status && to === after.status,
    );
    if (!before || !move) return `${before?.status} does not lead to ${after.status} by ${after.step}`;
    if (after.sequence !== before.sequence + (move.tellsCalendars ? 1 : 0)) return `sequence ${after.sequence}`;
    const hasMoved =
      before.status === 'confirmed' && (before.starts_at !== after.starts_at || before.place !== after.place);
    return hasMoved && !move.tellsCalendars ? 'calendars were not told' : null;
  }

  const overlaps = () =>
    stage.db.query(
      `select a.meeting_id from meeting_person a join meeting_person b on a.person_id = b.person_id and a.meeting_id < b.meeting_id
         and tstzrange(a.blocked_from, a.blocked_to) && tstzrange(b.blocked_from, b.blocked_to)
       where a.status in ('held', 'confirmed') and b.status in ('held', 'confirmed')`,
    );
});
