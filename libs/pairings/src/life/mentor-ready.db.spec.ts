import type { Actor } from '@footing/kernel';
import { LifeStage } from '../spec/life-stage';

let life: LifeStage;
let amina: Actor;
let joan: Actor;
let id: string;
beforeAll(async () => {
  life = await LifeStage.open();
});
beforeEach(async () => {
  await life.published('Amina', 'Ben');
  [amina, joan] = [await life.as('student', 'Amina'), await life.as('mentor', 'Joan')];
  id = await life.pairingOf('Amina');
});
afterAll(() => life.close());

const sql = (text: string) =>
  life.stage.db.query(text.replaceAll(':joan', `(select mentor_id from account where id = '${joan.accountId}')`));
const accept = (who: Actor) => life.on.own.take(who, id, { step: 'accept' });
const notReady = { kind: 'conflict', code: 'pairing.mentor-not-ready' };

test('training that runs out between the two answers keeps it from beginning, until it is done again', async () => {
  await accept(joan);
  await sql(
    `update training_result set until = '2026-11-02' where mentor_id = :joan and code = 'mentors-safeguarding'`,
  );
  await expect(accept(amina)).rejects.toMatchObject(notReady);
  expect(await life.stateOf('Amina')).toBe('accepted');
  await sql(`update training_result set until = null where mentor_id = :joan`);
  expect(await accept(amina)).toMatchObject({ state: 'active' });
});

test('a check that the university asks for must be there, be a yes and count on the day', async () => {
  await sql(`insert into mentor_check_kind (institution_id, name) select id, 'A check' from institution`);
  const check = (passed: boolean, until: string) =>
    sql(`insert into mentor_check (institution_id, mentor_id, kind_id, passed, checked_on, until, set_by, set_at)
      select k.institution_id, :joan, k.id, ${String(passed)}, '2026-10-01', '${until}', '${joan.accountId}', now() from mentor_check_kind k
      on conflict (institution_id, mentor_id, kind_id) do update set passed = excluded.passed, until = excluded.until`);
  await accept(amina);
  await expect(accept(joan)).rejects.toMatchObject(notReady);
  await check(false, '2027-10-01');
  await expect(accept(joan)).rejects.toMatchObject(notReady);
  await check(true, '2026-11-03');
  await expect(accept(joan)).rejects.toMatchObject(notReady);
  await check(true, '2026-11-04');
  expect(await accept(joan)).toMatchObject({ state: 'active' });
  await sql(`update mentor_check_kind set ended_at = now()`);
});

test('a check of another kind of programme is not asked for', async () => {
  await sql(
    `insert into mentor_check_kind (institution_id, name, kinds) select id, 'Another', '{group}' from institution`,
  );
  expect(await accept(joan)).toMatchObject({ state: 'accepted' });
});

test('training for another kind of programme in which the mentor also takes part holds nobody up here', async () => {
  await sql(
    `with g as (insert into programme (institution_id, name, kind) select institution_id, 'Reverse', 'reverse'
         from account where id = '${joan.accountId}' returning institution_id, id),
       r as (insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
         select institution_id, id, 'Spring', '2026-09-01', '2026-10-01', '2026-11-01', '2026-11-02', '2027-06-01' from g
         returning institution_id, id)
     insert into offer (institution_id, round_id, mentor_id, answers, places) select institution_id, id, :joan, '{}', 1 from r`,
  );
  await sql(`delete from training_result where mentor_id = :joan and code = 'mentors-being-mentored'`);
  expect(await accept(joan)).toMatchObject({ state: 'accepted' });
});

test('no SQL makes a pairing active that the service would not', async () => {
  await accept(joan);
  await sql(`delete from training_result where mentor_id = :joan`);
  const step = life.stage.db.query(
    `insert into pairing_step (institution_id, pairing_id, number, step, who, from_state, to_state, reason, at, awaits, by)
     select institution_id, id, 0, 'accept', 'student', 'accepted', 'active', '', '2026-11-03', 'first-meeting', '2026-12-01'
     from pairing where id = $1`,
    [id],
  );
  await expect(step).rejects.toThrow('may not begin yet');
});
