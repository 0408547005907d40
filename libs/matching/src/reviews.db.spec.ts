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
  await stage.student('Amina', { helpWanted: ['law'], about: 'I like to argue' }, 1);
  await stage.student('Ben', { helpWanted: ['law', 'writing'] }, 2);
  await stage.student('Cerys', { helpWanted: ['writing'] }, 3);
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  await stage.mentor('Tom', 1, { helpOffered: ['law', 'writing'] });
  draftId = await ready('nothing');
});

async function ready(keep: 'nothing' | 'pins' | 'pins-and-approved'): Promise<string> {
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep });
  await desk.drafts.run(institutionId, id);
  return id;
}

const at = (name: string, seen = 0) => ({ draftId, applicationId: stage.id(name), seen });
const look = (name: string) => desk.bench.open(stage.priya, draftId, stage.id(name));
const logged = () =>
  stage.db.query<{ kind: string }>('select kind from decision where draft_id = $1 order by revision', [draftId]);

test('the bench shows both people, the reasons for all three readers, and what can be done', async () => {
  const { student, pair, alternatives, undoable, unmatched } = await look('Amina');
  expect(student).toMatchObject({ name: 'Amina Example', schoolName: 'Law' });
  expect(student.answers).toEqual([
    { key: 'helpWanted', label: 'Help wanted', value: 'law' },
    { key: 'about', label: 'About them', value: 'I like to argue' },
  ]);
  expect(pair).toMatchObject({ mentor: { name: 'Joan Example' }, score: 65535, review: 'open', pinned: false });
  expect(pair?.steps).toEqual(['approve', 'reject', 'pin', 'swap']);
  expect(pair?.reasons.student).toEqual(['Joan Example can help with law, as you asked.']);
  expect(pair?.reasons.consultant[0]).toBe('Amina Example with Joan Example: fit 100 of 100.');
  expect(alternatives).toMatchObject([{ mentorName: 'Tom Example', freePlaces: 0, barriers: [] }]);
  expect({ undoable, unmatched }).toEqual({ undoable: null, unmatched: null });
});

test('what was shared in confidence is not on the bench', async () => {
  await stage.shares('Amina', 'first in family');
  await stage.shares('Joan', 'first in family');
  draftId = await ready('nothing');
  const entry = await look('Amina');
  expect(entry.pair?.parts.map(({ kind }) => kind)).toContain('shared-experience');
  expect(JSON.stringify({ ...entry, draft: null })).not.toContain('first in family');
});

test('an approval is recorded, counted and can be taken back', async () => {
  const decision = await desk.reviews.approve(stage.priya, at('Amina'));
  const { pair, undoable, history } = await look('Amina');
  expect(pair).toMatchObject({ review: 'approved' });
  expect(undoable).toBe(decision);
  expect(history).toMatchObject([{ kind: 'approve', decidedBy: 'Priya', mentorName: 'Joan Example', isUndone: false }]);
  expect(await desk.bench.queue(stage.priya, draftId)).toMatchObject({ reviewed: 1, pairs: 2, total: 3 });
  await desk.reviews.undo(stage.priya, decision);
  expect((await look('Amina')).pair).toMatchObject({ review: 'open' });
  expect(await logged()).toEqual([{ kind: 'approve' }, { kind: 'undo' }]);
  await expect(desk.reviews.undo(stage.priya, decision)).rejects.toMatchObject({ code: 'decision.overtaken' });
});

test('a decision that its own maker sends again is the same decision; from anybody else it is refused', async () => {
  const approval = await desk.reviews.approve(stage.priya, at('Amina'));
  const again = { ...at('Amina'), mayRepeat: true };
  expect(await desk.reviews.approve(stage.priya, again)).toBe(approval);
  expect(await logged()).toEqual([{ kind: 'approve' }]);
  await expect(other.reviews.approve(stage.owen, again)).rejects.toMatchObject({ code: 'draft.changed' });
  await expect(desk.reviews.approve(stage.priya, at('Amina'))).rejects.toMatchObject({ code: 'draft.changed' });
  await desk.reviews.reject(stage.priya, at('Amina', 1), 'They are cousins');
  await expect(desk.reviews.approve(stage.priya, again)).rejects.toMatchObject({ code: 'draft.changed' });
  const otherwise = desk.reviews.reject(stage.priya, { ...again, seen: 2 }, 'They work together');
  await expect(otherwise).rejects.toMatchObject({ code: 'review.cannot-move' });
});

test('two consultants decide about one student at once: one wins, the other is told', async () => {
  const both = await Promise.allSettled([
    desk.reviews.approve(stage.priya, at('Amina')),
    other.reviews.reject(stage.owen, at('Amina'), 'They know each other'),
  ]);
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(lost.reason).toMatchObject({ kind: 'conflict', code: 'draft.changed' });
  expect(await logged()).toHaveLength(1);
});

test('two consultants decide about two students at once: both count', async () => {
  await Promise.all([desk.reviews.approve(stage.priya, at('Amina')), other.reviews.approve(stage.owen, at('Ben'))]);
  expect(await desk.bench.queue(stage.priya, draftId, { status: 'approved' })).toMatchObject({ total: 2, revision: 2 });
});

test('many are approved at once, or none', async () => {
  const unmatched = [stage.id('Amina'), stage.id('Cerys')];
  await expect(desk.reviews.approveMany(stage.priya, draftId, unmatched, 0)).rejects.toMatchObject({
    kind: 'not-found',
  });
  expect(await logged()).toEqual([]);
  await desk.reviews.approveMany(stage.priya, draftId, [stage.id('Amina'), stage.id('Ben')], 0);
  expect(await desk.bench.queue(stage.priya, draftId)).toMatchObject({ reviewed: 2 });
});

test('a rejection needs a reason, frees the place, and later drafts keep to it', async () => {
  await expect(desk.reviews.reject(stage.priya, at('Amina'), '  ')).rejects.toMatchObject({
    code: 'decision.no-reason',
    fields: [{ field: 'reason' }],
  });
  await desk.reviews.reject(stage.priya, at('Amina'), 'They are cousins');
  expect((await look('Ben')).alternatives).toMatchObject([{ mentorName: 'Joan Example', freePlaces: 1 }]);
  expect((await look('Amina')).alternatives.at(-1)).toMatchObject({ barriers: ['A consultant said no to this pair'] });
  draftId = await ready('nothing');
  expect((await look('Amina')).pair).toMatchObject({ mentor: { name: 'Tom Example' } });
});

test('a rejection of an earlier draft can be taken back, once: the two may be paired again', async () => {
  const rejection = await desk.reviews.reject(stage.priya, at('Amina'), 'They are cousins');
  draftId = await ready('nothing');
  expect((await look('Amina')).history).toMatchObject([{ id: rejection, isUndone: false }]);
  await desk.reviews.undo(stage.owen, rejection);
  expect((await look('Amina')).alternatives).toMatchObject([{ mentorName: 'Joan Example', barriers: [] }]);
  await expect(desk.reviews.undo(stage.owen, rejection)).rejects.toMatchObject({ code: 'decision.overtaken' });
});

test('what was pinned or approved is in the next draft when it is kept, with its approval', async () => {
  await desk.swaps.swap(
    stage.priya,
    draftId,
    { applicationId: stage.id('Amina'), offerId: stage.id('Tom') },
    { revision: 0, why: 'They asked for it' },
  );
  await desk.reviews.approve(stage.priya, at('Ben', 1));
  draftId = await ready('pins');
  expect((await look('Amina')).pair).toMatchObject({ mentor: { name: 'Tom Example' }, pinned: true, review: 'open' });
  expect((await look('Ben')).pair).toMatchObject({ review: 'open' });
  await desk.reviews.approve(stage.priya, at('Ben'));
  draftId = await ready('pins-and-approved');
  expect((await look('Ben')).pair).toMatchObject({ review: 'approved', pinned: false });
});

test('a draft that has been replaced, or is being replaced, is only read', async () => {
  const first = draftId;
  const next = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await expect(desk.reviews.approve(stage.priya, at('Amina'))).rejects.toMatchObject({ code: 'draft.being-replaced' });
  await desk.drafts.run(stage.priya.institutionId, next.id);
  await expect(desk.reviews.approve(stage.priya, at('Amina'))).rejects.toMatchObject({ code: 'draft.superseded' });
  expect(await desk.drafts.find(stage.priya, first)).toMatchObject({ readOnly: 'draft.superseded' });
});

test('a decision cannot be taken back from under a later one', async () => {
  const approval = await desk.reviews.approve(stage.priya, at('Ben'));
  const wish = { applicationId: stage.id('Cerys'), offerId: stage.id('Tom') };
  const swap = await desk.swaps.swap(stage.priya, draftId, wish, { revision: 1, why: 'They asked for it' });
  await expect(desk.reviews.undo(stage.priya, approval)).rejects.toMatchObject({ code: 'decision.overtaken' });
  await desk.reviews.undo(stage.owen, swap);
  await desk.reviews.undo(stage.owen, approval);
  expect((await look('Ben')).pair).toMatchObject({ review: 'open', mentor: { name: 'Tom Example' } });
});

test('a rejection whose place has been given away cannot be taken back', async () => {
  const rejection = await desk.reviews.reject(stage.priya, at('Ben'), 'They are cousins');
  await desk.swaps.swap(
    stage.priya,
    draftId,
    { applicationId: stage.id('Cerys'), offerId: stage.id('Tom') },
    { revision: 1, why: 'They asked for it' },
  );
  await expect(desk.reviews.undo(stage.priya, rejection)).rejects.toMatchObject({ code: 'decision.overtaken' });
});

test('the queue is narrowed by school, tier, fit, status and words, and knows the neighbours', async () => {
  const names = async (filter: object) =>
    (await desk.bench.queue(stage.priya, draftId, filter)).entries.map(({ studentName }) => studentName.split(' ')[0]);
  expect(await names({ order: 'name' })).toEqual(['Amina', 'Ben', 'Cerys']);
  expect(await names({ tier: 1 })).toEqual(['Amina']);
  expect(await names({ status: 'unmatched' })).toEqual(['Cerys']);
  expect((await names({ minScore: 1 })).sort()).toEqual(['Amina', 'Ben']);
  expect(await names({ maxScore: 0.5 })).toEqual([]);
  expect(await names({ search: 'joan' })).toEqual(['Amina']);
  expect((await names({ school: stage.schoolId })).length).toBe(3);
  const [first, second] = (await desk.bench.queue(stage.priya, draftId, { order: 'tier' })).entries;
  const opened = await desk.bench.open(stage.priya, draftId, first?.applicationId ?? '', { order: 'tier' });
  expect([opened.previous, opened.next]).toEqual([null, second?.applicationId]);
});

test('decisions are never changed or removed, whoever asks the database', async () => {
  await desk.reviews.approve(stage.priya, at('Amina'));
  const change = stage.db.query(`update decision set reason = 'x' where draft_id = $1`, [draftId]);
  await expect(change).rejects.toMatchObject({ constraint: 'decision_stays' });
  const removal = stage.db.query('delete from decision where draft_id = $1', [draftId]);
  await expect(removal).rejects.toMatchObject({ constraint: 'decision_stays' });
  await expect(stage.db.query('truncate decision cascade')).rejects.toMatchObject({ constraint: 'decision_stays' });
});

test('the database refuses a rejection without a reason, and a place beyond those offered', async () => {
  const [institution, round, application, offer] = [
    stage.priya.institutionId,
    stage.roundId,
    stage.id('Amina'),
    stage.id('Joan'),
  ];
  const silent = stage.db.query(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, override, before, revision, decided_by)
     values ($1, $2, $3, $4, $5, 'reject', 'other', '{}', 7, $6)`,
    [institution, draftId, round, application, offer, stage.priya.accountId],
  );
  const unsorted = stage.db.query(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, reason, before, revision, decided_by)
     values ($1, $2, $3, $4, $5, 'reject', 'They are cousins', '{}', 7, $6)`,
    [institution, draftId, round, application, offer, stage.priya.accountId],
  );
  await expect(unsorted).rejects.toMatchObject({ constraint: 'decision_override_said' });
  await expect(silent).rejects.toMatchObject({ constraint: 'decision_reject_with_reason' });
  const beyond = stage.db.query('update draft_pair set place_no = 2 where draft_id = $1 and offer_id = $2', [
    draftId,
    offer,
  ]);
  await expect(beyond).rejects.toMatchObject({ constraint: 'draft_pair_within_places' });
});

test('a job cannot decide', async () => {
  const job = { ...stage.priya, accountId: null, roles: ['system' as const] };
  await expect(desk.reviews.approve(job, at('Amina'))).rejects.toMatchObject({ code: 'decision.needs-a-person' });
});
