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
/** YYYY-MM-DD, so many days before a day. */
const dayBefore = (day: string, days: number) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
const accept = (who: Actor) => life.on.own.take(who, id, { step: 'accept' });
const steps = () => sql(`select who, to_state as "to" from pairing_step where pairing_id = '${id}' order by number`);

test('training that runs out between the two answers keeps it from beginning, until it is done again', async () => {
  await accept(joan);
  await sql(
    `update training_result set until = '2026-11-02' where mentor_id = :joan and code = 'mentors-safeguarding'`,
  );
  const waits = await accept(amina);
  expect(waits).toMatchObject({ state: 'accepted', steps: ['decline'] });
  expect(waits.next.what).toMatch(/^You both said yes. It begins by itself as soon as Joan/);
  await expect(accept(amina)).rejects.toMatchObject({ code: 'pairing.moved-on' });
  await sql(`update training_result set until = null where mentor_id = :joan`);
  expect(await life.on.silence.letBegin(amina.institutionId)).toBe(1);
  expect(await life.stateOf('Amina')).toBe('active');
});

test('a yes before the training is done counts and waits, nobody is told anything else, and it begins by itself', async () => {
  await sql(`delete from training_result where mentor_id = :joan`);
  await life.letters();
  const yes = await accept(joan);
  expect(yes).toMatchObject({ state: 'proposed', steps: ['decline'] });
  expect(yes.next.what).toBe(
    'You said yes, and it counts. Finish your training: then it begins as soon as Amina has said yes too.',
  );
  expect((await life.on.own.find(amina, id)).next.what).toBe('Joan said yes. Say yes or no.');
  expect(await accept(amina)).toMatchObject({ state: 'accepted' });
  expect((await life.on.own.find(amina, id)).next.what).toMatch(
    /^You both said yes. It begins by itself as soon as Joan/,
  );
  expect((await life.on.own.find(joan, id)).next.what).toMatch(
    /^You both said yes. It begins by itself as soon as your/,
  );
  expect(await life.on.silence.letBegin(joan.institutionId)).toBe(0);
  await sql(
    `insert into training_result (institution_id, mentor_id, code, version, passed_at)
     select a.institution_id, a.mentor_id, t.code, 1, '2026-10-01' from account a, training_shipped t
     where a.id = '${joan.accountId}' and t.audience = 'mentor'`,
  );
  expect(await life.on.silence.letBegin(joan.institutionId)).toBe(1);
  expect(await life.on.silence.letBegin(joan.institutionId)).toBe(0);
  expect(await life.stateOf('Amina')).toBe('active');
  expect(await steps()).toEqual([
    { who: 'student', to: 'accepted' },
    { who: 'mentor', to: 'active' },
  ]);
});

test('the clock reminds of the training that a yes waits for, and a place is not kept for ever by it', async () => {
  await sql(`delete from training_result where mentor_id = :joan`);
  await accept(joan);
  await accept(amina);
  await life.letters();
  const by = (await life.on.own.find(joan, id)).next.by ?? '';
  await life.onDay(dayBefore(by, 1));
  expect(
    await sql(`select last_told_at is not null as told from deadline where pairing_id = '${id}' and done_at is null`),
  ).toEqual([{ told: true }]);
  expect((await life.letters())['pairing-question']).toBeGreaterThan(0);
  await life.onDay(dayBefore(by, -1));
  expect(await life.stateOf('Amina')).toBe('lapsed');
});

test('a check that the university asks for must be there, be a yes and count on the day', async () => {
  await sql(`insert into mentor_check_kind (institution_id, name) select id, 'A check' from institution`);
  const check = (passed: boolean, until: string) =>
    sql(`insert into mentor_check (institution_id, mentor_id, kind_id, passed, checked_on, until, set_by, set_at)
      select k.institution_id, :joan, k.id, ${String(passed)}, '2026-10-01', '${until}', '${joan.accountId}', now() from mentor_check_kind k
      on conflict (institution_id, mentor_id, kind_id) do update set passed = excluded.passed, until = excluded.until`);
  await accept(amina);
  expect(await accept(joan)).toMatchObject({ state: 'accepted', steps: ['decline'] });
  const begins = () => life.on.silence.letBegin(joan.institutionId);
  expect(await begins()).toBe(0);
  await check(false, '2027-10-01');
  expect(await begins()).toBe(0);
  await check(true, '2026-11-03');
  expect(await begins()).toBe(0);
  // It is the university that is late: nobody loses anything by it.
  await life.onDay(dayBefore((await life.on.own.find(joan, id)).next.by ?? '', -1));
  expect(await life.stateOf('Amina')).toBe('accepted');
  await check(true, '2027-10-01');
  expect(await begins()).toBe(1);
  expect(await life.stateOf('Amina')).toBe('active');
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
