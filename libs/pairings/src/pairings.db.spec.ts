import { createHash } from 'node:crypto';
import type { Pairings } from './pairings.service';
import { Stage } from './spec/stage';

let stage: Stage;
let pairings: Pairings;
let elsewhere: Pairings;
beforeAll(async () => {
  stage = await Stage.open();
  [pairings, elsewhere] = [await stage.pairings(), await stage.pairings()];
});
beforeEach(() => stage.newRound());
afterAll(() => stage.close());

const publish = () => pairings.publish(stage.priya, stage.draftId);
const kept = () =>
  stage.db.query<{ offer_id: string; place_no: number; application_id: string }>(
    'select offer_id, place_no, application_id from pairing where round_id = $1 order by offer_id, place_no',
    [stage.roundId],
  );

/** A pairing row written by somebody who knows SQL and not our rules. */
async function byHand(over: Partial<Record<'application' | 'offer' | 'place' | 'places' | 'decision', unknown>>) {
  const [decision] = await stage.db.query<{ id: string }>(
    `select id from decision where draft_id = $1 and application_id = $2 order by revision desc`,
    [stage.draftId, stage.id('Amina')],
  );
  const row = {
    application: stage.id('Amina'),
    offer: stage.id('Joan'),
    place: 1,
    places: 2,
    decision: decision?.id,
    ...over,
  };
  return stage.db.query(
    `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score,
       state, decision_id, answer_by) values ($1, $2, $3, $4, $5, $6, $7, 1, 'proposed', $8, '2026-12-01')`,
    [
      ...[stage.priya.institutionId, stage.roundId, stage.draftId],
      ...[row.application, row.offer, row.place, row.places, row.decision],
    ],
  );
}

test('approved pairs become pairings with a place and a last day for the answer; open ones do not', async () => {
  await stage.approve('Amina', 'Ben');
  expect(await pairings.preview(stage.priya, stage.draftId)).toMatchObject({ toCreate: 2, already: 0, readOnly: null });
  expect(await publish()).toEqual({ created: 2, already: 0 });
  expect((await kept()).map(({ place_no }) => place_no)).toEqual([1, 2]);
  expect(await pairings.list(stage.priya, stage.roundId)).toMatchObject([
    { studentName: 'Amina Example', mentorName: 'Joan Example', answerBy: '2026-11-10', approvedBy: 'Priya' },
    { studentName: 'Ben Example' },
  ]);
});

test('the seed of the lottery is open once something is published, and it is the one that was promised', async () => {
  const shown = async () => (await stage.drafts.find(stage.priya, stage.draftId)).lottery;
  const { commitment, seed: before } = await shown();
  expect(before).toBeNull();
  await stage.approve('Amina');
  await publish();
  const { seed } = await shown();
  expect(seed).toMatch(/^[0-9a-f]{32}$/);
  expect(
    createHash('sha256')
      .update(seed ?? '')
      .digest('hex'),
  ).toBe(commitment);
});

test('publishing twice, even at once, makes none twice', async () => {
  await stage.approve('Amina', 'Ben');
  const both = await Promise.all([publish(), elsewhere.publish(stage.priya, stage.draftId)]);
  expect(both.map(({ created }) => created).sort()).toEqual([0, 2]);
  await stage.approve('Cerys');
  expect(await publish()).toEqual({ created: 1, already: 2 });
  expect(await kept()).toHaveLength(3);
});

test('when a mentor has fewer places now, nothing is published and the students are named by id', async () => {
  await stage.approve('Amina', 'Ben', 'Cerys');
  await stage.db.query('update offer set places = 1 where id = $1', [stage.id('Joan')]);
  const refused = publish();
  await expect(refused).rejects.toMatchObject({ kind: 'conflict', code: 'pairing.places-changed' });
  await expect(refused).rejects.toMatchObject({
    fields: [{ field: [stage.id('Amina'), stage.id('Ben')].sort()[1] }],
  });
  expect(await kept()).toEqual([]);
});

test('what has been published stays in every later draft, and cannot be decided about any more', async () => {
  await stage.approve('Amina');
  await publish();
  await stage.newDraft('nothing');
  const seen = { draftId: stage.draftId, applicationId: stage.id('Amina'), seen: 0 };
  await expect(stage.reviews.reject(stage.priya, seen, 'No')).rejects.toMatchObject({ code: 'review.cannot-move' });
  const wish = { applicationId: stage.id('Amina'), offerId: stage.id('Tom') };
  await expect(stage.swaps.preview(stage.priya, stage.draftId, wish)).rejects.toMatchObject({
    code: 'review.published',
  });
  expect(await publish()).toEqual({ created: 0, already: 1 });
  await stage.approve('Cerys');
  await stage.newDraft('pins-and-approved');
  const kept = { 'Amina Example': 'published', 'Cerys Example': 'approved' };
  expect(await stage.reviewStates()).toMatchObject(kept);
});

test('what has been published stands though the rules or the answers would bar it now', async () => {
  await stage.approve('Amina');
  await publish();
  await stage.db.query(
    `update application a set answers = a.answers || jsonb_build_object('avoid', m.email)
     from offer o join mentor m on m.id = o.mentor_id where a.id = $1 and o.id = $2`,
    [stage.id('Amina'), stage.id('Joan')],
  );
  await stage.newDraft('nothing');
  expect(await stage.drafts.find(stage.priya, stage.draftId)).toMatchObject({ state: 'ready', refusal: null });
  expect(await stage.reviewStates()).toMatchObject({ 'Amina Example': 'published' });
  const wish = { applicationId: stage.id('Cerys'), offerId: stage.id('Una') };
  expect(await stage.swaps.preview(stage.priya, stage.draftId, wish)).toMatchObject({ unsettled: [] });
});

test('more pairs than one statement of the database takes values are approved and published at once', async () => {
  const many = 6_000;
  await stage.db.query('update offer set places = 2 where id = $1', [stage.id('Joan')]);
  await stage.db.query(
    `with person as (insert into student (institution_id, first_name, last_name, email)
       select $1, 'Many', 'Example', gen_random_uuid() || '@many.example' from generate_series(1, $4) returning id),
     part as (insert into application (institution_id, round_id, student_id, answers)
       select $1, $2, id, '{}' from person returning id),
     mentor as (insert into mentor (institution_id, first_name, last_name, email)
       select $1, 'Many', 'Example', gen_random_uuid() || '@mentors.example' from generate_series(1, $4 / 500) returning id),
     given as (insert into offer (institution_id, round_id, mentor_id, answers, places)
       select $1, $2, id, '{}', 500 from mentor returning id)
     insert into draft_pair (institution_id, draft_id, application_id, offer_id, tier, place_no, offer_places, score, parts, origin)
       select $1, $3, p.id, g.id, 1, 1 + p.n / ($4 / 500), 500, 1, '[]', 'engine'
       from (select id, (row_number() over ())::int - 1 as n from part) p
         join (select id, (row_number() over ())::int - 1 as n from given) g on g.n = p.n % ($4 / 500)`,
    [stage.priya.institutionId, stage.roundId, stage.draftId, many],
  );
  await stage.db.query(
    `insert into draft_use (institution_id, draft_id, subject_id, purpose, epoch)
     select institution_id, $1, subject_id, purpose, epoch from consent.state where purpose = 'matching.core'
     on conflict do nothing`,
    [stage.draftId],
  );
  const pairs = await stage.db.query<{ application_id: string }>(
    'select application_id from draft_pair where draft_id = $1',
    [stage.draftId],
  );
  const ids = pairs.map(({ application_id }) => application_id);
  await stage.reviews.approveMany(stage.priya, stage.draftId, ids, 0);
  expect(await publish()).toEqual({ created: ids.length, already: 0 });
}, 60_000);

test('an approval that was published cannot be taken back', async () => {
  await stage.approve('Amina');
  const [{ id } = { id: '' }] = await stage.db.query<{ id: string }>('select id from decision where draft_id = $1', [
    stage.draftId,
  ]);
  await publish();
  await expect(stage.reviews.undo(stage.priya, id)).rejects.toMatchObject({
    kind: 'conflict',
    code: 'review.published',
  });
});

test('an approval of an earlier draft counts when its pairs were kept', async () => {
  await stage.approve('Cerys');
  await stage.newDraft('pins-and-approved');
  expect(await publish()).toEqual({ created: 1, already: 0 });
});

test('only the newest draft is published', async () => {
  const first = stage.draftId;
  await stage.approve('Amina');
  await stage.newDraft('nothing');
  await expect(pairings.publish(stage.priya, first)).rejects.toMatchObject({ code: 'draft.superseded' });
});

describe('whoever writes to the database', () => {
  test('makes no pairing without a decision about these two people', async () => {
    await stage.approve('Amina');
    await expect(byHand({ decision: stage.draftId })).rejects.toMatchObject({ constraint: 'pairing_by_decision' });
    await expect(byHand({ application: stage.id('Ben') })).rejects.toMatchObject({ constraint: 'pairing_by_decision' });
    await expect(byHand({ offer: stage.id('Tom'), places: 1 })).rejects.toMatchObject({
      constraint: 'pairing_by_decision',
    });
  });

  test('makes no pairing of a decision that is not an approval, or was taken back', async () => {
    const seen = { draftId: stage.draftId, applicationId: stage.id('Amina'), seen: 0 };
    const pin = await stage.reviews.pin(stage.priya, seen);
    await expect(byHand({ decision: pin })).rejects.toMatchObject({ constraint: 'pairing_by_decision' });
    const approval = await stage.reviews.approve(stage.priya, { ...seen, seen: 1 });
    await stage.reviews.undo(stage.priya, approval);
    await expect(byHand({ decision: approval })).rejects.toMatchObject({ constraint: 'pairing_decision_stands' });
  });

  test('gives no place twice, and none beyond those offered', async () => {
    await stage.approve('Amina', 'Ben');
    await publish();
    const twice = stage.db.query('update pairing set place_no = 1 where round_id = $1', [stage.roundId]);
    await expect(twice).rejects.toMatchObject({ constraint: 'pairing_place_taken_once' });
    const beyond = stage.db.query('update pairing set place_no = 3 where round_id = $1 and place_no = 2', [
      stage.roundId,
    ]);
    await expect(beyond).rejects.toMatchObject({ constraint: 'pairing_within_places' });
    const pretended = stage.db.query('update pairing set offer_places = 9 where round_id = $1', [stage.roundId]);
    await expect(pretended).rejects.toMatchObject({ constraint: 'pairing_places_as_offered' });
  });

  test('does not lower a mentor’s places below those in use', async () => {
    await stage.approve('Amina', 'Ben');
    await publish();
    const lowered = stage.db.query('update offer set places = 1 where id = $1', [stage.id('Joan')]);
    await expect(lowered).rejects.toMatchObject({ constraint: 'pairing_within_places' });
    await expect(stage.db.query('update offer set places = 3 where id = $1', [stage.id('Joan')])).resolves.toEqual([]);
  });

  test('makes one pairing a student and round', async () => {
    await stage.approve('Amina');
    await publish();
    await expect(byHand({ place: 2 })).rejects.toMatchObject({ constraint: 'pairing_one_a_student' });
  });

  test('records no decision about a student whose pairing has been published', async () => {
    await stage.approve('Amina');
    await publish();
    const late = stage.db.query(
      `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, before, revision, decided_by)
       values ($1, $2, $3, $4, $5, 'approve', '{}', 99, $6)`,
      [
        ...[stage.priya.institutionId, stage.draftId, stage.roundId, stage.id('Amina')],
        ...[stage.id('Tom'), stage.priya.accountId],
      ],
    );
    await expect(late).rejects.toMatchObject({ constraint: 'decision_before_publication' });
  });
});
