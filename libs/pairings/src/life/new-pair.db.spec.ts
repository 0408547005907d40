import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
beforeAll(async () => {
  life = await LifeStage.open();
});
beforeEach(() => life.published('Amina', 'Ben'));
afterAll(() => life.close());

const mentorsOf = async (name: string) =>
  (
    await life.stage.db.query<{ mentor: string; state: string }>(
      `select m.first_name || ' ' || p.state as mentor from pairing p join offer o on o.id = p.offer_id join mentor m on m.id = o.mentor_id
       where p.application_id = $1 order by p.proposed_at, p.id`,
      [life.stage.id(name)],
    )
  ).map(({ mentor }) => mentor);

test('a student whose pairing was called off is in the next draft again, with somebody else, and published anew', async () => {
  const { stage, on } = life;
  await on.desk.take(stage.priya, await life.pairingOf('Amina'), 'call-off');
  await stage.db.query('update offer set places = 2 where id = $1', [stage.id('Tom')]);
  await stage.newDraft('pins-and-approved');
  expect(await stage.reviewStates()).toMatchObject({ 'Amina Example': 'open', 'Ben Example': 'published' });
  await stage.approve('Amina');
  stage.clock.moveTo(new Date('2026-11-04T09:00:00Z'));
  await (await stage.pairings()).publish(stage.priya, stage.draftId);
  expect(await mentorsOf('Amina')).toEqual(['Joan withdrawn', expect.stringMatching(/^(Tom|Una) proposed$/)]);
  expect(await on.desk.needingPair(stage.priya, stage.roundId)).toEqual([]);
});

test('who took the application back meanwhile waits for nobody', async () => {
  const { stage, on } = life;
  await on.desk.take(stage.priya, await life.pairingOf('Amina'), 'call-off');
  expect(await on.desk.needingPair(stage.priya, stage.roundId)).toHaveLength(1);
  await stage.db.query('update application set withdrawn_at = now() where id = $1', [stage.id('Amina')]);
  expect(await on.desk.needingPair(stage.priya, stage.roundId)).toEqual([]);
});

test('a mentor who objects to matching is offered to nobody by a standing word', async () => {
  const { stage, on } = life;
  await stage.db.query('update offer set places = 2 where id in ($1, $2)', [stage.id('Tom'), stage.id('Una')]);
  await stage.objects('mentor', 'Tom');
  await stage.objects('mentor', 'Una');
  await on.standing.say(stage.priya, { roundId: stage.roundId, atLeast: 0 });
  await on.desk.take(stage.priya, await life.pairingOf('Amina'), 'call-off');
  await life.onDay('2026-11-04');
  expect(await mentorsOf('Amina')).toEqual(['Joan withdrawn']);
});

test('a standing word of somebody who does not look after the student any more, or whose account is off, covers nobody', async () => {
  const { stage, on } = life;
  await stage.db.query('update offer set places = 2 where id = $1', [stage.id('Tom')]);
  await on.standing.say(stage.priya, { roundId: stage.roundId, atLeast: 0 });
  await stage.db.query('update portfolio set everything = false where account_id = $1', [stage.priya.accountId]);
  await on.desk.take({ ...stage.priya, roles: ['programme-lead'] }, await life.pairingOf('Amina'), 'call-off');
  await life.onDay('2026-11-04');
  expect(await mentorsOf('Amina')).toEqual(['Joan withdrawn']);
  await stage.db.query('update portfolio set everything = true where account_id = $1', [stage.priya.accountId]);
  await stage.db.query('update account set disabled_at = now() where id = $1', [stage.priya.accountId]);
  await life.onDay('2026-11-05');
  expect(await mentorsOf('Amina')).toEqual(['Joan withdrawn']);
  await stage.db.query('update account set disabled_at = null where id = $1', [stage.priya.accountId]);
  await life.onDay('2026-11-06');
  expect(await mentorsOf('Amina')).toEqual(['Joan withdrawn', 'Tom proposed']);
});

test('no hostile client offers by a word that does not cover it', async () => {
  const { stage, on } = life;
  await on.standing.say(stage.priya, { roundId: stage.roundId, atLeast: 0 });
  const [word] = await on.standing.list(stage.priya, stage.roundId);
  await on.standing.takeBack(stage.priya, stage.roundId, word?.id ?? '');
  await on.desk.take(stage.priya, await life.pairingOf('Amina'), 'call-off');
  const forged = stage.db.query(
    `insert into decision (institution_id, draft_id, round_id, application_id, offer_id, kind, before, revision, decided_by, standing_id)
     values ($1, $2, $3, $4, $5, 'approve', '{}', 999, $6, $7)`,
    [
      ...[stage.priya.institutionId, stage.draftId, stage.roundId, stage.id('Amina'), stage.id('Tom')],
      ...[stage.priya.accountId, word?.id],
    ],
  );
  await expect(forged).rejects.toMatchObject({ constraint: 'decision_under_standing' });
});

test('a mentor whose every place the newest draft promises to others is not suggested', async () => {
  const { stage, on } = life;
  await on.desk.take(stage.priya, await life.pairingOf('Amina'), 'call-off');
  const promised = await stage.db.query<{ id: string }>(
    `select o.id from offer o where o.places > 0 and o.places = (select count(*) from draft_pair d
       where d.offer_id = o.id and d.draft_id = $1 and d.place_no is not null and d.review <> 'published')`,
    [stage.draftId],
  );
  expect(promised).not.toEqual([]);
  const suggested = await on.newPairs.suggest(stage.priya, await life.pairingOf('Amina'));
  for (const { id } of promised) expect(suggested.map(({ offerId }) => offerId)).not.toContain(id);
  await stage.db.query('update offer set places = places + 1 where id = $1', [promised[0]?.id]);
  const more = await on.newPairs.suggest(stage.priya, await life.pairingOf('Amina'));
  expect(more).toContainEqual(expect.objectContaining({ offerId: promised[0]?.id, freePlaces: 1 }));
});

test('a word given with an approval stands or falls with it, and goes when it is taken back', async () => {
  const { stage, on } = life;
  await stage.newRound();
  const { revision } = await stage.drafts.find(stage.priya, stage.draftId);
  const words = async () => (await on.standing.list(stage.priya, stage.roundId)).map(({ studentName }) => studentName);
  const approve = (atLeast: number) =>
    stage.reviews.approve(stage.priya, {
      ...{ draftId: stage.draftId, applicationId: stage.id('Amina'), seen: revision },
      besides: (tx, about) => on.standing.sayWithin(tx, stage.priya, { ...about, atLeast }),
    });
  await expect(approve(-1)).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'atLeast' }] });
  expect(await stage.reviewStates()).toMatchObject({ 'Amina Example': 'open' });
  const decision = await approve(0);
  expect([await words(), await stage.reviewStates()]).toMatchObject([
    ['Amina Example'],
    { 'Amina Example': 'approved' },
  ]);
  await stage.reviews.undo(stage.priya, decision, (tx, about) => on.standing.endWithin(tx, stage.priya, about));
  expect([await words(), await stage.reviewStates()]).toMatchObject([[], { 'Amina Example': 'open' }]);
});
