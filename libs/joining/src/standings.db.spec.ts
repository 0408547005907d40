import { Notices, ShownTexts } from '@footing/consent';
import type { Actor } from '@footing/kernel';
import { OwnApplications } from '@footing/people';
import { testSecrets } from '@footing/testing';
import { LifeStage } from '../../pairings/src/spec/life-stage';
import type { Stage } from '../../pairings/src/spec/stage';
import { Seats } from './seats.service';
import { Standings } from './standings.service';
import { Withdrawals } from './withdrawals.service';

let life: LifeStage;
let stage: Stage;
let standings: Standings;
let withdrawals: Withdrawals;
const names = ['Amina', 'Ben', 'Eli', 'Fay'] as const;
const actors = new Map<string, Actor>();

beforeAll(async () => {
  life = await LifeStage.open();
  stage = life.stage;
  const db = await stage.connect();
  const secrets = testSecrets();
  const seats = new Seats(db, stage.clock, new OwnApplications(secrets), new ShownTexts(new Notices(), secrets));
  standings = new Standings(seats, life.on.own);
  withdrawals = new Withdrawals(seats);
});
afterAll(() => life.close());

/** Four students want law, where there are two places; of Eli and Fay one comes later. */
beforeEach(async () => {
  actors.clear();
  await stage.newRound();
  const here = stage.priya.institutionId;
  for (const [name, tier] of [
    ['Eli', 2],
    ['Fay', 3],
  ] as const)
    await stage.db.query(
      `with s as (insert into student (institution_id, first_name, last_name, email)
           values ($1, $2, 'Example', lower($2) || $4 || '@student.example') returning id)
       insert into application (institution_id, round_id, student_id, answers, sealed_tier)
       select $1, $3, id, '{"helpWanted": ["law"]}', $5 from s`,
      [here, name, stage.roundId, stage.roundId.slice(-6), tier],
    );
  for (const name of names) {
    const [account] = await stage.db.query<{ id: string }>(
      `with s as (select a.student_id from application a join student s on s.id = a.student_id
           where a.round_id = $2 and s.first_name = $3),
         c as (insert into account (institution_id, name, email, student_id)
           select $1, $3, lower($3) || $4 || '@account.example', student_id from s returning id)
       insert into account_role (institution_id, account_id, role) select $1, id, 'student' from c returning account_id as id`,
      [here, stage.roundId, name, stage.roundId.slice(-6)],
    );
    actors.set(name, { institutionId: here, accountId: account?.id ?? '', roles: ['student'] });
  }
  await stage.newDraft('nothing');
});

const actor = (name: (typeof names)[number]): Actor =>
  actors.get(name) ?? { institutionId: '', accountId: null, roles: [] };
const of = async (name: (typeof names)[number]) => {
  const found = (await standings.of(actor(name))).find(({ round }) => round.roundId === stage.roundId);
  if (!found) throw new Error(`${name} stands nowhere`);
  return found;
};
const publish = async () => {
  await stage.approve('Amina', 'Ben', 'Cerys', 'Dafydd');
  await (await stage.pairings()).publish(stage.priya, stage.draftId);
};

test('until pairings are announced everybody is being looked for, whoever the draft leaves out', async () => {
  for (const name of names)
    expect(await of(name)).toMatchObject({ code: 'matching', place: null, why: [], meanwhile: '' });
});

test('once they are, those with somebody see them, and the others why not, their place, and what there is meanwhile', async () => {
  await publish();
  expect(await of('Amina')).toMatchObject({ code: 'paired', place: null, pairing: { other: { name: 'Joan' } } });
  const [eli, fay] = [await of('Eli'), await of('Fay')];
  expect(eli).toMatchObject({ code: 'not-this-time', pairing: null, place: { place: 1, of: 2 } });
  expect(fay).toMatchObject({ code: 'not-this-time', place: { place: 2, of: 2 } });
  expect(eli.why.join(' ')).toMatch(/could not find you a mentor/);
  expect(eli.why.join(' ')).not.toMatch(/tier|priority/i);
  expect(eli.meanwhile).toContain('careers adviser');
  await stage.db.query(
    `insert into meanwhile_text (institution_id, programme_id, body) select institution_id, programme_id, 'Come to the law fair.'
     from round where id = $1 on conflict (institution_id, programme_id) do update set body = excluded.body`,
    [stage.roundId],
  );
  expect((await of('Eli')).meanwhile).toBe('Come to the law fair.');
});

test('who takes their application back waits no longer, and the next moves up; who lets it stand again is back', async () => {
  await publish();
  await withdrawals.withdraw(actor('Eli'), stage.roundId);
  expect((await of('Eli')).code).toBe('withdrawn');
  expect((await of('Fay')).place).toEqual({ place: 1, of: 1 });
  await withdrawals.undo(actor('Eli'), stage.roundId);
  expect((await of('Fay')).place).toEqual({ place: 2, of: 2 });
});

test('who lost their pairing waits among the others, until there is somebody else or they want nobody', async () => {
  await publish();
  const decline = async (name: 'Amina' | 'Ben', another: boolean) => {
    const id = await life.pairingOf(name);
    await life.on.own.take(actor(name), id, { step: 'decline', reason: 'not-now', another });
  };
  await decline('Amina', true);
  await decline('Ben', false);
  expect(await of('Amina')).toMatchObject({ code: 'fell-through', place: { place: 1, of: 3 }, why: [] });
  expect(await of('Ben')).toMatchObject({ code: 'said-enough', place: null });
  expect((await of('Eli')).place).toEqual({ place: 2, of: 3 });
  expect((await of('Fay')).place).toEqual({ place: 3, of: 3 });
  await withdrawals.withdraw(actor('Amina'), stage.roundId);
  expect((await of('Eli')).place).toEqual({ place: 1, of: 2 });
});

test('with somebody who waits for an answer nothing is taken back', async () => {
  await publish();
  await expect(withdrawals.withdraw(actor('Amina'), stage.roundId)).rejects.toMatchObject({
    code: 'application.has-pairing',
  });
});

test('who takes their application back is in no new draft, and no pair that was approved before is published', async () => {
  await stage.approve('Amina', 'Ben');
  await withdrawals.withdraw(actor('Amina'), stage.roundId);
  const around = stage.db.query(
    `insert into pairing (institution_id, round_id, draft_id, application_id, offer_id, place_no, offer_places, score, state,
       decision_id, answer_by)
     select d.institution_id, d.round_id, d.draft_id, d.application_id, d.offer_id, 1, o.places, 1, 'proposed', d.id, '2027-01-01'
     from decision d join offer o on o.id = d.offer_id where d.application_id = $1 and d.kind = 'approve'`,
    [stage.id('Amina')],
  );
  await expect(around).rejects.toMatchObject({ constraint: 'pairing_not_withdrawn' });
  expect(await (await stage.pairings()).publish(stage.priya, stage.draftId)).toMatchObject({ created: 1 });
  expect((await of('Amina')).code).toBe('withdrawn');
  await stage.newDraft('pins-and-approved');
  const found = await stage.db.query<{ n: number }>(
    `select ((select count(*) from draft_pair where draft_id = $1 and application_id = $2)
       + (select count(*) from draft_unmatched where draft_id = $1 and application_id = $2))::int as n`,
    [stage.draftId, stage.id('Amina')],
  );
  expect(found).toEqual([{ n: 0 }]);
});
