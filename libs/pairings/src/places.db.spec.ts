import { LifeStage } from './spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
beforeEach(() => life.published('Amina', 'Ben'));
afterAll(() => life.close());

test('a mentor offers more, and never fewer than are held; who holds the last moves up when another leaves', async () => {
  const joan = await life.as('mentor', 'Joan');
  const offer = life.stage.id('Joan');
  expect(await life.on.places.of(joan)).toMatchObject([{ offerId: offer, places: 2, held: 2, pausedUntil: null }]);
  await expect(life.on.places.change(joan, offer, 1)).rejects.toMatchObject({ kind: 'conflict', code: 'places.held' });
  const [first] = await life.stage.db.query<{ name: string }>(
    `select s.first_name as name from pairing p join application a on a.id = p.application_id join student s on s.id = a.student_id
     where p.offer_id = $1 and p.place_no = 1`,
    [offer],
  );
  const wish = { step: 'decline', reason: 'not-now' } as const;
  await life.on.own.take(await life.as('student', first?.name ?? ''), await life.pairingOf(first?.name ?? ''), wish);
  expect(await life.on.places.change(joan, offer, 1)).toMatchObject({ places: 1, held: 1 });
  await expect(life.on.places.change(joan, offer, 0)).rejects.toMatchObject({ code: 'places.held' });
  expect(await life.on.places.change(joan, offer, 3)).toMatchObject({ places: 3, held: 1 });
  for (const odd of [-1, 21, 1.5]) expect(() => life.on.places.change(joan, offer, odd)).toThrow('places.number');
});

test('a mentor on a break is offered to nobody, and nobody else changes their places', async () => {
  const [joan, tom] = [await life.as('mentor', 'Joan'), await life.as('mentor', 'Tom')];
  await life.stage.db.query('update offer set places = 2 where id = $1', [life.stage.id('Tom')]);
  const day = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  expect(await life.on.places.pause(tom, life.stage.id('Tom'), day)).toMatchObject({ pausedUntil: day });
  await life.on.desk.take(life.stage.priya, await life.pairingOf('Amina'), 'call-off');
  const names = async () =>
    (await life.on.newPairs.suggest(life.stage.priya, await life.pairingOf('Amina'))).map(
      ({ mentorName }) => mentorName,
    );
  expect(await names()).not.toContain('Tom Example');
  await life.on.places.resume(tom, life.stage.id('Tom'));
  expect(await names()).toContain('Tom Example');
  await expect(life.on.places.change(joan, life.stage.id('Tom'), 2)).rejects.toMatchObject({ code: 'offer.not-found' });
  expect(() => life.on.places.of(life.stage.priya)).toThrow('offer.own');
});
