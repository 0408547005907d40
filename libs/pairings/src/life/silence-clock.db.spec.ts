import { randomUUID } from 'node:crypto';
import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
beforeEach(async () => {
  await life.published('Amina', 'Ben');
  await life.onDay('2026-11-03');
  await life.letters();
});
afterAll(() => life.close());

const shown = async (name: string) => life.on.own.find(await life.as('student', name), await life.pairingOf(name));

test('silence: a reminder halfway, one the day before, then both are told kindly, and the place is free', async () => {
  await life.onDay('2026-11-06');
  expect(await life.letters()).toEqual({});
  await life.onDay('2026-11-07');
  expect(await life.letters()).toEqual({ 'pairing-question': 4 });
  await life.onDay('2026-11-07');
  expect(await life.letters()).toEqual({});
  await life.onDay('2026-11-09');
  expect(await life.letters()).toEqual({ 'pairing-question': 4 });
  await life.onDay('2026-11-10');
  expect([await life.stateOf('Amina'), await life.letters()]).toEqual(['proposed', {}]);
  await life.onDay('2026-11-11');
  expect([await life.stateOf('Amina'), await life.letters()]).toEqual(['lapsed', { 'pairing-news': 4 }]);
  expect((await shown('Amina')).next).toMatchObject({ by: null });
  expect(
    (await life.on.desk.needingPair(life.stage.priya, life.stage.roundId)).map(({ studentName }) => studentName),
  ).toEqual([...['Amina Example', 'Ben Example']]);
});

test('whom nobody could be told is told late rather than never, and two clocks at once tell once', async () => {
  await life.stage.db.query('update deadline set told_at = null where done_at is null');
  const other = await life.another();
  const here = life.stage.priya.institutionId;
  await Promise.all([life.on.silence.round(here), other.silence.round(here)]);
  expect(await life.letters()).toEqual({ 'pairing-question': 4 });
});

test('with a standing word the student is offered the next best, as the consultant’s decision under it', async () => {
  await life.on.standing.say(life.stage.priya, { roundId: life.stage.roundId, atLeast: 0 });
  // Tom's one place is promised to Cerys in the draft: he offers another.
  await life.on.places.change(await life.as('mentor', 'Tom'), life.stage.id('Tom'), 2);
  await life.onDay('2026-11-11');
  const [offered] = await life.stage.db.query<{
    mentor: string;
    by: string;
    standing: boolean;
    replaces: boolean;
    state: string;
  }>(
    `select m.first_name as mentor, d.decided_by as by, d.standing_id is not null as standing, p.replaces is not null as replaces, p.state
     from pairing p join decision d on d.id = p.decision_id join offer o on o.id = p.offer_id join mentor m on m.id = o.mentor_id
     where p.application_id = $1 order by p.proposed_at desc, p.id desc limit 1`,
    [life.stage.id('Amina')],
  );
  expect(offered).toMatchObject({ by: life.stage.priya.accountId, standing: true, replaces: true, state: 'proposed' });
  expect(offered?.mentor).toBe('Tom');
  expect((await shown('Amina')).next.by).toBe('2026-11-18');
  expect((await life.on.own.of(await life.as('student', 'Amina'))).map(({ state }) => state)).toEqual([
    'proposed',
    'lapsed',
  ]);
  expect((await life.letters())['pairing-question']).toBeGreaterThanOrEqual(2);
});

test('a fault with one student keeps no other from being offered the next best', async () => {
  const { db } = life.stage;
  await life.on.standing.say(life.stage.priya, { roundId: life.stage.roundId, atLeast: 0 });
  await life.on.places.change(await life.as('mentor', 'Tom'), life.stage.id('Tom'), 3);
  const [first] = await db.query<{ application: string }>(
    'select application_id as application from pairing where round_id = $1 and application_id in ($2, $3) order by id limit 1',
    [life.stage.roundId, life.stage.id('Amina'), life.stage.id('Ben')],
  );
  await db.query(
    `create function fault() returns trigger language plpgsql as $$ begin raise exception 'a fault'; end $$`,
  );
  await db.query(`create trigger fault before insert on pairing for each row
    when (new.application_id = '${first?.application ?? ''}') execute function fault()`);
  await life.onDay('2026-11-11');
  await db.query('drop trigger fault on pairing; drop function fault()');
  expect([await life.stateOf('Amina'), await life.stateOf('Ben')].sort()).toEqual(['lapsed', 'proposed']);
});

test('a standing word that nobody fits well enough for, or that was taken back, offers nobody', async () => {
  await life.on.standing.say(life.stage.priya, { roundId: life.stage.roundId, atLeast: 65_535 });
  await life.onDay('2026-11-11');
  expect(await life.stateOf('Amina')).toBe('lapsed');
  const weighed = () => life.stage.db.query(`select 1 from audit_event where event = 'draft.weighed'`);
  const before = await weighed();
  await life.onDay('2026-11-11');
  expect(await weighed()).toEqual(before);
  await life.on.standing.say(life.stage.priya, { roundId: life.stage.roundId, atLeast: 0 });
  const [word] = await life.on.standing.list(life.stage.priya, life.stage.roundId);
  await life.on.standing.takeBack(life.stage.priya, life.stage.roundId, word?.id ?? '');
  await life.onDay('2026-11-12');
  expect(await life.stateOf('Amina')).toBe('lapsed');
});

test('whoever wants nobody else is left in peace, standing word or not', async () => {
  await life.on.standing.say(life.stage.priya, { roundId: life.stage.roundId, atLeast: 0 });
  const wish = { step: 'decline', reason: 'found-elsewhere', another: false } as const;
  await life.on.own.take(await life.as('student', 'Amina'), await life.pairingOf('Amina'), wish);
  await life.onDay('2026-11-04');
  expect(await life.stateOf('Amina')).toBe('declined');
  expect(await life.on.desk.needingPair(life.stage.priya, life.stage.roundId)).toEqual([]);
});

test('no answer yet: the silent one is asked, and when they stay silent it is closed', async () => {
  const id = await life.pairingOf('Amina');
  const [amina, joan] = [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')];
  await life.on.own.take(amina, id, { step: 'accept' });
  await life.on.own.take(joan, id, { step: 'accept' });
  await life.letters();
  const asked = await life.on.own.take(amina, id, { step: 'say-no-answer' });
  expect(asked.next).toEqual({ what: 'We have asked Joan for a sign of life.', by: '2026-11-10' });
  expect(await life.letters()).toEqual({ 'pairing-question': 1 });
  await life.onDay('2026-11-11');
  expect(await life.stateOf('Amina')).toBe('lapsed');
});

test('a sign of life keeps it going, to its end; a break ends by itself', async () => {
  const id = await life.pairingOf('Amina');
  const [amina, joan] = [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')];
  await life.on.own.take(amina, id, { step: 'accept' });
  await life.on.own.take(joan, id, { step: 'accept' });
  await life.on.own.take(amina, id, { step: 'say-no-answer' });
  await life.on.own.take(joan, id, { step: 'cannot-now' });
  expect(await life.stateOf('Amina')).toBe('paused');
  await expect(life.on.own.take(amina, id, { step: 'pause', until: '2026-12-24' })).rejects.toMatchObject({
    code: 'pairing.moved-on',
  });
  await life.onDay('2026-12-02');
  expect(await life.stateOf('Amina')).toBe('active');
  await life.on.own.take(amina, id, { step: 'say-met' });
  await life.onDay('2027-06-15');
  expect(await life.stateOf('Amina')).toBe('active');
  await life.onDay('2027-06-16');
  expect(await life.stateOf('Amina')).toBe('finished');
});

test('with nobody saying anything at all it comes to its end all the same', async () => {
  const id = await life.pairingOf('Amina');
  for (const who of [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')])
    await life.on.own.take(who, id, { step: 'accept' });
  for (const day of ['2026-12-24', '2027-06-16']) await life.onDay(day);
  expect(await life.stateOf('Amina')).toBe('finished');
  const open = await life.stage.db.query(
    `select 1 from deadline d join pairing p on p.id = d.pairing_id where d.done_at is null and p.state = 'finished'`,
  );
  expect(open).toEqual([]);
});

test('on days of exams nobody is reminded and nothing falls due; what would, does on the day after', async () => {
  const { priya, roundId, db } = life.stage;
  const lead = { ...priya, roles: ['programme-lead' as const] };
  const days = async () =>
    (await db.query<{ by: string }>('select distinct by::text as by from deadline where done_at is null')).map(
      ({ by }) => by,
    );
  const before = await days();
  // Two periods that follow on one another: the day after the second.
  await life.on.exams.add(lead, roundId, { from: '2026-11-12', until: '2026-11-13' });
  await life.on.exams.add(lead, roundId, { from: '2026-11-05', until: '2026-11-11' });
  expect(before).not.toContain('2026-11-14');
  expect(await life.on.exams.of(lead, roundId)).toHaveLength(2);
  const mine = await db.query<{ by: string }>(
    'select by::text as by from deadline where done_at is null and pairing_id = $1',
    [await life.pairingOf('Amina')],
  );
  expect(mine).toEqual([{ by: '2026-11-14' }]);
  const anew = await db.query(
    `with gone as (delete from deadline where done_at is null and pairing_id = $1 returning to_jsonb(deadline) as line)
     insert into deadline select (jsonb_populate_record(null::deadline, line || '{"by": "2026-11-06"}')).* from gone
     returning by::text as by`,
    [await life.pairingOf('Amina')],
  );
  expect(anew).toEqual(mine);
  for (const day of ['2026-11-07', '2026-11-09', '2026-11-11', '2026-11-13']) await life.onDay(day);
  expect([await life.letters(), await life.stateOf('Amina')]).toEqual([{}, 'proposed']);
  await life.onDay('2026-11-14');
  expect(await life.letters()).toEqual({ 'pairing-question': 4 });
  await life.onDay('2026-11-15');
  expect(await life.stateOf('Amina')).toBe('lapsed');
  await life.on.exams.remove(lead, roundId, '2026-11-05');
  expect(await life.on.exams.of(lead, roundId)).toHaveLength(1);
  // What is done stays where it was.
  const done = `select array_agg(by order by pairing_id, began_at, by) as days from deadline where done_at is not null`;
  const asDone = await db.query(done);
  await life.on.exams.add(lead, roundId, { from: '2026-11-14', until: '2026-11-15' });
  await db.query('update deadline set by = by where done_at is not null');
  expect(await db.query(done)).toEqual(asDone);
  const [moved] = await db.query<{ here: string; elsewhere: string }>(
    `select after_exams($1, $2, '2026-11-12')::text as here, after_exams($1, gen_random_uuid(), '2026-11-12')::text as elsewhere`,
    [priya.institutionId, roundId],
  );
  expect(moved).toEqual({ here: '2026-11-16', elsewhere: '2026-11-12' });
  const [{ n } = { n: 0 }] = await db.query<{ n: number }>(
    `select count(*)::int as n from audit_event where event = 'round.exam-days-changed' and object_id = $1`,
    [roundId],
  );
  expect(n).toBe(4);
});

test('days of exams are days, in order and no more than 60, entered by those who may, in a round that is there', async () => {
  const { priya, roundId, db } = life.stage;
  const lead = { ...priya, roles: ['programme-lead' as const] };
  const { exams } = life.on;
  for (const [from, until] of [
    ['2026-12-02', '2026-12-01'],
    ['2026-12-02', '2027-02-01'],
    ['2026-12-02', '2026-12-32'],
    ['2026-02-30', '2026-03-05'],
  ] as const)
    expect(() => exams.add(lead, roundId, { from, until })).toThrow('exam-days.wrong');
  await expect(exams.add(lead, randomUUID(), { from: '2026-12-02', until: '2026-12-03' })).rejects.toMatchObject({
    code: 'round.not-found',
  });
  expect(() => exams.add(priya, roundId, { from: '2026-12-02', until: '2026-12-03' })).toThrow('programmes.edit');
  expect(() => exams.remove(priya, roundId, '2026-12-02')).toThrow('programmes.edit');
  expect(() => exams.of({ ...priya, roles: ['student'] }, roundId)).toThrow('programmes.read');
  for (const until of ['2026-12-01', '2027-02-01'])
    await expect(
      db.query('insert into exam_days values ($1, $2, $3, $4)', [priya.institutionId, roundId, '2026-12-02', until]),
    ).rejects.toMatchObject({ constraint: 'exam_days_in_order' });
});
