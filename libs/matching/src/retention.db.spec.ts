import { Retention } from '@footing/consent';
import { peopleRetention } from '@footing/people';
import { matchingRetention } from './retention';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let institutionId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  await stage.newRound();
  await stage.student('Amina', { helpWanted: ['law'] });
  await stage.student('Ben', { helpWanted: ['art'] });
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  ({ institutionId } = stage.priya);
  const { id: draftId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, draftId);
  await desk.reviews.approve(stage.priya, { draftId, applicationId: stage.id('Amina'), seen: 0 });
  await stage.db.query(
    `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
       decision_id, answer_by)
     select p.institution_id, d.round_id, d.draft_id, p.application_id, p.offer_id, p.place_no, p.offer_places, p.score, 'proposed',
       d.id, '2026-12-08' from decision d join draft_pair p using (institution_id, draft_id, application_id)`,
  );
  await stage.db.query(
    `with made as (insert into import (institution_id, round_id, kind, state, file_name, file_size, confirmed_at, finished_at)
       values ($1, $2, 'students', 'done', 'a.csv', 1, '2026-10-01', '2026-10-01') returning id)
     insert into import_row (institution_id, import_id, row_number, content) select $1, id, 1, 'x' from made`,
    [institutionId, stage.roundId],
  );
});
afterAll(() => stage.close());

async function left(): Promise<Record<string, unknown>> {
  const [row] = await stage.db.query<Record<string, unknown>>(
    `select (select count(*)::int from import_row) as rows, (select count(*)::int from draft_input) as inputs,
       (select answers <> '{}' from application where id = $1) as "pairedAnswers",
       (select answers <> '{}' from application where id = $2) as "otherAnswers",
       (select answers <> '{}' from offer where id = $3) as "offerAnswers",
       (select count(*)::int from pairing) as pairings`,
    [stage.id('Amina'), stage.id('Ben'), stage.id('Joan')],
  );
  return row ?? {};
}

/** What goes when what is due on a day is let go of. */
async function afterDay(day: string): Promise<Record<string, unknown>> {
  const retention = new Retention(desk.database, [...peopleRetention, ...matchingRetention]);
  const officer = { ...stage.priya, roles: ['data-protection-officer'] } as const;
  const held = await left();
  await retention.daily(institutionId, day);
  const { planned } = await retention.view(officer);
  if (planned) await retention.doNow(officer, planned.id);
  const now = await left();
  return Object.fromEntries(Object.entries(now).filter(([key, value]) => held[key] !== value));
}

// The round's meetings end on 1 June 2027.
test('each kind of thing goes when its months are over, and nothing before', async () => {
  expect(await afterDay('2026-11-01')).toEqual({});
  expect(await afterDay('2026-11-02')).toEqual({ rows: 0 });
  expect(await afterDay('2028-06-01')).toEqual({});
  expect(await afterDay('2028-06-10')).toEqual({ inputs: 0, otherAnswers: false });
  expect(await afterDay('2029-06-01')).toEqual({});
  expect(await afterDay('2029-06-20')).toEqual({ pairedAnswers: false, offerAnswers: false });
  expect(await left()).toMatchObject({ pairings: 1 });
});
