import { type Actor, type Purpose, purposeCodes } from '@footing/kernel';
import type { QueryRunner } from 'typeorm';
import { Notices } from '../../notices.service';
import { RightsStage } from '../../spec/rights-stage';
import { type Everywhere, somebodyEverywhere } from '../../spec/somebody-everywhere';

const CANARY = 'Quokkaberry';
let stage: RightsStage;
let officer: Actor;
let somebody: Everywhere;
let requestId: string;

beforeEach(async () => {
  stage = await RightsStage.open();
  officer = await stage.person('data-protection-officer');
  somebody = await somebodyEverywhere(stage, CANARY);
  requestId = await stage.own.ask(somebody.actor, { kind: 'erase', words: `I am ${CANARY}, forget me` });
  await stage.requests.step(officer, requestId, 'take-in-hand', '');
});
afterEach(() => stage.close());

/** Where a word still is, in any table of any schema: in text, in JSON, and in bytes as they are or in base64. */
async function placesOf(word: string): Promise<string[]> {
  const tables = await stage.db.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind in ('r', 'p', 'm') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  );
  const found: string[] = [];
  const hex = Buffer.from(word).toString('hex');
  const base64 = Buffer.from(word).toString('base64').slice(0, -4);
  for (const { name } of tables) {
    const rows = await stage.db.query(
      `select from ${name} t where t::text ilike '%' || $1 || '%' or t::text ilike '%' || $2 || '%' or t::text like '%' || $3 || '%'`,
      [word, hex, base64],
    );
    if (rows.length > 0) found.push(name);
  }
  return found.sort();
}

const erase = (outcome: 'erased' | 'kept-without-name' = 'erased') =>
  stage.closings.close(officer, requestId, {
    outcome,
    ground: outcome === 'erased' ? null : 'research',
    words: `Goodbye ${CANARY}`,
  });

test('before it is done the word is in many places, and the officer sees what would become of each', async () => {
  expect((await placesOf(CANARY)).length).toBeGreaterThan(10);
  const { found, hindrance } = await stage.erasures.preview(officer, requestId);
  expect(hindrance).toBeNull();
  const fates = Object.fromEntries(found.map(({ words, erased, kept }) => [words, [erased, kept]]));
  expect(fates).toMatchObject({
    Answers: ['goes', 'goes'],
    'Priority groups': ['goes', 'without-name'],
    'Shared experience that a student asked for': ['goes', 'goes'],
    Pairings: ['without-name', 'without-name'],
    'Decisions of consultants': ['without-name', 'without-name'],
    'The record of who looked': ['stays', 'stays'],
  });
  for (const { words, erased, kept, why } of found)
    if (erased !== 'goes' || kept !== 'goes') expect([words, why]).not.toEqual([words, '']);
});

test.each(['erased', 'kept-without-name'] as const)(
  'once %s, no word of theirs is left anywhere in the database',
  async (outcome) => {
    await erase(outcome);
    expect(await placesOf(CANARY)).toEqual([]);
    expect(await stage.db.query('select from monitoring.characteristic')).toEqual([]);
    expect(await placesOf('Max stays')).toEqual(['public.offer']);
    expect(await stage.db.query('select from experience_wanted')).toEqual([]);
  },
);

test('what was sealed for them can be read by nobody, and nobody signs in as them', async () => {
  await erase();
  const { lines, state, outcome, name } = await stage.requests.find(officer, requestId);
  expect([state, outcome, name]).toEqual(['done', 'erased', 'Erased person']);
  expect(lines.map(({ words }) => words)).toEqual([null, null, null]);
  const left = await stage.db.query<{ n: number }>(
    `select count(*)::int as n from (select account_id from account_session union all select account_id from account_role
       union all select account_id from sign_in_identity union all select account_id from passkey) x where account_id = $1`,
    [somebody.actor.accountId],
  );
  expect(left).toEqual([{ n: 0 }]);
  expect(
    await stage.db.query('select from account where id = $1 and disabled_at is not null and student_id is null', [
      somebody.actor.accountId,
    ]),
  ).toHaveLength(1);
});

test('facts about two people stay, without a name; groups and tier only where evidence needs them', async () => {
  await erase('kept-without-name');
  const facts = () =>
    stage.db.query<{ pairs: number; groups: number; tier: number | null }>(
      `select (select count(*)::int from pairing) as pairs, (select count(*)::int from priority_group_member) as groups,
         sealed_tier as tier from application where id = $1`,
      [somebody.applicationId],
    );
  expect(await facts()).toEqual([{ pairs: 1, groups: 1, tier: 1 }]);
  const other = await somebodyEverywhere(stage, 'Numbatfern');
  const id = await stage.inHand(other.actor, officer);
  await stage.closings.close(officer, id, { outcome: 'erased', ground: null, words: '' });
  expect(
    await stage.db.query(`select sealed_tier as tier from application where id = $1`, [other.applicationId]),
  ).toEqual([{ tier: null }]);
  expect((await facts())[0]).toMatchObject({ pairs: 2, groups: 1 });
});

test('a group that they said themselves is seen and goes, also where only they could see it any more', async () => {
  await stage.db.query(
    `with g as (insert into priority_group (institution_id, name) select institution_id, 'Group of their own' from application where id = $1
       returning institution_id, id)
     insert into priority_group_member (institution_id, student_id, priority_group_id, source)
     select g.institution_id, a.student_id, g.id, 'declared' from g, application a where a.id = $1`,
    [somebody.applicationId],
  );
  const { found } = await stage.erasures.preview(officer, requestId);
  expect(found.find(({ words }) => words === 'Priority groups')?.count).toBe(2);
  await erase();
  expect(await stage.db.query('select from priority_group_member')).toEqual([]);
});

test('a pairing that was under way ends, so that the other waits for nobody, and no other is looked for', async () => {
  const standing = () =>
    stage.db.query<{ state: string; another: boolean; open: number }>(
      `select p.state, p.another, (select count(*)::int from deadline d where d.pairing_id = p.id and d.done_at is null) as open
       from pairing p`,
    );
  expect(await standing()).toEqual([{ state: 'proposed', another: true, open: 1 }]);
  await erase();
  expect(await standing()).toEqual([{ state: 'lapsed', another: false, open: 0 }]);
  const reasons = await stage.db.query<{ reason: string }>('select reason from pairing_step');
  expect(reasons).toEqual([{ reason: 'erased' }]);
});

test('it tells them once more by mail, whose content is sealed', async () => {
  const before = await stage.db.query('select from mail');
  await erase();
  expect((await stage.db.query('select from mail')).length).toBe(before.length + 1);
});

test('every yes of theirs ends in the log, and the log still holds', async () => {
  await erase();
  const states = await stage.db.query<{ permitted: boolean }>(
    'select permitted from consent.state where subject_id = $1',
    [somebody.studentId],
  );
  expect(states.length).toBeGreaterThan(0);
  expect(states.some(({ permitted }) => permitted)).toBe(false);
  const broken = await stage.db.query(
    `select e.seq from consent.event e left join consent.event p on p.subject_id = e.subject_id and p.seq = e.seq - 1
     where e.hash <> sha256(e.prev_hash || convert_to(consent.line_of(e), 'UTF8')) or (p.seq is not null and p.hash <> e.prev_hash)`,
  );
  expect(broken).toEqual([]);
});

const says = (purpose: Purpose, item: string) =>
  stage.database.transaction(somebody.actor, async (tx) => {
    const { sha256 } = await new Notices().current(tx, somebody.actor, purpose);
    await tx.query(
      `select consent.record($1, 'student', $2, $3, 'given', decode($4, 'hex'), clock_timestamp(), 'x', 'x')`,
      [...[somebody.studentId, purpose, item, sha256]],
    );
  });

/** Somebody's experience is used in a draft that is being kept: its fence takes the purposes one after the other. */
async function fence(holder: QueryRunner, purpose: Purpose): Promise<void> {
  const states = await stage.db.query<{ item: string; epoch: number }>(
    'select item, epoch from consent.state where subject_id = $1 and purpose = $2 and permitted',
    [somebody.studentId, purpose],
  );
  const columns = [states.map(() => somebody.studentId), states.map(({ item }) => item), states.map((s) => s.epoch)];
  expect(states.length).toBeGreaterThan(0);
  await holder.query(`select consent.use_begin($1, $2, $3, $4, 'drafts', 'draft 1')`, [purpose, ...columns]);
}

test('an erasure begins with a stop of everything, and does not wait in a circle with a draft that is being kept', async () => {
  await says('news', '');
  await says('matching.characteristics', 'experience:0123456789abcdef');
  const holder = stage.source.createQueryRunner();
  await holder.query('begin');
  await holder.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await fence(holder, 'matching.core');
  const erased = erase();
  const waits = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
  while ((await stage.db.query(waits)).length === 0);
  await expect(fence(holder, 'matching.characteristics')).rejects.toMatchObject({ driverError: { code: 'CN002' } });
  await holder.query('rollback');
  await holder.release();
  await erased;
  const ended = await stage.db.query<{ purpose: Purpose }>(
    `select purpose from consent.event where subject_id = $1 and method = 'erasure' order by order_no`,
    [somebody.studentId],
  );
  const places = ended.map(({ purpose }) => purposeCodes.indexOf(purpose));
  expect(new Set(places).size).toBeGreaterThan(2);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
  expect(await stage.db.query('select from consent.stop_intent')).toEqual([]);
});

test('somebody who works here, or has another request open, is not erased yet', async () => {
  const other = await stage.own.ask(somebody.actor, { kind: 'complain', words: 'x' });
  await expect(erase()).rejects.toMatchObject({ code: 'right.erasure', message: 'others-open' });
  await stage.requests.step(officer, other, 'take-in-hand', '');
  await stage.closings.close(officer, other, { outcome: 'explained', ground: null, words: 'x' });
  await stage.db.query(`insert into account_role (institution_id, account_id, role) values ($1, $2, 'analyst')`, [
    ...[stage.institutionId, somebody.actor.accountId],
  ]);
  expect((await stage.erasures.preview(officer, requestId)).hindrance).toBe('works-here');
  await expect(erase()).rejects.toMatchObject({ code: 'right.erasure', message: 'works-here' });
  expect((await placesOf(CANARY)).length).toBeGreaterThan(10);
  expect(await stage.db.query('select from consent.stop_intent')).toEqual([]);
});

test('all of it happens or none of it does', async () => {
  await stage.db
    .query(`create function fail() returns trigger language plpgsql as $$ begin raise exception 'late fault'; end $$;
    create trigger fails before delete on data_key for each row execute function fail()`);
  const before = await placesOf(CANARY);
  await expect(erase()).rejects.toThrow('late fault');
  expect(await placesOf(CANARY)).toEqual(before);
});

test('a decision is changed by nothing else', async () => {
  const change = (set: string) =>
    stage.database.transaction(
      { institutionId: stage.institutionId },
      (tx) => tx.query(`update decision set ${set}`),
      'own',
    );
  await expect(change(`reason = 'no'`)).rejects.toThrow('never changed');
  await erase();
  await expect(change(`reason = 'no'`)).rejects.toThrow('never changed');
  await expect(change(`before = '{}'`)).rejects.toThrow('never changed');
  await expect(change('decided_at = now()')).rejects.toThrow('never changed');
});

test('an older copy of the database that is put back is told of it, and erases them again', async () => {
  await stage.db.query('create schema older');
  const tables = ['student', 'application', 'account', 'account_role'];
  for (const table of tables) await stage.db.query(`create table older.${table} as table ${table}`);
  await erase();
  expect(await stage.missed.of(stage.institutionId)).toEqual([]);
  // As it was before: they are there again, and nothing says that they were erased.
  await stage.db.query(`alter table rights_erasure disable trigger user; delete from rights_erasure`);
  await stage.db.query(`update student s set first_name = o.first_name, email = o.email, university_id = o.university_id
    from older.student o where o.id = s.id; update application a set answers = o.answers from older.application o where o.id = a.id;
    update account a set name = o.name, email = o.email, student_id = o.student_id from older.account o where o.id = a.id`);
  await stage.db.query('drop schema older cascade');
  expect(await placesOf(CANARY)).toEqual(['public.student', 'public.application', 'public.account'].sort());
  expect(await stage.missed.count()).toBe(1);
  expect(await stage.missed.replay(stage.institutionId)).toBe(1);
  expect(await placesOf(CANARY)).toEqual([]);
  expect(await stage.missed.replay(stage.institutionId)).toBe(0);
});
