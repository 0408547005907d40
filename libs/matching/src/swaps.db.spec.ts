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
  await stage.student('Ben', { helpWanted: ['law', 'music', 'maths', 'sport'] });
  await stage.student('Tom', { helpWanted: ['art', 'film', 'games', 'maths'] });
  await stage.student('Una', { helpWanted: ['sport'] });
  await stage.mentor('Lee', 1, { helpOffered: ['law', 'music', 'maths'] });
  await stage.mentor('Priti', 1, { helpOffered: ['art', 'film', 'games', 'law', 'music'] });
  await stage.mentor('Asha', 1, { helpOffered: ['art', 'film', 'law'] });
  await stage.mentor('Nia', 1, { helpOffered: ['sport'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});

const wish = (student: string, mentor: string) => ({ applicationId: stage.id(student), offerId: stage.id(mentor) });
const preview = (student: string, mentor: string) => desk.swaps.preview(stage.priya, draftId, wish(student, mentor));
const mentorOf = async (student: string) =>
  (await desk.bench.open(stage.priya, draftId, stage.id(student))).pair?.mentor.name.split(' ')[0];
const rows = () =>
  stage.db.query(
    `select application_id, offer_id, place_no, score, review, pinned, origin from draft_pair where draft_id = $1 order by 1`,
    [draftId],
  );

test('a swap says what it costs, who moves and that nobody loses their place', async () => {
  expect([await mentorOf('Ben'), await mentorOf('Tom')]).toEqual(['Lee', 'Priti']);
  const before = await rows();
  const { words, unsettled, loss } = await preview('Ben', 'Priti');
  expect(words).toEqual({
    cost: 'Giving Ben Example to Priti Example instead costs 50.0 in total fit.',
    moves: ['Tom Example would move to Asha Example (50, was 75).'],
    places: 'Nobody loses their place.',
  });
  expect(loss).toBeGreaterThan(0);
  expect(unsettled).toEqual([]);
  expect(await rows()).toEqual(before);
});

test('what is applied is what was previewed, and an undo restores every pair that moved', async () => {
  const before = await rows();
  const { revision } = await preview('Ben', 'Priti');
  const decision = await desk.swaps.swap(stage.priya, draftId, wish('Ben', 'Priti'), {
    revision,
    why: 'They asked for it',
  });
  expect([await mentorOf('Ben'), await mentorOf('Tom'), await mentorOf('Una')]).toEqual(['Priti', 'Asha', 'Nia']);
  const { pair } = await desk.bench.open(stage.priya, draftId, stage.id('Ben'));
  expect(pair).toMatchObject({ pinned: true, review: 'open' });
  const { history, undoable } = await desk.bench.open(stage.priya, draftId, stage.id('Tom'));
  expect({ history, undoable }).toMatchObject({ history: [{ kind: 'swap', students: 2 }], undoable: decision });
  await desk.reviews.undo(stage.priya, decision);
  expect(await rows()).toEqual(before);
});

test('a swap worked out before somebody else decided is not applied', async () => {
  const { revision } = await preview('Ben', 'Priti');
  await other.reviews.approve(stage.owen, { draftId, applicationId: stage.id('Una'), seen: 0 });
  const late = desk.swaps.swap(stage.priya, draftId, wish('Ben', 'Priti'), { revision, why: 'They asked for it' });
  await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'draft.changed' });
});

test('a swap is a use of those it moves, and is in the ledger', async () => {
  await desk.swaps.swap(stage.priya, draftId, wish('Ben', 'Priti'), { revision: 0, why: 'They asked for it' });
  const used = await stage.db.query<{ id: string }>(
    `select subject_id as id from consent.use_ledger where run = $1 and purpose = 'matching.core' order by 1`,
    [`swap ${draftId}`],
  );
  const moved = ['Ben', 'Tom', 'Lee', 'Priti', 'Asha'].map((name) => stage.personId(name));
  expect(used.map(({ id }) => id)).toEqual(moved.sort());
});

test('of two swaps at once one is applied whole', async () => {
  const both = await Promise.allSettled([
    desk.swaps.swap(stage.priya, draftId, wish('Ben', 'Priti'), { revision: 0, why: 'They asked for it' }),
    other.swaps.swap(stage.owen, draftId, wish('Una', 'Lee'), { revision: 0, why: 'They asked for it' }),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(new Set((await rows()).map((row) => (row as { offer_id: string }).offer_id)).size).toBe(3);
});

test('what was approved stays, unless the place wished for is the approved one', async () => {
  await desk.reviews.approve(stage.priya, { draftId, applicationId: stage.id('Tom'), seen: 0 });
  const elsewhere = await preview('Una', 'Lee');
  expect(elsewhere.moves.map(({ student }) => student)).not.toContain('Tom Example');
  const there = await preview('Ben', 'Priti');
  expect(there.unsettled).toEqual(['Tom Example']);
  await desk.swaps.swap(stage.priya, draftId, wish('Ben', 'Priti'), {
    revision: there.revision,
    why: 'They asked for it',
  });
  const { pair } = await desk.bench.open(stage.priya, draftId, stage.id('Tom'));
  expect(pair).toMatchObject({ review: 'open', mentor: { name: 'Asha Example' } });
});

test('a mentor whom a consultant said no to cannot be swapped to, nor the one the student has', async () => {
  await expect(preview('Ben', 'Lee')).rejects.toMatchObject({ code: 'swap.same-mentor' });
  await desk.reviews.reject(stage.priya, { draftId, applicationId: stage.id('Ben'), seen: 0 }, 'They are cousins');
  await expect(preview('Ben', 'Lee')).rejects.toMatchObject({ kind: 'conflict', code: 'swap.barred' });
});

test('the price on the bench is what the preview of that swap finds', async () => {
  const { alternatives } = await desk.bench.open(stage.priya, draftId, stage.id('Ben'), { patienceMs: 30_000 });
  const open = alternatives.filter(({ barriers }) => barriers.length === 0);
  expect(open).toHaveLength(3);
  for (const { offerId, price } of open) {
    const { loss } = await desk.swaps.preview(stage.priya, draftId, { applicationId: stage.id('Ben'), offerId });
    expect(price).toEqual({ places: 0, losingTier: null, points: loss });
  }
});
