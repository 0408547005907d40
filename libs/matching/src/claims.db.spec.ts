import type { Actor } from '@footing/kernel';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let other: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  [desk, other] = [await stage.desk(), await stage.desk()];
});
afterAll(() => stage.close());

beforeEach(async () => {
  await stage.newRound();
  await stage.student('Amina', { helpWanted: ['law'] }, 1);
  await stage.student('Ben', { helpWanted: ['writing'] }, 2);
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  await stage.mentor('Tom', 1, { helpOffered: ['writing'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});

const of = (name: string) => ({ draftId, applicationId: stage.id(name) });
const amina = () => of('Amina');
const at = (name: string, seen = 0) => ({ draftId, applicationId: stage.id(name), seen });
const minutes = (many: number) => many * 60_000;

test('whoever opens a student first has them, and the queue says so to others', async () => {
  expect(await desk.claims.take(stage.priya, amina())).toMatchObject({ isMine: true, by: 'Priya' });
  expect(await other.claims.take(stage.owen, amina())).toMatchObject({ isMine: false, by: 'Priya' });
  const { held } = await other.bench.queue(stage.owen, draftId);
  expect([...held]).toEqual([[stage.id('Amina'), { by: 'Priya', isMine: false }]]);
});

test('deciding about a student whom a colleague has is refused, and the database refuses it too', async () => {
  await desk.claims.take(stage.priya, amina());
  const refused = { kind: 'conflict', code: 'claim.with-another' };
  await expect(other.reviews.approve(stage.owen, at('Amina'))).rejects.toMatchObject(refused);
  await expect(other.reviews.reject(stage.owen, at('Amina'), 'They are cousins')).rejects.toMatchObject(refused);
  await expect(other.reviews.pin(stage.owen, at('Amina'))).rejects.toMatchObject(refused);
  const swap = { applicationId: stage.id('Ben'), offerId: stage.id('Joan') };
  const swapped = other.swaps.swap(stage.owen, draftId, swap, { revision: 0, why: 'It suits better' });
  await expect(swapped).rejects.toMatchObject(refused);
  const byHand = stage.db.query(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, before, revision, decided_by, decided_at)
     values ($1, $2, $3, $4, $5, 'approve', '{"touches": []}', 1, $6, $7)`,
    [
      stage.owen.institutionId,
      draftId,
      stage.roundId,
      stage.id('Amina'),
      stage.id('Joan'),
      stage.owen.accountId,
      stage.clock.now(),
    ],
  );
  await expect(byHand).rejects.toMatchObject({ constraint: 'decision_not_over_a_claim' });
  await desk.reviews.approve(stage.priya, at('Amina'));
});

test('whoever decides about a student whom nobody has, has them meanwhile, and lets go afterwards', async () => {
  const decision = await desk.reviews.approve(stage.priya, at('Amina'));
  await other.claims.take(stage.owen, amina());
  await expect(desk.reviews.undo(stage.priya, decision)).rejects.toMatchObject({ code: 'claim.with-another' });
  await other.reviews.undo(stage.owen, decision);
});

test('a claim ends by itself, and lasts while the page shows signs of life', async () => {
  await desk.claims.take(stage.priya, amina());
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + minutes(9)));
  await desk.claims.keep(stage.priya, amina());
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + minutes(9)));
  expect(await other.claims.take(stage.owen, amina())).toMatchObject({ by: 'Priya' });
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + minutes(2)));
  expect(await other.claims.take(stage.owen, amina())).toMatchObject({ isMine: true });
  expect(await desk.claims.keep(stage.priya, amina())).toMatchObject({ isMine: false, by: 'Owen' });
});

test('a colleague who asks is handed the student, or waits three minutes', async () => {
  await desk.claims.take(stage.priya, amina());
  expect(await other.claims.ask(stage.owen, amina())).toMatchObject({ isMine: false, isAsking: true });
  expect(await desk.claims.keep(stage.priya, amina())).toMatchObject({ isMine: true, asker: 'Owen' });
  expect(await desk.claims.answer(stage.priya, amina(), 'keep')).toMatchObject({ isMine: true, asker: null });
  await other.claims.ask(stage.owen, amina());
  expect(await desk.claims.answer(stage.priya, amina(), 'hand-over')).toMatchObject({ isMine: false, by: 'Owen' });
  const again = desk.claims.answer(stage.priya, amina(), 'hand-over');
  await expect(again).rejects.toMatchObject({ code: 'claim.nobody-asks' });
  await desk.claims.ask(stage.priya, amina());
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + minutes(2)));
  await other.claims.keep(stage.owen, amina());
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + minutes(2)));
  expect(await desk.claims.take(stage.priya, amina())).toMatchObject({ isMine: true });
});

test('two hundred people open one student at once: one has them, and everybody else is told who', async () => {
  const people = await colleagues(200);
  const claims = await Promise.all(people.map((one, at) => (at % 2 ? desk : other).claims.take(one, amina())));
  const winners = claims.filter(({ isMine }) => isMine);
  expect(winners).toHaveLength(1);
  expect(new Set(claims.map(({ by }) => by)).size).toBe(1);
  const mine = claims.findIndex(({ isMine }) => isMine);
  const others = people.filter((_, n) => n !== mine).slice(0, 20);
  const decided = await Promise.allSettled(others.map((one) => desk.reviews.approve(one, at('Amina'))));
  const codes = decided.map((one) => (one.status === 'rejected' ? (one.reason as { code: string }).code : 'decided'));
  expect(new Set(codes)).toEqual(new Set(['claim.with-another']));
  await other.reviews.approve(people[mine] ?? stage.owen, at('Amina'));
});

test('one person has three students at a time; with the fourth the first is let go', async () => {
  for (const name of ['Cai', 'Dee', 'Eve']) await stage.student(name, { helpWanted: ['law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
  for (const name of ['Amina', 'Cai', 'Dee', 'Eve']) {
    stage.clock.moveTo(new Date(stage.clock.now().getTime() + 1000));
    await desk.claims.take(stage.priya, of(name));
  }
  expect(await other.claims.take(stage.owen, amina())).toMatchObject({ isMine: true });
  expect(await other.claims.take(stage.owen, of('Cai'))).toMatchObject({ by: 'Priya' });
});

async function colleagues(many: number): Promise<Actor[]> {
  const { institutionId } = stage.priya;
  const rows = await stage.db.query<{ id: string }>(
    `insert into account (institution_id, name, email) select $1, 'Colleague ' || n, 'colleague' || n || '@wharfedale.example'
     from generate_series(1, $2::int) n returning id`,
    [institutionId, many],
  );
  return rows.map(({ id }) => ({ institutionId, accountId: id, roles: ['programme-lead'] }));
}

test('a student who is not in the draft is nobody’s to have', async () => {
  await stage.student('Late', { helpWanted: ['law'] });
  await expect(desk.claims.take(stage.priya, of('Late'))).rejects.toMatchObject({ kind: 'not-found' });
});

test('asking how a student stands takes nobody', async () => {
  await desk.claims.standing(stage.priya, amina());
  expect(await desk.claims.standing(stage.priya, amina())).toMatchObject({ isMine: false, by: null });
  expect(await other.claims.take(stage.owen, amina())).toMatchObject({ isMine: true });
  expect(await desk.claims.standing(stage.priya, amina())).toMatchObject({ isMine: false, by: 'Owen' });
});
