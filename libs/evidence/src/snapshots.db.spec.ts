import { createHash } from 'node:crypto';
import { type Client } from 'pg';
import { bitOf } from './domain/stages';
import { canonical } from './snapshots/hash-of-snapshot';
import { OwnEvidence } from './snapshots/own-evidence.service';
import { Snapshots } from './snapshots/snapshots.service';
import { EvidenceStage } from './spec/evidence-stage';

let stage: EvidenceStage;
beforeAll(async () => {
  stage = await EvidenceStage.open();
});
afterAll(() => stage.close());

const take = () => stage.get(Snapshots).take(stage.as('analyst'), { name: 'Autumn' });
type Row = Record<string, unknown>;
const rowsOf = (number: number) =>
  stage.db.query<Row>('select * from evidence.person where snapshot = $1 order by side, pid, round', [number]);
const pidsOf = async (number: number) => (await rowsOf(number)).map(({ pid }) => pid);

test('nobody says yes: there is nothing to take', async () => {
  await expect(take()).rejects.toMatchObject({ kind: 'conflict', code: 'snapshot.nobody' });
});

test('whoever stops is in no later snapshot, stays in the earlier one as it was, and can see in which they are', async () => {
  const [amina, ben] = [await stage.person('student'), await stage.person('student')];
  await stage.person('student');
  await stage.says('give', amina);
  await stage.says('give', ben);
  const first = await take();
  expect(await pidsOf(first.number)).toHaveLength(2);
  const own = () => stage.get(OwnEvidence).of(amina.actor);
  expect(await own()).toMatchObject([{ number: first.number, rounds: 1 }]);
  const columns = (await own()).flatMap((one) => one.columns);
  expect(columns).toEqual(expect.arrayContaining(['How far you came', 'Round', 'First in the family']));
  expect(new Set(columns).size).toBe(columns.length);
  await stage.says('stop', amina);
  const second = await take();
  const [before, after] = [await pidsOf(first.number), await pidsOf(second.number)];
  expect(after).toHaveLength(1);
  expect(before).toEqual(expect.arrayContaining(after));
  expect(second.number).toBe(first.number + 1);
  expect(await own()).toMatchObject([{ number: first.number }]);
  await stage.says('give', amina);
  expect(await pidsOf((await take()).number)).toEqual(before);
});

test('whose time to say yes is over is in none either, though nobody recorded that it ended', async () => {
  const [one] = await stage.crowd(1);
  const there = (await pidsOf((await take()).number)).length;
  await stage.db.query(`update consent.state set valid_until = now() - interval '1 day' where subject_id = $1`, [one]);
  expect((await pidsOf((await take()).number)).length).toBe(there - 1);
});

test('everybody in a snapshot passed the fence for it, and nobody else', async () => {
  await stage.db.query(
    `with p as (insert into student (institution_id, university_id, first_name, last_name) values ($1, 'N1', 'Not', 'Applying') returning id)
     insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq)
       select $1, id, 'student', 'evidence', true, 1, 1 from p`,
    [stage.institutionId],
  );
  const { number } = await take();
  const ledger = await stage.db.query<{ subject_id: string }>(
    `select subject_id from consent.use_ledger where run = $1 and purpose = 'evidence' and place = 'evidence'`,
    [`snapshot ${number}`],
  );
  expect(ledger).toHaveLength((await rowsOf(number)).length);
});

test('the same rows have the same hash, in whatever order they were written; one more yes has another', async () => {
  const [first, again] = [await take(), await take()];
  expect(again.sha256).toBe(first.sha256);
  await stage.db.query(
    `update application set created_at = created_at where student_id in (select id from student limit 1)`,
  );
  expect((await take()).sha256).toBe(first.sha256);
  await stage.crowd(1);
  expect((await take()).sha256).not.toBe(first.sha256);
});

test('the hash is that of what is kept', async () => {
  const { number, sha256 } = await take();
  const [head] = await stage.db.query<Row>(
    'select dimensions, scales, population from evidence.snapshot where number = $1',
    [number],
  );
  const lines = (await rowsOf(number)).map((r) =>
    JSON.stringify([
      ...[r['side'], r['pid'], r['round'], r['codes'], r['stages'], r['meetings'], r['minutes'], r['applied_week']],
      ...[r['matched_week'], r['mentor'], r['fit'], r['lasted_days'], r['has_ended'], r['waves'], r['scores']],
      ...[r['outcomes'], r['mark']],
    ]),
  );
  const text = [canonical([head?.['dimensions'], head?.['scales'], head?.['population']]), ...lines, ''].join('\n');
  expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
});

test('numbers follow each other without a gap, also of two that are taken at once', async () => {
  const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>('select max(number) as n from evidence.snapshot');
  const taken = await Promise.all([take(), take(), take()]);
  expect(taken.map(({ number }) => number).sort((a, b) => a - b)).toEqual([n + 1, n + 2, n + 3]);
});

test.each([
  ['change a row', `update evidence.person set meetings = 9`],
  ['take a row out', `delete from evidence.person where snapshot = 1`],
  ['empty it', 'truncate evidence.person'],
  ['change what it means', `update evidence.snapshot set dimensions = '[]'`],
  ['give it another hash', `update evidence.snapshot set sha256 = sha256('x')`],
  ['let a young one go', 'update evidence.snapshot set forgotten_at = now()'],
  ['take it away', 'delete from evidence.snapshot'],
  ['empty the list', 'truncate evidence.snapshot cascade'],
  [
    'add a row later',
    `insert into evidence.person select institution_id, 1, pid, side, 9, codes, stages, meetings, minutes, applied_week, matched_week,
       mentor, fit, lasted_days, has_ended, waves, scores, outcomes, mark from evidence.person where snapshot = 2 limit 1`,
  ],
])('not even the owner of the database can %s', async (_, sql) => {
  await expect(stage.db.query(sql)).rejects.toMatchObject({ code: '23001' });
});

test('one with fewer rows than it says is not kept', async () => {
  const one = `insert into evidence.snapshot select institution_id, 9999, name, taken_at, sha256, row_count, nation, dimensions, scales,
    population from evidence.snapshot where number = 1`;
  await expect(stage.db.query(one)).rejects.toMatchObject({ code: '23001', constraint: 'snapshot_is_whole' });
});

test('what is kept of somebody: weeks and no days, how far they came, and in no group that they only told us of', async () => {
  const ids = await stage.crowd(3);
  await stage.allPaired(ids.slice(0, 2), { state: 'ended-early', began: '2026-10-14' });
  await stage.db.query(
    `insert into priority_group_member (institution_id, student_id, priority_group_id, source)
     select $1, u.id, $3, u.source from unnest($2::uuid[], array['imported', 'declared', 'imported']) u (id, source)`,
    [stage.institutionId, ids, stage.group],
  );
  // Also where they said it, and agree to it being used for a place.
  await stage.db.query(
    `insert into consent.state (institution_id, subject_id, subject_kind, purpose, item, permitted, epoch, last_seq)
     select $1, u, 'student', 'places.first', 'group:' || $3, true, 1, 1 from unnest($2::uuid[]) u`,
    [stage.institutionId, ids, stage.group],
  );
  const { number } = await take();
  const [head] = await stage.db.query<{ dimensions: { key: string; codes: { code: string }[] }[] }>(
    'select dimensions from evidence.snapshot where number = $1',
    [number],
  );
  const at = head?.dimensions.findIndex(({ key }) => key === `group:${stage.group}`) ?? -1;
  const rows = await rowsOf(number);
  expect(rows.filter(({ codes }) => (codes as number[])[at] === 0)).toHaveLength(2);
  const matched = rows.filter(({ stages }) => ((stages as number) & bitOf('matched')) !== 0);
  expect(matched).toHaveLength(2);
  expect(matched[0]).toMatchObject({
    applied_week: '2026-W41',
    matched_week: '2026-W42',
    fit: 40_000,
    lasted_days: 20,
    has_ended: true,
  });
  const types = await stage.db.query<{ data_type: string }>(
    `select distinct data_type from information_schema.columns where table_schema = 'evidence' and table_name = 'person'`,
  );
  expect(types.filter(({ data_type }) => /date|time/.test(data_type))).toEqual([]);
});

test('what is asked months later is there of those alone who say yes to that too', async () => {
  const ids = await stage.crowd(2);
  await stage.past(
    `with i as (insert into instrument (institution_id, key, made_at) values ($1, 'later', now()) returning id),
       v as (insert into instrument_version (institution_id, instrument_id, number, state, content, sha256, changed_at, frozen_at)
         select $1, id, 1, 'frozen', $4, sha256(convert_to($4, 'UTF8')), now(), now() from i returning id),
       w as (insert into survey_wave (institution_id, round_id, kind, audience, anchor, offset_days, window_days, version_id, made_at)
         select $1, $3, 'six-months', 'student', 'qualification', 0, 60, v.id, now() from v returning *),
       j as (insert into survey_invitation (institution_id, wave_id, round_id, kind, audience, version_id, person_kind, person_id, invited_at, closes_at)
         select $1, w.id, w.round_id, w.kind, w.audience, w.version_id, 'student', u, now(), now() + interval '9 days' from w, unnest($2::uuid[]) u returning *),
       r as (insert into survey_response (institution_id, invitation_id, version_id, kind, person_id, language, mode, started_at, touched_at, submitted_at)
         select $1, id, version_id, kind, person_id, 'en', 'link', now(), now(), now() from j)
     insert into survey_score (institution_id, invitation_id, scale_key, kind, person_id, answered, score, scoring_version, at)
       select $1, id, 'sure', kind, person_id, 3, 4, 1, now() from j`,
    ...[ids, stage.round, JSON.stringify(INSTRUMENT)],
  );
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'follow-up'`, [
    ids[0],
  ]);
  const rows = await rowsOf((await take()).number);
  expect(rows.filter(({ scores }) => (scores as (number | null)[]).includes(4))).toHaveLength(1);
  expect(rows.filter(({ waves }) => (waves as number[])[3] === 2)).toHaveLength(1);
});

test('equality monitoring never enters: with it and without it a snapshot is the same', async () => {
  const before = await take();
  await stage.hostile(null, 'service', async (client) => {
    await client.query(
      `select monitoring.bring_in(array_agg(university_id), array_agg('sex'::text), array_agg('10'::text)) from student`,
    );
    await client.query(
      `select monitoring.bring_in(array_agg(university_id), array_agg('ethnicity'::text), array_agg('120'::text)) from student`,
    );
    await client.query('commit');
  });
  const [{ n } = { n: 0 }] = await stage.db.query<{ n: number }>(
    'select count(*)::int as n from monitoring.characteristic',
  );
  expect(n).toBeGreaterThan(10);
  const after = await take();
  expect(after.sha256).toBe(before.sha256);
  const { dimensions } = await stage.get(Snapshots).open(stage.as('analyst'), after.number);
  expect(dimensions.map(({ kind }) => kind)).not.toContain('registry');
});

test('a school parts rows like anything else; who is in none, and every mentor, is not known by it', async () => {
  const before = await take();
  const has = async (number: number) =>
    (await stage.get(Snapshots).open(stage.as('analyst'), number)).dimensions.find(({ key }) => key === 'school');
  expect(await has(before.number)).toBeUndefined();
  const law = await stage.one(`insert into school (institution_id, name) values ($1, 'Law') returning id`);
  await stage.past(
    `update student set school_id = $2 where institution_id = $1 and id in (
       select a.student_id from application a join consent.state s on s.subject_id = a.student_id
       where s.purpose = 'evidence' and s.permitted and s.valid_until is null order by 1 limit 5)`,
    law,
  );
  const after = await take();
  expect(await has(after.number)).toMatchObject({
    kind: 'school',
    codes: [{ code: law, name: 'Law' }, { code: 'not-known' }],
  });
  const opened = await stage.get(Snapshots).open(stage.as('analyst'), after.number);
  const at = opened.dimensions.findIndex(({ key }) => key === 'school');
  const ofLaw = (await rowsOf(after.number)).filter(({ codes }) => (codes as number[])[at] === 0);
  expect(ofLaw.map(({ side }) => side)).toEqual(Array(5).fill('student'));
  const { sha256 } = await stage.get(Snapshots).open(stage.as('analyst'), before.number);
  expect(sha256).toBe(before.sha256);
  expect(after.sha256).not.toBe(before.sha256);
});

describe('whoever works with snapshots', () => {
  const asEvaluator = <T>(work: (client: Client) => Promise<T>) => stage.hostile('footing_evaluator', 'evidence', work);

  test('reads no table with a name, and none but those of the evidence base, whatever the purpose', async () => {
    const tables = await stage.db.query<{ name: string; schema: string; columns: string[] }>(
      `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, n.nspname as schema,
         array_agg(quote_ident(a.attname::text)) as columns
       from pg_class c join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind in ('r', 'p', 'v', 'm', 'f') and n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') group by 1, 2`,
    );
    expect(tables.length).toBeGreaterThan(150);
    const reached: string[] = [];
    const said: string[] = [];
    await asEvaluator(async (client) => {
      for (const { name, schema, columns } of tables)
        for (const column of columns) {
          await client.query('savepoint look');
          const rows = await client
            .query<{ text: string }>(`select ${column}::text as text from ${name}`)
            .catch(() => client.query('rollback to look').then(() => null));
          if (rows && schema !== 'evidence') reached.push(`${name}.${column}`);
          said.push(...(rows?.rows.map(({ text }) => text) ?? []));
        }
    });
    expect(reached).toEqual([]);
    const known = await stage.db.query<{ text: string }>(
      `select unnest(array[id::text, university_id, last_name, email]) as text from student
       union select unnest(array[id::text, university_id, last_name, email]) from mentor union select id::text from application`,
    );
    expect(said.length).toBeGreaterThan(100);
    const secrets = known.flatMap(({ text }) => (text && text.length > 3 ? [text] : []));
    const all = said.join('\n');
    expect(secrets.filter((text) => all.includes(text))).toEqual([]);
  });

  test.each([
    ['write a row', `insert into evidence.person default values`],
    ['take one away', 'delete from evidence.person'],
    ['change a snapshot', 'update evidence.snapshot set forgotten_at = now()'],
    ['make a function', `create function evidence.f() returns int language sql as 'select 1'`],
    [
      'see what others ask',
      `select 1 / (select count(*) from pg_stat_activity where query ilike '%student%' and pid <> pg_backend_pid())`,
    ],
    ['read statistics of a name', `select 1 / (select count(*) from pg_stats where tablename = 'student')`],
    ['ask what people decided', `select consent.survey_yes(gen_random_uuid(), 'close')`],
    ['count equality monitoring', `select * from monitoring.counts(gen_random_uuid())`],
    ['look behind the door', `select * from door.institutions()`],
    ['read a file', `select pg_read_file('/etc/passwd')`],
  ])('cannot %s', async (_, sql) => {
    await expect(asEvaluator((client) => client.query(sql))).rejects.toMatchObject({
      code: expect.stringMatching(/^(42501|22012)$/),
    });
  });

  test('of another university sees nothing', async () => {
    const rows = await asEvaluator(async (client) => {
      await client.query(`select set_config('footing.institution_id', gen_random_uuid()::text, true)`);
      return client.query(
        'select 1 from evidence.person union all select 1 from evidence.snapshot union all select 1 from evidence.characteristic',
      );
    });
    expect(rows.rowCount).toBe(0);
  });
});

test('the pages themselves see of rows only whose they are, and write none later', async () => {
  for (const sql of [
    'select scores from evidence.person',
    'select * from evidence.characteristic',
    'update evidence.person set round = 2',
  ])
    await expect(stage.hostile(null, 'evidence', (client) => client.query(sql))).rejects.toMatchObject({
      code: '42501',
    });
});

test.each([
  'student',
  'mentor',
  'consultant',
  'administrator',
  'observer',
  'alumni-office',
  'data-protection-officer',
] as const)('a %s takes and opens none', async (role) => {
  const refused = { kind: 'forbidden', code: 'permission.missing' };
  const snapshots = stage.get(Snapshots);
  await expect(snapshots.take(stage.as(role), { name: 'x' })).rejects.toMatchObject(refused);
  await expect(snapshots.list(stage.as(role))).rejects.toMatchObject(refused);
  await expect(snapshots.open(stage.as(role), 1)).rejects.toMatchObject(refused);
});

const LABELS = { en: 'x' };
const part = (key: string) => ({ key, text: LABELS });
const INSTRUMENT = {
  ...{ key: 'later', title: LABELS, languages: ['en'], welcome: LABELS, thanks: LABELS },
  items: [{ key: 'sure', type: 'agree', text: LABELS, options: [], statements: [part('a'), part('b'), part('c')] }],
  scales: [
    {
      ...{
        key: 'sure',
        name: LABELS,
        construct: 'x',
        isValidated: false,
        lock: 'none',
        licence: 'x',
        direction: 'higher',
      },
      ...{ parts: [part('a'), part('b'), part('c')], coding: { a1: 1, a5: 5 }, answeredAtLeast: 2, isComposite: true },
    },
  ],
};
