import { Settings } from '@footing/config';
import { begin } from '../fence';
import { StopJournal } from '../journal/stop-journal';
import { Stage } from '../spec/stage';
import { Endings } from './endings.service';

let stage: Stage;
let endings: Endings;
beforeAll(async () => {
  stage = await Stage.set();
  endings = new Endings(stage.db, new StopJournal(new Settings()));
});
afterAll(() => stage.clear());

const kindsOf = async (id: string) =>
  (
    await stage.fresh.query<{ kind: string }>('select kind from consent.event where subject_id = $1 order by seq', [id])
  ).map(({ kind }) => kind);
const intents = () => stage.fresh.query('select 1 from consent.stop_intent');
const later = (id: string) =>
  stage.fresh.query(
    `update consent.stop_intent set requested_at = requested_at - interval '16 s' where subject_id = $1`,
    [id],
  );
const use = (subjectId: string, epoch: number) =>
  stage.db.transaction(stage.self, (tx) =>
    begin(tx, { purpose: 'news', people: [{ subjectId, item: '', epoch }], place: 'news-mail', run: 'mail 1' }),
  );

test('a stop whose asker was cut off in the middle holds at once, and is recorded for them', async () => {
  const amina = await stage.person();
  const epoch = await stage.gives(amina, 'news');
  await stage.beginsToStop(amina, 'news');
  await expect(use(amina.id, epoch)).rejects.toMatchObject({ code: 'consent.stopping' });
  expect(await endings.finishBegun(stage.institutionId)).toBe(0);
  await later(amina.id);
  expect(await endings.finishBegun(stage.institutionId)).toBe(1);
  expect(await kindsOf(amina.id)).toEqual(['given', 'withdrawn']);
  expect(await intents()).toEqual([]);
  await expect(use(amina.id, epoch)).rejects.toMatchObject({ code: 'consent.changed' });
  expect(
    await stage.fresh.query(
      `select e.event, e.role from audit_event e join audit_subject s on s.event_id = e.id where s.subject_id = $1 order by e.id desc limit 1`,
      [amina.id],
    ),
  ).toEqual([{ event: 'consent.finished', role: 'system' }]);
});

test('a stop that cannot be recorded keeps no other waiting', async () => {
  const [gwen, huw] = [await stage.person(), await stage.person()];
  for (const person of [gwen, huw]) {
    await stage.gives(person, 'news');
    await stage.beginsToStop(person, 'news');
    await later(person.id);
  }
  await stage.fresh.query(
    `update consent.stop_intent set method = 'NOT ONE OF OURS', requested_at = requested_at - interval '1 h' where subject_id = $1`,
    [gwen.id],
  );
  expect(await endings.finishBegun(stage.institutionId)).toBe(1);
  expect(await kindsOf(huw.id)).toEqual(['given', 'withdrawn']);
  await stage.fresh.query(`update consent.stop_intent set method = 'x' where subject_id = $1`, [gwen.id]);
  expect(await endings.finishBegun(stage.institutionId)).toBe(1);
});

test('a change of rules that ends the permissions of more than one round takes is seen through at once', async () => {
  const count = 501;
  await stage.fresh.query(
    `with s as (insert into student (institution_id, university_id, first_name, last_name)
       select $1, 'many-' || n, 'A', 'B' from generate_series(1, ${count}) n returning id)
     insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor, requested_at)
     select $1, id, 'student', 'matching.core', '', 'invalidated', decode($2, 'hex'), now(), 'x', 'x', now() - interval '1 min' from s`,
    [stage.institutionId, (await stage.decision('matching.core')).noticeSha256],
  );
  expect(await endings.finishBegun(stage.institutionId)).toBe(count);
});

test('an intent that came after the stop was recorded is taken away, and a stop under a former basis is recorded', async () => {
  const [ifan, joan] = [await stage.person(), await stage.person()];
  await stage.gives(ifan, 'news');
  await stage.stops(ifan, 'news');
  for (const [id, purpose, kind] of [
    [ifan.id, 'news', 'withdrawn'],
    [joan.id, 'matching.core', 'objected'],
  ] as const)
    await stage.fresh.query(
      `insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor, requested_at)
       values ($1, $2, 'student', $3, '', $4, decode($5, 'hex'), now(), 'x', 'x', now() - interval '1 h')`,
      [stage.institutionId, id, purpose, kind, (await stage.decision(purpose)).noticeSha256],
    );
  await stage.fresh.query(
    `insert into consent.purpose (institution_id, code, basis, months) values ($1, 'matching.core', 'consent', 12)`,
    [stage.institutionId],
  );
  expect(await endings.finishBegun(stage.institutionId)).toBe(1);
  await stage.fresh.query('delete from consent.purpose');
  expect(await intents()).toEqual([]);
  expect([await kindsOf(ifan.id), await kindsOf(joan.id)]).toEqual([['given', 'withdrawn'], ['objected']]);
});

test('a yes is not kept on while it is being stopped', async () => {
  const kit = await stage.person();
  await stage.gives(kit, 'news');
  await stage.beginsToStop(kit, 'news');
  const renewed = stage.choices.renew(stage.self, kit, await stage.decision('news'));
  await expect(renewed).rejects.toMatchObject({ code: 'consent.stopping' });
  await later(kit.id);
  expect(await endings.finishBegun(stage.institutionId)).toBe(1);
});

test('two workers at once record it once, and whoever asks meanwhile is told of the stop that stands', async () => {
  const ben = await stage.person();
  await stage.gives(ben, 'news');
  await stage.beginsToStop(ben, 'news');
  await later(ben.id);
  const [one, other, told] = await Promise.all([
    endings.finishBegun(stage.institutionId),
    endings.finishBegun(stage.institutionId),
    stage.stops(ben, 'news').catch(() => 2),
  ]);
  expect(one + other).toBeLessThanOrEqual(1);
  expect(told).toBe(2);
  expect(await kindsOf(ben.id)).toEqual(['given', 'withdrawn']);
  expect(await intents()).toEqual([]);
});

test('many stops and yeses of one person at once leave no intent behind', async () => {
  const cai = await stage.person();
  await stage.gives(cai, 'news');
  for (let round = 0; round < 5; round += 1) {
    await Promise.allSettled(Array.from({ length: 5 }, () => stage.stops(cai, 'news')));
    expect(await intents()).toEqual([]);
    await stage.gives(cai, 'news');
  }
  expect(await kindsOf(cai.id)).toEqual(['given', ...Array(5).fill(['withdrawn', 'given'])].flat());
});

test('a yes ends when its time is over: for every use at once, in the log a little later', async () => {
  const dafydd = await stage.person();
  const epoch = await stage.gives(dafydd, 'news');
  await use(dafydd.id, epoch);
  await stage.fresh.query(`update consent.state set valid_until = now() - interval '1 minute' where subject_id = $1`, [
    dafydd.id,
  ]);
  await expect(use(dafydd.id, epoch)).rejects.toMatchObject({ code: 'consent.changed' });
  expect(await endings.expire(stage.institutionId)).toBe(1);
  expect(await endings.expire(stage.institutionId)).toBe(0);
  expect(await kindsOf(dafydd.id)).toEqual(['given', 'expired']);
  expect(
    await stage.fresh.query('select place, epoch from consent.stop_task where subject_id = $1', [dafydd.id]),
  ).toEqual([{ place: 'news-mail', epoch: epoch + 1 }]);
  expect(await stage.gives(dafydd, 'news')).toBe(epoch + 2);
});

test('while a stale intent is taken away nobody decides in between, so that no stop of later goes with it', async () => {
  const elin = await stage.person();
  await stage.gives(elin, 'news');
  await stage.stops(elin, 'news');
  await stage.fresh.query(
    `insert into consent.stop_intent (institution_id, subject_id, subject_kind, purpose, item, kind, notice_sha256, shown_at, method, actor)
     values ($1, $2, 'student', 'news', '', 'withdrawn', decode($3, 'hex'), now(), 'x', 'x')`,
    [stage.institutionId, elin.id, (await stage.decision('news')).noticeSha256],
  );
  await stage.fresh.query('begin');
  await stage.fresh.query('select from consent.stop_intent where subject_id = $1 for update', [elin.id]);
  const dropping = stage.db.transaction(stage.self, (tx) =>
    tx.query(`select consent.drop_stale_intent($1, 'news', '')`, [elin.id]),
  );
  const held = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await stage.fresh.query(held)).length === 0);
  const decided = stage.fresh.query(
    `select from consent.state where subject_id = $1 and purpose = 'news' for share nowait`,
    [elin.id],
  );
  await expect(decided).rejects.toMatchObject({ code: '55P03' });
  await stage.fresh.query('rollback');
  await dropping;
  expect(await intents()).toEqual([]);
  expect(await stage.gives(elin, 'news')).toBe(3);
});
