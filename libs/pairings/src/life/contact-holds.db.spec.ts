import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
afterAll(() => life.close());

const here = () => ({ institutionId: life.stage.priya.institutionId });
const hold = (id: string, on = life.on) =>
  on.db.transaction(here(), (tx) => on.holds.hold(tx, here().institutionId, id), 'safeguarding');
const release = (id: string) =>
  life.on.db.transaction(here(), (tx) => life.on.holds.release(tx, here().institutionId, id), 'safeguarding');

/** Amina and Joan, who both said yes. */
async function underWay() {
  await life.published('Amina', 'Ben');
  const [amina, joan, id] = [
    await life.as('student', 'Amina'),
    await life.as('mentor', 'Joan'),
    await life.pairingOf('Amina'),
  ];
  await life.on.own.take(amina, id, { step: 'accept' });
  await life.on.own.take(joan, id, { step: 'accept' });
  return { amina, joan, id };
}

test('contact on hold: paused at once, neither of the two nor the team lets it go on, and both are told the same', async () => {
  const { amina, joan, id } = await underWay();
  await life.letters();
  await hold(id);
  await hold(id);
  expect(await life.stateOf('Amina')).toBe('paused');
  expect(await life.letters()).toEqual({ 'pairing-news': 2 });
  const seen = await life.on.own.find(joan, id);
  expect([seen.steps, seen.next]).toEqual([
    ['close'],
    { what: 'This is paused for now. Please do not be in contact until you hear from us.', by: null },
  ]);
  expect(seen.history.at(-1)?.what).toBe('Mentoring was paused for now.');
  await expect(life.on.own.take(amina, id, { step: 'resume' })).rejects.toMatchObject({ code: 'pairing.moved-on' });
  await expect(life.on.desk.take(life.stage.priya, id, 'resume')).rejects.toMatchObject({ code: 'pairing.on-hold' });
  await release(id);
  await release(id);
  expect(await life.stateOf('Amina')).toBe('active');
});

test('a break that the two had asked for does not end by itself while contact is on hold', async () => {
  const { amina, id } = await underWay();
  await life.on.own.take(amina, id, { step: 'pause', until: '2026-11-20' });
  await hold(id);
  await life.onDay('2026-11-25');
  expect(await life.stateOf('Amina')).toBe('paused');
  await life.onDay('2029-11-25');
  expect(await life.stateOf('Amina')).toBe('finished');
});

test.each([1, 2, 3, 4])('a second yes and a hold at the same moment: it never comes out under way (%i)', async () => {
  await life.published('Amina', 'Ben');
  const [amina, joan, id] = [
    await life.as('student', 'Amina'),
    await life.as('mentor', 'Joan'),
    await life.pairingOf('Amina'),
  ];
  await life.on.own.take(amina, id, { step: 'accept' });
  const other = await life.another();
  const ends = await Promise.allSettled([hold(id, other), life.on.own.take(joan, id, { step: 'accept' })]);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
  expect(await life.stateOf('Amina')).toBe('paused');
});

test('the database refuses what the code forgets: no pairing is under way while contact is on hold', async () => {
  const { id } = await underWay();
  await expect(
    life.on.db.transaction(here(), (tx) =>
      tx.query('insert into contact_hold (institution_id, pairing_id, since) values ($1, $2, now())', [
        here().institutionId,
        id,
      ]),
    ),
  ).rejects.toMatchObject({ driverError: { constraint: 'contact_held' } });
});
