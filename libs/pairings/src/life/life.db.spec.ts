import { LifeStage } from '../spec/life-stage';
import { lifeSteps, moves } from '../domain/lifecycle';
import { waits } from '../domain/waits';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
afterAll(() => life.close());

test('the database holds the lifecycle that the code has, line by line', async () => {
  const rows = await life.stage.db.query<{ line: string }>(
    `select step || ' ' || from_state || ' ' || to_state || ' ' || who as line from pairing_move`,
  );
  const lines = moves.map(({ step, from, to, who }) => `${step} ${from} ${to} ${who}`);
  expect(rows.map(({ line }) => line).sort()).toEqual(lines.sort());
  const awaited = await life.stage.db.query<{ line: string }>(
    `select state || ' ' || awaits as line from pairing_wait where awaits <> ''`,
  );
  const coded = Object.entries(waits).map(([awaits, { state }]) => `${state} ${awaits}`);
  expect(awaited.map(({ line }) => line).sort()).toEqual(coded.sort());
  expect(lifeSteps).toHaveLength(8);
});

test('both say yes, and mentoring begins; each is written to, and the day is on the page', async () => {
  await life.published('Amina', 'Ben');
  await life.onDay('2026-11-03');
  expect(await life.letters()).toEqual({ 'pairing-question': 4 });
  const id = await life.pairingOf('Amina');
  const [amina, joan] = [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')];
  const first = await life.on.own.take(amina, id, { step: 'accept' });
  expect(first).toMatchObject({
    state: 'accepted',
    side: 'student',
    steps: ['decline'],
    other: { name: 'Joan', shown: [] },
  });
  expect(first.next).toEqual({ what: 'You said yes. We are waiting for Joan.', by: '2026-11-10' });
  expect(first.reasons.length).toBeGreaterThan(0);
  expect(await life.letters()).toEqual({ 'pairing-question': 1 });
  await expect(life.on.own.take(amina, id, { step: 'accept' })).rejects.toMatchObject({ code: 'pairing.moved-on' });
  const both = await life.on.own.take(joan, id, { step: 'accept' });
  expect(both).toMatchObject({ state: 'active', side: 'mentor' });
  expect(both.history.map(({ what }) => what)).toEqual([
    'You were proposed to each other.',
    'Amina said yes.',
    'You said yes, and mentoring began.',
  ]);
  expect(await life.letters()).toEqual({ 'pairing-news': 2, 'pairing-question': 2 });
  await expect(life.on.own.find(await life.as('student', 'Ben'), id)).rejects.toMatchObject({ kind: 'not-found' });
});

test('odd addresses and names from old files stop nobody: whoever can be written to is', async () => {
  await life.published('Amina', 'Ben');
  await life.stage.db.query(
    `update student set first_name = 'An', email = 'an.' || student.id || '@student.example' from application a
     where a.student_id = student.id and a.id = $1`,
    [life.stage.id('Amina')],
  );
  await life.stage.db.query(
    `update mentor set email = 'joan <' || mentor.id || '@x.example>' from offer o where o.mentor_id = mentor.id and o.id = $1`,
    [life.stage.id('Joan')],
  );
  await life.letters();
  await life.onDay('2026-11-03');
  expect(await life.letters()).toEqual({ 'pairing-question': 2 });
  await life.on.desk.take(life.stage.priya, await life.pairingOf('Amina'), 'call-off');
  expect(await life.letters()).toEqual({ 'pairing-news': 1 });
});
