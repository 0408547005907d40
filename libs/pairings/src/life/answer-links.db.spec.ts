import type { LinkStep } from './answer-link';
import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
beforeEach(async () => {
  await life.published('Amina', 'Ben');
  const id = await life.pairingOf('Amina');
  for (const who of [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')])
    await life.on.own.take(who, id, { step: 'accept' });
  await life.letters();
});
afterAll(() => life.close());

/** What a mail about what is awaited now would carry. */
async function link(side: 'student' | 'mentor', step: LinkStep): Promise<string> {
  const { institutionId } = life.stage.priya;
  const [row] = await life.stage.db.query<{ id: string }>(
    'select id from deadline where pairing_id = $1 and done_at is null',
    [await life.pairingOf('Amina')],
  );
  return life.on.db.transaction({ institutionId }, (tx) =>
    life.on.seals.make(tx, { institutionId, deadlineId: row?.id ?? '', side, step }),
  );
}
const isOpen = async (text: string) => (await life.on.links.open(text))?.isOpen;
const movedOn = { code: 'pairing.moved-on' };

test('a link that says they met says so once', async () => {
  const met = await link('student', 'say-met');
  life.stage.clock.moveTo(new Date('2026-11-04T09:00:00Z'));
  expect(await life.on.links.answer(met)).toMatchObject({ step: 'say-met' });
  expect(await isOpen(met)).toBe(false);
  await expect(life.on.links.answer(met)).rejects.toMatchObject(movedOn);
});

test('an old mail cannot ask for a sign of life again and again, nor after they have met', async () => {
  const [silent, met, mentors] = [
    await link('student', 'say-no-answer'),
    await link('student', 'say-met'),
    await link('mentor', 'say-no-answer'),
  ];
  life.stage.clock.moveTo(new Date('2026-11-04T09:00:00Z'));
  await life.on.links.answer(silent);
  expect(await life.letters()).toEqual({ 'pairing-question': 1 });
  expect(await isOpen(silent)).toBe(false);
  // Whoever had no answer and then met can still say so from the same mail; each side has links of its own.
  expect([await isOpen(met), await isOpen(mentors)]).toEqual([true, true]);
  await life.on.links.answer(met);
  expect([await isOpen(met), await isOpen(silent)]).toEqual([false, false]);
  await expect(life.on.links.answer(silent)).rejects.toMatchObject(movedOn);
  expect((await life.letters())['pairing-question']).toBeUndefined();
});

test('a break from an old mail is taken once; the mail after it asks anew', async () => {
  const old = await link('student', 'cannot-now');
  life.stage.clock.moveTo(new Date('2026-11-04T09:00:00Z'));
  await life.on.links.answer(old);
  await life.onDay('2026-12-03');
  expect(await life.stateOf('Amina')).toBe('active');
  expect([await isOpen(old), await isOpen(await link('student', 'cannot-now'))]).toEqual([false, true]);
});

test('a no from a mail says what would suit better, and whether to look on, as one that is given here', async () => {
  await life.published('Amina');
  const id = await life.pairingOf('Amina');
  const [row] = await life.stage.db.query<{ id: string }>(
    'select id from deadline where pairing_id = $1 and done_at is null',
    [id],
  );
  const { institutionId } = life.stage.priya;
  const no = await life.on.db.transaction({ institutionId }, (tx) =>
    life.on.seals.make(tx, { institutionId, deadlineId: row?.id ?? '', side: 'student', step: 'decline' }),
  );
  await life.on.links.answer(no, { reason: 'other-field', better: 'same-field', another: false });
  const [kept] = await life.stage.db.query<{ another: boolean; better: string }>(
    `select p.another, n.better from pairing p join pairing_note n on n.pairing_id = p.id where p.id = $1`,
    [id],
  );
  expect(kept).toEqual({ another: false, better: 'same-field' });
});
