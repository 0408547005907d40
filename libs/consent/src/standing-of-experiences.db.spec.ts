import type { Purpose } from '@footing/kernel';
import { Stage } from './spec/stage';
import type { Person } from './person';

const purpose: Purpose = 'matching.characteristics';
const items = ['experience:0000000000000001', 'experience:0000000000000002', 'experience:0000000000000003'] as const;

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.set();
});
afterAll(() => stage.clear());

/** As the keeper of experiences does it, whom no rule of where a row leads binds here. */
const share = (person: Person, item: string) =>
  stage.fresh.query(
    `insert into experience_wanted (institution_id, application_id, subject_id, item, sealed, agreed_how, agreed_at)
     values ($1, $2, $2, $3, 'x', 'form', now())`,
    [stage.institutionId, person.id, item],
  );
const seen = async (person: Person) =>
  (
    await stage.db.transaction(
      stage.self,
      (tx) =>
        tx.query<{ item: string }[]>('select item from experience_wanted where subject_id = $1 order by item', [
          person.id,
        ]),
      purpose,
    )
  ).map(({ item }) => item);
const permitted = async (person: Person) =>
  (
    await stage.fresh.query<{ item: string }>(
      `select item from consent.state s where subject_id = $1 and purpose = $2 and permitted and valid_until > now()
         and not exists (select from consent.stop_intent i where i.subject_id = s.subject_id and i.item = s.item) order by item`,
      [person.id, purpose],
    )
  ).map(({ item }) => item);

beforeAll(() =>
  stage.fresh.query(
    `do $$ declare c text; begin
       for c in select conname from pg_constraint where conrelid = 'experience_wanted'::regclass and contype = 'f'
       loop execute format('alter table experience_wanted drop constraint %I', c); end loop; end $$`,
  ),
);

test('whatever somebody decides, and whenever a row comes, matching sees just what they permit', async () => {
  const amina = await stage.person();
  const [one, two, three] = items;
  await share(amina, one);
  expect(await seen(amina)).toEqual([]);
  await stage.gives(amina, purpose, one);
  await stage.gives(amina, purpose, two);
  await share(amina, two);
  await share(amina, three);
  expect(await seen(amina)).toEqual([one, two]);
  await stage.stops(amina, purpose, one);
  await stage.gives(amina, purpose, three);
  expect(await seen(amina)).toEqual([two, three]);
  await stage.fresh.query(
    `update consent.state set valid_until = now() - interval '1 s' where subject_id = $1 and item = $2`,
    [amina.id, two],
  );
  expect(await seen(amina)).toEqual([three]);
  const { noticeSha256 } = await stage.decision(purpose);
  await stage.db.transaction(stage.self, (tx) =>
    tx.query(`select consent.intend_stop($1, 'student', $2, $3, 'withdrawn', decode($4, 'hex'), now(), 'x', 'x')`, [
      ...[amina.id, purpose, three, noticeSha256],
    ]),
  );
  expect(await seen(amina)).toEqual([]);
  expect(await permitted(amina)).toEqual([]);
});

test('a row that comes in the middle of a stop is not left behind as permitted', async () => {
  const ben = await stage.person();
  const [item] = items;
  await stage.gives(ben, purpose, item);
  const decision = await stage.decision(purpose, item);
  const runner = stage.source.createQueryRunner();
  await runner.query('begin');
  await runner.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await runner.query(`select consent.record($1, 'student', $2, $3, 'withdrawn', decode($4, 'hex'), now(), 'x', 'x')`, [
    ...[ben.id, purpose, item, decision.noticeSha256],
  ]);
  const shared = share(ben, item);
  await runner.query('commit');
  await runner.release();
  await shared;
  expect(await seen(ben)).toEqual([]);
});
