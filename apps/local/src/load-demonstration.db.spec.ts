import { readSettings } from '@footing/config';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { loadDemonstration } from './load-demonstration';

let db: FreshDatabase;
const said: string[] = [];
const load = async () => {
  const settings = readSettings({ DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY });
  await (
    await loadDemonstration(settings, (line) => said.push(line))
  ).tasters;
};
const count = async (table: string) => (await db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const counts = async () => ({
  students: await count('application'),
  mentors: await count('offer'),
  tiers: await count('round_tier'),
  rounds: await count('round'),
  accounts: await count('account'),
});

/** The round of the first programme, as SQL: that of the second is not gone on with. */
const FIRST = `(select r.id from round r join programme g on g.id = r.programme_id where g.name = 'Career mentoring' order by r.sign_up_opens limit 1)`;

beforeAll(async () => {
  db = await freshDatabase();
  await load();
});
afterAll(() => db.drop());

test('the demonstration is loaded once: what people add or change afterwards is left alone', async () => {
  const whole = await counts();
  expect(whole.students).toBeGreaterThan(500);
  await db.query(`insert into round (institution_id, programme_id, name, sign_up_opens, sign_up_closes, match_by, meetings_start, meetings_end)
    select institution_id, programme_id, 'A later one', sign_up_opens + 300, sign_up_closes + 300, match_by + 300,
      meetings_start + 300, meetings_end + 300 from round where id = ${FIRST}`);
  await load();
  expect(await counts()).toEqual({ ...whole, rounds: (whole.rounds ?? 0) + 1 });
  expect(said).toHaveLength(1);
  await db.query(`delete from round where name = 'A later one'`);
});

test.each([
  ['before the tiers of the round', [`round_tier`, 'offer', 'application']],
  ['while the students are written', ['offer', 'application']],
  ['before the mentors are written', ['offer']],
])('a load that was cut off %s is gone on with', async (_, cutOff) => {
  const whole = await counts();
  for (const [of, what] of [
    ['offer', 'experience_offered'],
    ['application', 'experience_wanted'],
  ] as const)
    if (cutOff.includes(of))
      await db.query(`delete from ${what} where ${of}_id in (select id from ${of} where round_id = ${FIRST})`);
  for (const table of cutOff) await db.query(`delete from ${table} where round_id = ${FIRST}`);
  // What such loads leave behind: files that were never confirmed.
  for (let times = 0; times < 3; times += 1)
    await db.query(`insert into import (institution_id, round_id, kind, state, file_name, file_size)
      select institution_id, id, 'mentors', 'mapping', 'wexmere-mentors.csv', 1 from round where id = ${FIRST}`);
  await load();
  expect(await counts()).toEqual(whole);
  expect(await db.query(`select from import where state not in ('done', 'abandoned')`)).toEqual([]);
});

test('the university has looked at what it does for social mobility, and has something overdue', async () => {
  const years = await db.query(
    `select count(e.rating)::int as rated, (y.finished_at is not null) as finished from practice_year y
       join practice_entry e on e.year_id = y.id group by y.year, y.finished_at order by y.year`,
  );
  expect(years).toEqual([
    { rated: 3, finished: true },
    { rated: 2, finished: false },
  ]);
  expect(await db.query(`select from practice_action where state <> 'done' and due_on < current_date`)).toHaveLength(1);
});

test('people were counted, two signed what goes out, something is to be reached, and somebody is sent it', async () => {
  const released = await db.query(
    `select state, jsonb_array_length(tables -> 'shown') > 4 as tables, proposed_by <> settled_by as "byTwo" from evidence.release`,
  );
  expect(released).toEqual([{ state: 'signed', tables: true, byTwo: true }]);
  // Enough said yes for shares with their limits, of some groups; of others it stays hidden.
  const [shares] = await db.query<{ shown: number; hidden: number }>(
    `select count(*) filter (where c -> 'rate' ? 'low')::int as shown, count(*) filter (where c -> 'rate' ? 'code')::int as hidden
     from evidence.release, jsonb_path_query(tables, '$.shown[*].cells[*]') c where c ->> 'measure' = 'M02'`,
  );
  expect([(shares?.shown ?? 0) > 0, (shares?.hidden ?? 0) > 0]).toEqual([true, true]);
  const read = await db.query(`select years -> 0 -> 'figure' ? 'low' as told from kpi_reading`);
  expect(read).toEqual([{ told: true }]);
  const toReach = await db.query(
    `select k.state, count(distinct p.kind)::int as points, count(distinct r.number)::int as readings
     from kpi k join kpi_point p on p.kpi_id = k.id join kpi_reading r on r.kpi_id = k.id group by k.id, k.state`,
  );
  expect(toReach).toEqual([{ state: 'agreed', points: 3, readings: 1 }]);
  expect(await db.query('select kind from network_item order by 1')).toEqual([{ kind: 'document' }, { kind: 'kpis' }]);
});

test('a second programme is in the middle of its life: somebody chooses, is asked for calls, and has met somebody yesterday', async () => {
  const awaited = await db.query<{ name: string; what: string }>(
    `select coalesce(s.first_name, m.first_name) as name, w.what from introduction_wait w
       left join student s on w.subject_kind = 'student' and s.id = w.subject_id left join mentor m on m.id = w.subject_id
     where w.done_at is null order by 1, 2`,
  );
  expect(awaited).toEqual(
    expect.arrayContaining([
      { name: 'Ben', what: 'picks' },
      { name: 'Chloe', what: 'ratings' },
      { name: 'Curtis', what: 'hours' },
    ]),
  );
  const meetings = await db.query<{ status: string; said: number }>(
    `select m.status, (select count(distinct a.said_by)::int from attendance a where a.meeting_id = m.id) as said
     from meeting m join meeting_person w on w.meeting_id = m.id join student s on s.id = w.person_id
     where s.first_name = 'Rhys' and m.kind = 'pairing' order by m.starts_at`,
  );
  expect(meetings.map(({ status, said }) => [status, said])).toEqual([
    ...[
      ['completed', 2],
      ['completed', 2],
    ],
    ...[
      ['confirmed', 1],
      ['confirmed', 0],
    ],
  ]);
  expect(await db.query('select from hear_again')).toHaveLength(1);
});

test('people of the second programme were asked how it is: enough sent their answers to be shown, and somebody has not begun', async () => {
  const asked = await db.query<{ kind: string; who: string; sent: number }>(
    `select i.kind, i.person_kind as who, count(*) filter (where i.ended_as = 'submitted')::int as sent
     from survey_invitation i group by 1, 2 order by 1, 2`,
  );
  const sentAt = (kind: string) => asked.find((one) => one.kind === kind && one.who === 'student')?.sent;
  expect([sentAt('baseline'), sentAt('close')]).toEqual([91, 82]);
  expect(
    await db.query(
      `select s.first_name as name, i.kind from survey_invitation i join student s on s.id = i.person_id
       join account a on a.student_id = s.id where s.first_name = 'Ben' and i.ended_at is null
       union all select m.first_name, i.kind from survey_invitation i join mentor m on m.id = i.person_id
       where m.first_name = 'Nnamdi' and i.ended_at is null order by 1, 2`,
    ),
  ).toEqual([
    { name: 'Ben', kind: 'baseline' },
    { name: 'Ben', kind: 'baseline' },
    { name: 'Nnamdi', kind: 'mid' },
  ]);
  // Every round that people applied to asks them, and nobody finds a pile of that mail.
  const [main] = await db.query<{ waves: number; asked: number; waiting: number; jobs: number }>(
    `select (select count(*)::int from survey_wave w where w.round_id = r.id) as waves,
       (select count(*)::int from survey_invitation i where i.round_id = r.id and i.kind = 'baseline') as asked,
       (select count(*)::int from survey_link l join survey_invitation i on i.id = l.invitation_id join mail m on m.id = l.mail_id
         where i.round_id = r.id and m.state = 'waiting') as waiting,
       (select count(*)::int from survey_link l join survey_invitation i on i.id = l.invitation_id
         join jobs.job j on j.name = 'send-mail' and j.data ->> 'mailId' = l.mail_id::text where i.round_id = r.id) as jobs
     from round r join application a on a.round_id = r.id group by r.id order by count(*) desc limit 1`,
  );
  expect([main?.waves, (main?.asked ?? 0) > 100, main?.waiting, main?.jobs]).toEqual([11, true, 0, 0]);
});

test('an installation with an institution of its own is left alone', async () => {
  const empty = await freshDatabase();
  await empty.query(
    `insert into institution (slug, name, nation, contact_email) values ('own', 'Own', 'wales', 'a@own.ac.uk')`,
  );
  const settings = readSettings({ DATABASE_URL: empty.url, MASTER_KEY: TEST_MASTER_KEY });
  await (
    await loadDemonstration(settings, () => undefined)
  ).tasters;
  expect(await empty.query('select slug from institution')).toEqual([{ slug: 'own' }]);
  await empty.drop();
});
