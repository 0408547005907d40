import { NetworksStage } from './spec/networks-stage';

/*
 * Given networks that are sent what is ready on their days, when clocks run side by side, are cut off and somebody leaves,
 * then each letter goes out once, to those who are there, with a link that opens just what was sent.
 */
let stage: NetworksStage;
let kpi = '';
beforeAll(async () => {
  stage = await NetworksStage.open();
  kpi = await stage.kpi('Good degrees');
}, 60_000);
afterAll(() => stage.close());
afterEach(async () => {
  for (const { network } of await stage.networks.list(stage.lead)) await stage.networks.end(stage.lead, network.id);
  await stage.empty();
  stage.at('2026-11-03T09:00:00Z');
});

const code = (value: string) => ({ code: value });
const tick = () => stage.sendings.tick(stage.here);

test('on its day, on several workers at once and again later, each gets one; the next day is set', async () => {
  const id = await stage.network('Planning', '2026-11-03', 3);
  const done = await Promise.all([tick(), tick(), tick()]);
  expect(done.reduce((sum, each) => sum + each, 0)).toBe(3);
  expect(await tick()).toBe(0);
  expect(await stage.recipients()).toEqual(['p1@planning.example', 'p2@planning.example', 'p3@planning.example']);
  const { network } = await stage.networks.find(stage.lead, id);
  expect(network.nextOn).toBe('2026-12-03');
  const { sendings } = await stage.sendings.sent(stage.lead, id);
  expect(sendings.map(({ number, dueOn, letters }) => [number, dueOn, letters.length])).toEqual([[1, '2026-11-03', 3]]);
  expect(sendings[0]?.items).toEqual([{ kind: 'kpi', name: 'Good degrees', kpiId: kpi, reading: 1 }]);
});

test('cut off half-way, nothing of it was sent, and the next worker sends each once', async () => {
  const id = await stage.network('Outreach', '2026-11-03', 5);
  // The third letter takes the connection with it, as a killed worker does.
  await stage.stage.db.query(`
    create function cut() returns trigger language plpgsql as $$ begin
      if (select count(*) from network_letter where network_id = new.network_id) >= 2 then perform pg_terminate_backend(pg_backend_pid()); end if;
      return new;
    end $$;
    create trigger cut before insert on network_letter for each row execute function cut()`);
  await expect(tick()).rejects.toThrow();
  await stage.stage.db.query('drop trigger cut on network_letter; drop function cut()');
  expect(await stage.recipients()).toEqual([]);
  expect(await tick()).toBe(5);
  expect(await tick()).toBe(0);
  expect(new Set(await stage.recipients()).size).toBe(5);
  expect((await stage.sendings.sent(stage.lead, id)).sendings).toHaveLength(1);
});

test.each([
  ['a Saturday', '2026-11-07T10:00:00Z', '2026-11-09T10:00:00Z'],
  ['a bank holiday', '2026-12-25T10:00:00Z', '2026-12-29T10:00:00Z'],
  ['a day on which it is closed', '2026-11-18T10:00:00Z', '2026-11-20T10:00:00Z'],
  ['an hour at night', '2026-11-10T03:00:00Z', '2026-11-10T08:00:00Z'],
])('nothing leaves on %s; it leaves on the next day that will do', async (_, closed, open) => {
  await stage.stage.db.query(
    `insert into closed_days (institution_id, from_day, until_day, name) values ($1, '2026-11-16', '2026-11-19', 'Closed') on conflict do nothing`,
    [stage.here],
  );
  await stage.network('Alumni', closed.slice(0, 10), 1);
  stage.at(closed);
  expect(await tick()).toBe(0);
  stage.at(open);
  expect(await tick()).toBe(1);
});

test('after a long stop it is sent once and not for each day that was missed', async () => {
  const id = await stage.network('Union', '2026-11-03', 1);
  stage.at('2027-03-09T10:00:00Z');
  expect([await tick(), await tick()]).toEqual([1, 0]);
  expect((await stage.networks.find(stage.lead, id)).network.nextOn).toBe('2027-04-03');
});

test('who has left gets nothing: not when it is sent, not what waits, and their link opens nothing', async () => {
  const id = await stage.network('Board', '2026-11-03', 3);
  const [first, second] = (await stage.networks.find(stage.lead, id)).members;
  await stage.networks.leave(stage.lead, id, first?.id ?? '');
  await tick();
  expect(await stage.recipients()).toEqual(['p2@board.example', 'p3@board.example']);
  const [theirs, other] = [await stage.tokenOf('p2@board.example'), await stage.tokenOf('p3@board.example')];
  await stage.links.open(theirs);
  await stage.networks.leave(stage.lead, id, second?.id ?? '');
  expect(await stage.recipients()).toEqual(['p3@board.example']);
  await expect(stage.links.open(theirs)).rejects.toMatchObject(code('letter.not-found'));
  await stage.links.leave(other);
  await expect(stage.links.open(other)).rejects.toMatchObject(code('letter.not-found'));
  expect((await stage.networks.find(stage.lead, id)).members).toEqual([]);
});

test('leaving while it is sent: either they get nothing, or what they got is taken back', async () => {
  const id = await stage.network('Senate', '2026-11-03', 6);
  const { members } = await stage.networks.find(stage.lead, id);
  await Promise.all([tick(), ...members.map((one) => stage.networks.leave(stage.lead, id, one.id))]);
  expect(await stage.recipients()).toEqual([]);
});

test('mail holds no figure; its link shows what was sent, as it was then', async () => {
  const id = await stage.network('Champion', '2026-11-03', 1);
  await tick();
  const [mail] = await stage.mail();
  expect(mail?.subject).toBe('Something about mentoring is ready for you');
  const text = (mail?.text ?? '')
    .replace(/https?:\S+/g, '')
    .replace('2 January 2027', '')
    .replace('Champion 1', '');
  expect(text).not.toMatch(/\d|per cent|points/);
  const token = await stage.tokenOf('p1@champion.example');
  await stage.read(kpi, 90);
  await stage.kpis.set(stage.lead, kpi, { kind: 'milestone', year: 2027, value: 60, why: 'Later' });
  stage.at('2026-11-04T09:00:00Z');
  const { kpis } = await stage.links.open(token);
  expect(kpis.map(({ readings, points }) => [readings.length, points.length])).toEqual([[1, 1]]);
  stage.at('2027-01-01T09:00:00Z');
  await stage.links.open(token);
  stage.at('2027-01-02T09:00:01Z');
  await expect(stage.links.open(token)).rejects.toMatchObject(code('letter.not-found'));
  stage.at('2026-11-04T09:00:00Z');
  for (const wrong of [`${token.slice(0, -1)}${token.endsWith('A') ? 'Q' : 'A'}`, token.slice(1), '', `${token}=`])
    await expect(stage.links.open(wrong)).rejects.toMatchObject(code('letter.not-found'));
  await stage.sendings.closeLinks(stage.lead, id, 1);
  await expect(stage.links.open(token)).rejects.toMatchObject(code('letter.not-found'));
});

test('"send now" sends what the preview shows; with nothing ready it says so, and by the clock it is written down', async () => {
  const id = await stage.network('Group', '2026-11-03', 1);
  const preview = await stage.sendings.preview(stage.lead, id);
  expect(preview.items.map(({ name }) => name)).toEqual(['Good degrees']);
  expect(await stage.sendings.sendNow(stage.lead, id)).toBe(1);
  expect((await stage.networks.find(stage.lead, id)).network.nextOn).toBe('2026-11-03');
  const bare = await stage.networks.add(stage.lead, { name: 'Bare', about: '', every: 'year', anchorOn: '2026-11-03' });
  await stage.networks.give(stage.lead, bare, { kind: 'practice', kpiId: null, document: null });
  expect((await stage.sendings.preview(stage.lead, bare)).waiting).toEqual([
    'No year of the practice audit is finished yet.',
  ]);
  await expect(stage.sendings.sendNow(stage.lead, bare)).rejects.toMatchObject(code('network.nothing-ready'));
  await tick();
  expect((await stage.sendings.sent(stage.lead, bare)).sendings).toMatchObject([
    { dueOn: '2026-11-03', items: [], letters: [] },
  ]);
});

test('a network is sent the plan of a school, and its link shows what it said then', async () => {
  stage.at('2026-11-03T09:00:00Z');
  const school = await stage.stage.one(`insert into school (institution_id, name) values ($1, 'Law') returning id`);
  const plan = { kind: 'school-plan', kpiId: null, document: null, schoolId: school } as const;
  const id = await stage.networks.add(stage.lead, { name: 'Law', about: '', every: 'never', anchorOn: '' });
  await stage.networks.join(stage.lead, id, { accountId: null, name: 'Dean', email: 'dean@law.example' });
  const unknown = stage.networks.give(stage.lead, id, { ...plan, schoolId: stage.here });
  await expect(unknown).rejects.toMatchObject({ kind: 'invalid' });
  await stage.networks.give(stage.lead, id, plan);
  await expect(stage.networks.give(stage.lead, id, plan)).rejects.toMatchObject({ kind: 'conflict' });
  expect((await stage.sendings.preview(stage.lead, id)).waiting).toEqual(['“Law” has nothing in its plan yet.']);
  const action = await stage.stage.one(
    `insert into school_action (institution_id, school_id, year, what, why, owner_words, due_on, made_at, changed_at, changed_by)
     values ($1, $2, 2026, 'Ask first', 'Few come', 'Dean', '2027-03-01', '2026-11-03T08:00Z', '2026-11-03T08:00Z', $3) returning id`,
    ...[school, stage.lead.accountId],
  );
  await stage.sendings.sendNow(stage.lead, id);
  await stage.stage.db.query(
    `update school_action set version = 2, what = 'Ask later', changed_at = '2026-11-03T10:00Z' where id = $1`,
    [action],
  );
  const token = await stage.tokenOf('dean@law.example');
  const { schoolPlans } = await stage.links.open(token);
  expect(schoolPlans.map(({ school: name, year }) => [name, year])).toEqual([['Law', 2026]]);
  expect(schoolPlans[0]?.actions).toMatchObject([{ what: 'Ask first', dueOn: '2027-03-01', state: 'to-do' }]);
  expect((await stage.sendings.sent(stage.lead, id)).sendings[0]?.items).toEqual([
    { kind: 'school-plan', name: 'Plan of Law, 2026/27', schoolId: school, year: 2026 },
  ]);
  const item = (set: string) => stage.hostile(`update network_item set ${set}`);
  await expect(item('school_id = null')).rejects.toThrow();
  await expect(
    stage.hostile(
      `insert into network_item (institution_id, network_id, kind) values ($1, $2, 'school-plan')`,
      ...[stage.here, id],
    ),
  ).rejects.toThrow(/network_item_is_one/);
});

test('no SQL of the apps writes to who has left, sends a day twice, or changes what was sent', async () => {
  const id = await stage.network('Hostile', '2026-11-03', 2);
  await tick();
  const [one] = (await stage.networks.find(stage.lead, id)).members;
  await stage.networks.leave(stage.lead, id, one?.id ?? '');
  await stage.sendings.sendNow(stage.lead, id);
  const letter = (member: string, number = 2) =>
    stage.hostile(
      `insert into network_letter (institution_id, network_id, number, member_id, token_hash, mail_id, sent_at, expires_at)
       values ($1, $2, $3, $4, sha256('x'), gen_random_uuid(), now(), now() + interval '1 day')`,
      ...[stage.here, id, number, member],
    );
  await expect(letter(one?.id ?? '')).rejects.toThrow(/has left/);
  const other = await stage.network('Other', '2027-11-03', 1);
  const [stranger] = (await stage.networks.find(stage.lead, other)).members;
  await expect(letter(stranger?.id ?? '')).rejects.toThrow(/has left/);
  await expect(
    stage.hostile(
      `insert into network_sending (institution_id, network_id, number, due_on, items, made_at) values ($1, $2, 9, '2026-11-03', '[]', now())`,
      ...[stage.here, id],
    ),
  ).rejects.toThrow(/network_sending_once/);
  await expect(stage.hostile(`update network_member set left_at = null where id = $1`, one?.id)).rejects.toThrow(
    /has left/,
  );
  for (const sql of [
    `update network_sending set items = '[]'`,
    'delete from network_sending',
    'delete from network_letter',
  ]) {
    await expect(stage.hostile(sql)).rejects.toThrow(/permission denied/);
    await expect(stage.stage.db.query(sql)).rejects.toThrow(/what was sent stays/);
  }
  await expect(
    stage.stage.db.query(`update network_letter set expires_at = expires_at + interval '1 day'`),
  ).rejects.toThrow(/stays/);
  await expect(stage.hostile('update network_letter set closed_at = null')).rejects.toThrow(/stays/);
});

test('only staff are members by account, nobody is in it twice, and a colleague who was first is not overwritten', async () => {
  const id = await stage.network('Twice', '2026-12-03', 1);
  const { actor } = await stage.stage.person('student');
  const join = (accountId: string | null, email = '') =>
    stage.networks.join(stage.lead, id, { accountId, name: accountId === null ? 'P' : '', email });
  await expect(join(actor.accountId)).rejects.toMatchObject({ fields: [{ field: 'accountId' }] });
  await expect(join(null, 'P1@twice.example')).rejects.toMatchObject(code('network.there'));
  await expect(join(null, 'a@b@c')).rejects.toMatchObject({ fields: [{ field: 'email' }] });
  await join(stage.lead.accountId);
  await expect(join(stage.lead.accountId)).rejects.toMatchObject(code('network.there'));
  const input = { name: 'Twice', about: 'x', every: 'never' as const, anchorOn: '' };
  await stage.networks.change(stage.lead, id, 1, input);
  await expect(stage.networks.change(stage.lead, id, 1, input)).rejects.toMatchObject(code('network.changed'));
  await expect(stage.networks.list(stage.stage.as('consultant'))).rejects.toMatchObject(code('permission.missing'));
});

describe('what somebody sees to', () => {
  let action = '';
  let owner = '';
  beforeAll(async () => {
    owner = await stage.account('Cora', 'consultant');
    action = await stage.stage.one(
      `with y as (insert into practice_year (institution_id, year, begun_at) values ($1, 2026, now()) returning id),
         e as (insert into practice_entry (institution_id, year_id, part) select $1, id, 'doing-reach' from y returning id)
       insert into practice_action (institution_id, entry_id, what, owner_id, due_on, made_at, changed_at, changed_by)
       select $1, id, 'Ask the union', $2, '2026-11-20', now(), now(), $3 from e returning id`,
      ...[owner, stage.lead.accountId],
    );
  });
  const cora = () => ({ ...stage.stage.as('consultant'), accountId: owner });

  test('is told when it becomes theirs and when it is due, each once, in working hours', async () => {
    const told = () => stage.actionClock.tick(stage.here);
    stage.at('2026-11-03T02:00:00Z');
    expect(await told()).toBe(0);
    stage.at('2026-11-03T09:00:00Z');
    expect((await Promise.all([told(), told()])).sort()).toEqual([0, 1]);
    expect(await told()).toBe(0);
    stage.at('2026-11-20T09:00:00Z');
    expect([await told(), await told()]).toEqual([1, 0]);
    const mail = await stage.mail();
    expect(mail.map(({ to, subject }) => [to, subject])).toEqual([
      ['cora@w.example', 'Something is yours to see to'],
      ['cora@w.example', 'Something that you see to is due'],
    ]);
    for (const { text } of mail) expect(text).not.toContain('Ask the union');
  });

  test('is told of the plan of a school too; not again where it goes on with them, and not by their own hand', async () => {
    const own = await stage.account('Dara', 'consultant');
    const law = await stage.stage.one(`insert into school (institution_id, name) values ($1, 'Told') returning id`);
    const add = (year: number, dueOn: string, by: string | null, from: string | null = null) =>
      stage.stage.one(
        `insert into school_action (institution_id, school_id, year, what, why, owner_id, due_on, carried_from, made_at, changed_at, changed_by)
         values ($1, $2, $3, 'Ask commuters', 'Few come', $4, $5, $6, now(), now(), $7) returning id`,
        ...[law, year, own, dueOn, from, by],
      );
    const subjects = async () => (await stage.mail()).map(({ to, subject }) => [to, subject]);
    const tell = () => stage.actionClock.tick(stage.here);
    const first = await add(2025, '2026-11-20', stage.lead.accountId);
    expect([await tell(), await tell()]).toEqual([1, 0]);
    const [mail] = await stage.mail();
    expect(mail).toMatchObject({ to: 'dara@w.example', subject: 'Something is yours to see to' });
    expect(mail?.text).toContain('in the plan of a school');
    expect(mail?.text).not.toContain('Ask commuters');
    // It goes on with them in the next year: they know of it, and it is due once.
    await add(2026, '2026-11-20', stage.lead.accountId, first);
    expect(await tell()).toBe(0);
    stage.at('2026-11-20T09:00:00Z');
    expect([await tell(), await tell()]).toEqual([1, 0]);
    expect((await subjects()).at(-1)).toEqual(['dara@w.example', 'Something that you see to is due']);
    // Whoever leads the school and names themselves is not told.
    await stage.stage.db.query(
      `insert into school_lead (institution_id, school_id, account_id, begun_at) values ($1, $2, $3, now())`,
      [stage.here, law, own],
    );
    const theirs = await add(2026, '2027-05-01', own);
    expect(await tell()).toBe(0);
    await stage.stage.db.query(
      `update school_action set version = version + 1, changed_at = now(), changed_by = $2 where id = $1`,
      [theirs, stage.lead.accountId],
    );
    expect(await tell()).toBe(1);
    await stage.stage.db.query(
      `update school_action set version = version + 1, changed_at = now(), state = 'done', done_on = '2026-11-20' where state = 'to-do' and id = $1`,
      [theirs],
    );
    stage.at('2027-05-04T09:00:00Z');
    expect(await tell()).toBe(0);
  });

  test('is theirs to say how it stands, and nobody else’s', async () => {
    const [one] = await stage.actions.list(cora());
    expect(one).toMatchObject({ id: action, what: 'Ask the union', state: 'to-do', isOverdue: false });
    await stage.actions.update(cora(), action, one?.version ?? 0, 'done');
    expect(await stage.actions.list(cora())).toMatchObject([{ state: 'done', doneOn: '2026-11-03' }]);
    await expect(stage.actions.update(cora(), action, one?.version ?? 0, 'to-do')).rejects.toMatchObject(
      code('practice.changed'),
    );
    await expect(stage.actions.update(stage.lead, action, 2, 'to-do')).rejects.toMatchObject(
      code('practice.not-found'),
    );
    expect(await stage.actions.list(stage.lead)).toEqual([]);
  });
});
