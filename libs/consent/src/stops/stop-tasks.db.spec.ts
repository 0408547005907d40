import { readSettings } from '@footing/config';
import { Jobs } from '@footing/database';
import { type Place, places, systemActor } from '@footing/kernel';
import { Mail } from '@footing/messages';
import { testSecrets } from '@footing/testing';
import type { Person } from '../person';
import { Stage } from '../spec/stage';
import { KeptPlaces } from './kept-places';
import { type Stopped, StopPlaces } from './stop-places';
import { StopTasks } from './stop-tasks.service';

let stage: Stage;
let jobs: Jobs;
let mail: Mail;
let registry: StopPlaces;
let tasks: StopTasks;
beforeAll(async () => {
  stage = await Stage.set();
  jobs = new Jobs(stage.fresh.url);
  mail = new Mail(testSecrets(), jobs, readSettings({ NODE_ENV: 'test' }));
});
beforeEach(async () => {
  await stage.fresh.query('delete from mail');
  await stage.fresh.query(`update consent.stop_task set acked_at = now(), evidence = '{}' where acked_at is null`);
  registry = new StopPlaces();
  new KeptPlaces(registry, mail);
  tasks = new StopTasks(stage.db, registry, mail);
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await stage.clear();
});

const taskOf = async (person: Person, place: Place) =>
  (
    await stage.fresh.query<{ evidence: object | null; alarmed: boolean }>(
      'select evidence, alarmed_at is not null as alarmed from consent.stop_task where subject_id = $1 and place = $2',
      [person.id, place],
    )
  )[0];
const write = (person: Person, epoch: number) =>
  stage.db.transaction(stage.self, (tx) =>
    mail.send(tx, stage.self, {
      ...{ to: 'a@b.example', kind: 'invitation', subject: 'News', paragraphs: ['An evening'], why: 'you said yes' },
      permission: { subjectId: person.id, subjectKind: 'student', purpose: 'news', item: '', epoch },
    }),
  );

test('a place confirms with what it did, and is not asked again', async () => {
  const amina = await stage.person();
  const epoch = await stage.gives(amina, 'news');
  await write(amina, epoch);
  await write(amina, epoch);
  await stage.stops(amina, 'news');
  expect(await taskOf(amina, 'news-mail')).toMatchObject({ evidence: null });
  expect(await tasks.carryOut(stage.institutionId)).toBe(1);
  expect(await taskOf(amina, 'news-mail')).toMatchObject({ evidence: { found: 2, dropped: 2 } });
  expect(await stage.fresh.query('select distinct state from mail')).toEqual([{ state: 'stopped' }]);
  expect(await tasks.carryOut(stage.institutionId)).toBe(0);
});

test('whoever keeps the data of a place says how it stops there; one that fails keeps no other waiting, and is asked again', async () => {
  const ben = await stage.person();
  const asked: Stopped[] = [];
  registry.register('answers', (_tx, _actor, stopped) => {
    asked.push(stopped);
    return Promise.resolve({ found: 1, removed: 1 });
  });
  let works = false;
  registry.register('drafts', () => (works ? Promise.resolve({ found: 0 }) : Promise.reject(new Error('busy'))));
  const item = 'experience:0123456789abcdef';
  await stage.gives(ben, 'matching.characteristics', item);
  const epoch = await stage.stops(ben, 'matching.characteristics', item);
  expect(await tasks.carryOut(stage.institutionId)).toBe(1);
  expect(asked).toEqual([{ person: ben, purpose: 'matching.characteristics', item, epoch }]);
  expect(await taskOf(ben, 'drafts')).toMatchObject({ evidence: null });
  works = true;
  expect(await tasks.carryOut(stage.institutionId)).toBe(1);
  expect(await taskOf(ben, 'drafts')).toMatchObject({ evidence: { found: 0 } });
});

test('what a place does is undone where it cannot be written down that it did', async () => {
  const cai = await stage.person();
  await stage.gives(cai, 'news');
  await stage.stops(cai, 'news');
  registry.register('news-mail', async (tx) => {
    await tx.query('delete from mail where institution_id = $1', [stage.institutionId]);
    return { found: Number.NaN };
  });
  await write(cai, 1);
  await stage.fresh.query(
    `alter table consent.stop_task add constraint broken check (evidence->>'found' is not null) not valid`,
  );
  expect(await tasks.carryOut(stage.institutionId)).toBe(0);
  expect(await stage.fresh.query('select 1 from mail')).toHaveLength(1);
  await stage.fresh.query('alter table consent.stop_task drop constraint broken');
});

test('a place that is late is told of once: in the record, and to the data protection officer, naming nobody', async () => {
  const dafydd = await stage.person();
  await stage.fresh.query(
    `with a as (insert into account (institution_id, name, email) values ($1, 'D', 'officer@w.example') returning id)
     insert into account_role (institution_id, account_id, role) select $1, id, 'data-protection-officer' from a`,
    [stage.institutionId],
  );
  const item = 'experience:0123456789abcdef';
  await stage.gives(dafydd, 'matching.characteristics', item);
  await stage.stops(dafydd, 'matching.characteristics', item);
  expect(await tasks.alarm(stage.institutionId)).toBe(0);
  await stage.fresh.query(`update consent.stop_task set due_at = now() - interval '1 s' where subject_id = $1`, [
    dafydd.id,
  ]);
  expect(await tasks.alarm(stage.institutionId)).toBe(2);
  expect(await tasks.alarm(stage.institutionId)).toBe(0);
  expect(await taskOf(dafydd, 'answers')).toMatchObject({ evidence: null, alarmed: true });
  expect(await stage.fresh.query('select kind, subject_id from mail')).toEqual([
    { kind: 'staff-notice', subject_id: null },
    { kind: 'staff-notice', subject_id: null },
  ]);
  const lines = await stage.fresh.query(
    `select e.fields from audit_event e join audit_subject s on s.event_id = e.id where e.event = 'consent.place-late' and s.subject_id = $1 order by 1`,
    [dafydd.id],
  );
  expect(lines).toEqual([{ fields: ['answers'] }, { fields: ['drafts'] }]);
});

test('however many wait for a place that is broken, the others confirm, and one letter says so', async () => {
  const item = 'experience:0123456789abcdef';
  await stage.fresh.query(
    `insert into consent.stop_task (institution_id, subject_id, purpose, item, epoch, place, requested_at, due_at)
     select institution_id, subject_id, purpose, 'experience:' || lpad(n::text, 16, '0'), 2, 'drafts', now() - interval '1 min', now() - interval '1 min'
     from consent.stop_task, generate_series(1, 150) n where place = 'drafts' and item = $1
     on conflict do nothing`,
    [item],
  );
  await stage.fresh.query(
    `insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
     select institution_id, subject_id, 'student', purpose, item, false, 2, 1 from consent.stop_task where place = 'drafts' on conflict do nothing`,
  );
  const [all] = await stage.fresh.query<{ n: number }>(
    `select count(*)::int as n from consent.stop_task where acked_at is null`,
  );
  const elin = await stage.person();
  await stage.gives(elin, 'news');
  await stage.stops(elin, 'news');
  expect(all?.n).toBeGreaterThan(200);
  expect(await tasks.carryOut(stage.institutionId)).toBe(0);
  while ((await tasks.alarm(stage.institutionId)) > 0) continue;
  expect(await tasks.carryOut(stage.institutionId)).toBe(1);
  const [letters] = await stage.fresh.query<{ n: number }>('select count(*)::int as n from mail');
  expect(letters?.n).toBe(2);
});

test('two look after no place, and every place that the service has not filled yet looks in the outbox', async () => {
  registry.register('stories', () => Promise.resolve({ found: 0 }));
  expect(() => registry.register('stories', () => Promise.resolve({ found: 0 }))).toThrow('two look after');
  const fresh = new StopPlaces();
  new KeptPlaces(fresh, mail);
  const stopped = { person: await stage.person(), purpose: 'news', item: '', epoch: 1 } as const;
  for (const place of Object.keys(places) as Place[]) {
    const stop = fresh.of(place);
    const evidence =
      stop && (await stage.db.transaction(stage.self, (tx) => stop(tx, systemActor(stage.institutionId), stopped)));
    // What the matching step, stories, surveys, the evidence base and files for tracking services keep, they stop themselves.
    const ofMatching = ['drafts', 'core-drafts', 'declared-drafts'];
    const elsewhere = ['answers', ...ofMatching, 'stories', 'evidence', 'joined-records', 'tracker-files'];
    expect([place, evidence]).toEqual([place, elsewhere.includes(place) ? undefined : { found: 0, dropped: 0 }]);
  }
});
