import type { Actor } from '@footing/kernel';
import type { QueryRunner } from 'typeorm';
import { choicesOf } from '../choices.service';
import { RightsStage } from '../spec/rights-stage';

let stage: RightsStage;
let officer: Actor;
beforeAll(async () => {
  stage = await RightsStage.open();
  officer = await stage.person('data-protection-officer');
});
afterAll(() => stage.close());
beforeEach(() => stage.on('2026-09-03T10:00:00Z'));

const studentOf = (actor: Actor) => stage.one('select student_id as id from account where id = $1', [actor.accountId]);
const standings = async (actor: Actor) => {
  const person = { kind: 'student' as const, id: await studentOf(actor) };
  const all = await stage.database.transaction(actor, (tx) => choicesOf(tx, actor, person), 'own');
  return Object.fromEntries(all.map(({ purpose, standing }) => [purpose, standing]));
};
const answer = { outcome: 'stopped', ground: null, words: 'We stopped it' } as const;

test('an objection that is agreed to stops the use there and then, as if they had stopped it themselves', async () => {
  const amina = await stage.person('student', 'amina');
  const id = await stage.inHand(amina, officer, 'object');
  expect((await stage.requests.find(officer, id)).canStop).toContain('matching.core');
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'given' });
  await stage.closings.close(officer, id, { ...answer, stops: ['matching.core'] });
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'stopped' });
  const { stopped, stops, canStop } = await stage.requests.find(officer, id);
  expect(stopped).toEqual([expect.objectContaining({ purpose: 'matching.core', confirmed: 0 })]);
  expect(stops).toEqual(stopped.map((one) => one.id));
  expect(canStop).toEqual([]);
  const [event] = await stage.db.query('select kind, actor, method from consent.event where id = $1', [stops[0]]);
  expect(event).toEqual({ kind: 'objected', actor: officer.accountId, method: 'objection agreed' });
  const journal = await stage.journal.lines(stage.institutionId);
  expect(journal.map(({ eventId }) => eventId)).toContain(stops[0]);
  expect((await stage.own.find(amina, id)).stops).toEqual(stops);
});

test('what cannot be stopped leaves the request open, and nothing stopped', async () => {
  const amina = await stage.person('student', 'amina');
  const id = await stage.inHand(amina, officer, 'object');
  const close = (over: object) => stage.closings.close(officer, id, { ...answer, ...over });
  await expect(close({ stops: ['matching.core', 'news'] })).rejects.toMatchObject({ code: 'right.stops' });
  await expect(close({ outcome: 'refused', ground: 'public-task', stops: ['matching.core'] })).rejects.toMatchObject({
    code: 'right.stops',
  });
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'given' });
  expect(await stage.requests.find(officer, id)).toMatchObject({ state: 'in-hand', stops: [] });
});

/** Somebody's data is used in what is being sent or kept: until the transaction ends, a stop waits for it. */
async function use(holder: QueryRunner, personId: string): Promise<void> {
  const [state] = await stage.db.query<{ epoch: number }>(
    `select epoch from consent.state where subject_id = $1 and purpose = 'matching.core'`,
    [personId],
  );
  await holder.query('begin');
  await holder.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await holder.query(
    `select consent.use_begin('matching.core', array[$1::uuid], array[''], array[$2::int], 'drafts', 'd')`,
    [...[personId, state?.epoch]],
  );
}

test('it begins with an intent: whoever keeps using the data is turned away, and the answer waits only for what was under way', async () => {
  const amina = await stage.person('student', 'amina');
  const personId = await studentOf(amina);
  const id = await stage.inHand(amina, officer, 'object');
  const [first, next] = [stage.source.createQueryRunner(), stage.source.createQueryRunner()];
  await use(first, personId);
  const closed = stage.closings.close(officer, id, { ...answer, stops: ['matching.core'] });
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await stage.db.query(waits)).length === 0);
  await expect(use(next, personId)).rejects.toMatchObject({ driverError: { code: 'CN002' } });
  await next.query('rollback');
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'stopping' });
  await first.query('commit');
  await closed;
  await Promise.all([first.release(), next.release()]);
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'stopped' });
  expect((await stage.requests.find(officer, id)).stopped).toHaveLength(1);
  expect(await stage.db.query('select from consent.stop_intent')).toEqual([]);
});

test('an answer that could not be closed after it had begun can be sent again, and stops what was begun', async () => {
  const amina = await stage.person('student', 'amina');
  const id = await stage.inHand(amina, officer, 'object');
  await stage.db.query(
    `alter table rights_request add constraint not_today check (outcome is distinct from 'stopped') not valid`,
  );
  const close = () => stage.closings.close(officer, id, { ...answer, stops: ['matching.core'] });
  await expect(close()).rejects.toMatchObject({ driverError: { constraint: 'not_today' } });
  await stage.db.query('alter table rights_request drop constraint not_today');
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'stopping' });
  expect((await stage.requests.find(officer, id)).canStop).toContain('matching.core');
  await close();
  expect(await standings(amina)).toMatchObject({ 'matching.core': 'stopped' });
});

test('whoever acts on what they have not seen is told, and nothing is done', async () => {
  const amina = await stage.person('student', 'amina');
  const id = await stage.inHand(amina, officer, 'object');
  const seen = (await stage.requests.find(officer, id)).lines.length;
  await stage.own.sayMore(amina, id, 'one thing more');
  await expect(stage.closings.close(officer, id, { ...answer, seen })).rejects.toMatchObject({ code: 'right.step' });
  await expect(stage.requests.step(officer, id, 'write', 'hello', seen)).rejects.toMatchObject({ code: 'right.step' });
  await stage.requests.step(officer, id, 'write', 'hello', seen + 1);
  expect((await stage.requests.find(officer, id)).lines).toHaveLength(seen + 2);
});

test('whoever was erased has no address to show', async () => {
  const amina = await stage.person('student', 'amina');
  const [other, id] = [await stage.inHand(amina, officer, 'correct'), await stage.inHand(amina, officer)];
  await stage.closings.close(officer, other, { outcome: 'corrected', ground: null, words: 'Done' });
  expect(await stage.requests.find(officer, id)).toMatchObject({
    isErased: false,
    email: expect.stringContaining('amina'),
  });
  await stage.closings.close(officer, id, { outcome: 'erased', ground: null, words: 'Goodbye' });
  for (const request of [other, id])
    expect(await stage.requests.find(officer, request)).toMatchObject({ isErased: true, email: null });
});
