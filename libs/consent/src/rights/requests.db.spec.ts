import type { Actor } from '@footing/kernel';
import { RightsStage } from '../spec/rights-stage';

let stage: RightsStage;
let amina: Actor & { accountId: string };
let officer: Actor;

beforeAll(async () => {
  stage = await RightsStage.open();
  officer = await stage.person('data-protection-officer');
});
beforeEach(async () => {
  stage.on('2026-09-03T09:00:00Z');
  amina = await stage.person('student', 'amina');
});
afterAll(() => stage.close());

const stateOf = async (id: string) => {
  const { state, dueOn, acknowledgedOn } = await stage.own.find(amina, id);
  return { state, dueOn, acknowledgedOn };
};

test('what somebody asks is kept sealed, due by the rule, and acknowledged by mail that says nothing of it', async () => {
  const id = await stage.own.ask(amina, { kind: 'correct', words: 'My course is Zoology' });
  expect(await stage.own.find(amina, id)).toMatchObject({
    ...{ kind: 'correct', state: 'received', receivedOn: '2026-09-03', dueOn: '2026-10-05', acknowledgeBy: null },
    lines: [{ step: 'asked', words: 'My course is Zoology', dueOn: '2026-10-05' }],
  });
  const kept = await stage.db.query<{ words: Buffer | null }>('select words from rights_line where request_id = $1', [
    id,
  ]);
  expect(kept.map(({ words }) => words?.includes('Zoology'))).toEqual([false]);
  expect(await stage.db.query(`select kind from mail order by id`)).toContainEqual({ kind: 'right-notice' });
});

test('it goes from hand to answer, and each step is there to be read', async () => {
  const id = await stage.own.ask(amina, { kind: 'object', words: 'no news please' });
  await stage.requests.step(officer, id, 'take-in-hand', '');
  stage.on('2026-09-07T09:00:00Z');
  await stage.requests.step(officer, id, 'ask-clarification', 'Which news?');
  expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
  stage.on('2026-09-14T09:00:00Z');
  await stage.own.sayMore(amina, id, 'All of it');
  expect(await stateOf(id)).toMatchObject({ state: 'in-hand', dueOn: '2026-10-12' });
  await stage.requests.step(officer, id, 'extend', 'There is a lot of it');
  expect(await stateOf(id)).toMatchObject({ dueOn: '2026-12-10' });
  await stage.closings.close(officer, id, { outcome: 'stopped', ground: null, words: 'We stopped' });
  const { state, outcome, lines } = await stage.own.find(amina, id);
  expect([state, outcome]).toEqual(['done', 'stopped']);
  expect(lines.map(({ step, words }) => [step, words])).toEqual([
    ...[
      ['asked', 'no news please'],
      ['taken-in-hand', null],
      ['clarification-asked', 'Which news?'],
    ],
    ...[
      ['came-back', 'All of it'],
      ['extended', 'There is a lot of it'],
      ['closed', 'We stopped'],
    ],
  ]);
  await expect(stage.own.sayMore(amina, id, 'more')).rejects.toMatchObject({ code: 'right.step' });
});

test('who somebody is has to be known before the month begins', async () => {
  const id = await stage.inHand(amina, officer);
  await stage.requests.step(officer, id, 'ask-identity', 'Please show us your card');
  stage.on('2026-09-20T09:00:00Z');
  await stage.own.sayMore(amina, id, 'Here it is');
  expect(await stateOf(id)).toMatchObject({ state: 'waiting' });
  await stage.requests.step(officer, id, 'carry-on', '');
  expect(await stateOf(id)).toMatchObject({ state: 'in-hand', dueOn: '2026-10-20' });
});

test('a complaint is acknowledged when somebody takes it in hand', async () => {
  const id = await stage.own.ask(amina, { kind: 'complain', words: 'Nobody answered' });
  expect(await stage.own.find(amina, id)).toMatchObject({ acknowledgeBy: '2026-10-03', acknowledgedOn: null });
  await stage.requests.step(officer, id, 'take-in-hand', '');
  expect(await stateOf(id)).toMatchObject({ acknowledgedOn: '2026-09-03' });
  await stage.closings.close(officer, id, { outcome: 'explained', ground: null, words: 'This is what happened' });
  expect(await stateOf(id)).toMatchObject({ state: 'done' });
});

test('the board has the late first, what stands still last, and counts what is late', async () => {
  const here = await RightsStage.open('scotland');
  const [bo, dpo] = [await here.person('mentor'), await here.person('data-protection-officer')];
  const ask = async (day: string, kind: 'erase' | 'correct' | 'complain') => {
    here.on(`${day}T09:00:00Z`);
    return here.own.ask(bo, { kind, words: kind });
  };
  const [late, later] = [await ask('2026-09-01', 'erase'), await ask('2026-09-20', 'correct')];
  const complaint = await ask('2026-09-19', 'complain');
  const still = await ask('2026-08-20', 'correct');
  await here.requests.step(dpo, still, 'take-in-hand', '');
  await here.requests.step(dpo, still, 'ask-clarification', 'What?');
  here.on('2026-10-05T09:00:00Z');
  const board = await here.requests.board(dpo, { state: 'open' });
  expect(board.requests.map(({ id, daysLeft }) => [id, daysLeft])).toEqual([
    ...[
      [late, -4],
      [complaint, 14],
      [later, 15],
      [still, null],
    ],
  ]);
  expect([board.total, board.late]).toEqual([4, 1]);
  expect((await here.requests.board(dpo, { kind: 'correct', state: 'open' })).total).toBe(2);
  expect((await here.requests.board(dpo, { state: 'closed' })).total).toBe(0);
  await here.close();
});

test('nobody reads or works on what is another person’s, another institution’s, or not their work', async () => {
  const id = await stage.own.ask(amina, { kind: 'erase', words: '' });
  const [bee, elsewhere] = [await stage.person('student'), await stage.university(`u${Date.now()}`)];
  const strange = await stage.person('data-protection-officer', 'strange', elsewhere);
  const unknown = { code: 'right.not-found' };
  await expect(stage.own.find(bee, id)).rejects.toMatchObject(unknown);
  await expect(stage.own.sayMore(bee, id, 'x')).rejects.toMatchObject(unknown);
  await expect(stage.requests.find(strange, id)).rejects.toMatchObject(unknown);
  await expect(stage.closings.close(strange, id, { outcome: 'erased', ground: null, words: '' })).rejects.toMatchObject(
    unknown,
  );
  for (const role of ['administrator', 'programme-lead', 'student', 'consultant'] as const) {
    const actor = { ...officer, roles: [role] };
    expect(() => stage.requests.find(actor, id)).toThrow('rights.handle');
    expect(() => stage.erasures.preview(actor, id)).toThrow('rights.handle');
  }
});

test('ten can be open at once, not eleven', async () => {
  for (let asked = 0; asked < 10; asked += 1) await stage.own.ask(amina, { kind: 'correct', words: 'x' });
  await expect(stage.own.ask(amina, { kind: 'correct', words: 'x' })).rejects.toMatchObject({ code: 'right.too-many' });
});

test('two who take the next step at once: one does', async () => {
  const id = await stage.own.ask(amina, { kind: 'correct', words: 'x' });
  const both = await Promise.allSettled([1, 2].map(() => stage.requests.step(officer, id, 'take-in-hand', '')));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

const inside = (sql: string) =>
  stage.database.transaction({ institutionId: stage.institutionId }, (tx) => tx.query(sql), 'own');
const stoppedBy = (constraint: string) => ({ driverError: { constraint } });

test.each([
  ['skip a step', `state = 'done', outcome = 'erased', closed_at = now()`, 'rights_request_step'],
  ['change whom it is about', 'subject_id = gen_random_uuid()', 'rights_request_step'],
  ['change when it came', 'received_on = received_on - 1', 'rights_request_step'],
  ['wait before it is in hand', `state = 'waiting'`, 'rights_request_step'],
  ['take it in hand without a line', `state = 'in-hand', handler_id = account_id`, 'rights_request_has_a_line'],
  ['take it in hand as nobody', `state = 'in-hand'`, 'rights_request_in_somebodys_hand'],
])('past our own code nobody can %s', async (_, set, constraint) => {
  const id = await stage.own.ask(amina, { kind: 'erase', words: 'x' });
  const change = inside(`update rights_request set ${set} where id = '${id}'`);
  await expect(change).rejects.toMatchObject(stoppedBy(constraint));
});

test.each([
  ['put off the day', 'due_on = due_on + 30', 'rights_request_due_by_the_rule'],
  ['bring it forward', 'due_on = due_on - 3', 'rights_request_due_by_the_rule'],
  ['wait for nothing', `state = 'waiting'`, 'rights_request_waits_for_something'],
  ['refuse without saying why', `state = 'refused', outcome = 'refused', closed_at = now()`, 'rights_request_says_why'],
  [
    'end it in a way of another kind',
    `state = 'done', outcome = 'corrected', closed_at = now()`,
    'rights_request_outcome_of_its_kind',
  ],
  ['end it without an outcome', `state = 'done', closed_at = now()`, 'rights_request_closed_with_outcome'],
  ['take two months', `months = 2, due_on = '2026-11-03'`, 'rights_request_months_known'],
])('past our own code nobody can take something in hand and then %s', async (_, set, constraint) => {
  const id = await stage.inHand(amina, officer);
  const change = inside(`update rights_request set ${set} where id = '${id}'`);
  await expect(change).rejects.toMatchObject(stoppedBy(constraint));
});

test('a request begins as received', async () => {
  const begun = inside(`insert into rights_request
      (institution_id, kind, state, account_id, subject_kind, subject_id, received_on, start_on, due_on, outcome, closed_at)
    values ('${stage.institutionId}', 'erase', 'done', '${amina.accountId}', 'student', '${amina.accountId}', '2026-09-03',
      '2026-09-03', '2026-10-05', 'erased', now())`);
  await expect(begun).rejects.toMatchObject(stoppedBy('rights_request_step'));
});

test('what is closed stays closed, and nobody changes a line, the owner neither', async () => {
  const id = await stage.inHand(amina, officer, 'correct');
  await stage.closings.close(officer, id, { outcome: 'refused', ground: 'correct-as-it-is', words: 'We checked' });
  const opened = `state = 'in-hand', outcome = null, ground = null, closed_at = null`;
  const again = inside(`update rights_request set ${opened} where id = '${id}'`);
  await expect(again).rejects.toMatchObject(stoppedBy('rights_request_step'));
  await expect(inside(`update rights_line set step = 'closed'`)).rejects.toThrow('permission denied');
  await expect(inside('delete from rights_request')).rejects.toThrow('permission denied');
  await expect(stage.db.query('delete from rights_line')).rejects.toThrow('only ever added to');
});

test('every step leaves a line in the record of who looked', async () => {
  const erasing = await stage.own.ask(amina, { kind: 'erase', words: '' });
  await stage.erasures.preview(officer, erasing);
  const id = await stage.inHand(amina, officer, 'correct');
  await stage.own.sayMore(amina, id, 'and this');
  await stage.requests.find(officer, id);
  await stage.requests.board(officer, {});
  await stage.closings.close(officer, id, { outcome: 'corrected', ground: null, words: 'Done' });
  const lines = await stage.db.query<{ event: string }>(
    `select e.event from audit_event e join audit_subject s on s.institution_id = e.institution_id and s.event_id = e.id
     where s.kind = 'account' and s.subject_id = $1 order by e.id`,
    [amina.accountId],
  );
  expect(lines.map(({ event }) => event)).toEqual(
    ['asked', 'erasure-viewed', 'asked', 'handled', 'answered', 'viewed', 'listed', 'closed'].map(
      (word) => `right.${word}`,
    ),
  );
});
