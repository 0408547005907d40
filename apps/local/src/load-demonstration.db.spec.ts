import { readSettings } from '@footing/config';
import { freshDatabase, type FreshDatabase, TEST_MASTER_KEY } from '@footing/testing';
import { loadDemonstration } from './load-demonstration';

let db: FreshDatabase;
const said: string[] = [];
const load = () =>
  loadDemonstration(readSettings({ DATABASE_URL: db.url, MASTER_KEY: TEST_MASTER_KEY }), (line) => said.push(line));
const count = async (table: string) => (await db.query<{ n: number }>(`select count(*)::int as n from ${table}`))[0]?.n;
const counts = async () => ({
  students: await count('application'),
  mentors: await count('offer'),
  tiers: await count('round_tier'),
  rounds: await count('round'),
  accounts: await count('account'),
});

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
      meetings_start + 300, meetings_end + 300 from round`);
  await load();
  expect(await counts()).toEqual({ ...whole, rounds: 2 });
  expect(said).toHaveLength(1);
  await db.query(`delete from round where name = 'A later one'`);
});

test.each([
  ['before the tiers of the round', 'delete from round_tier; delete from offer; delete from application'],
  ['while the students are written', 'delete from offer; delete from application'],
  ['before the mentors are written', 'delete from offer'],
])('a load that was cut off %s is gone on with', async (_, cutOff) => {
  const whole = await counts();
  await db.query('delete from experience_offered');
  if (cutOff.includes('application')) await db.query('delete from experience_wanted');
  await db.query(cutOff);
  // What such loads leave behind: files that were never confirmed.
  for (let times = 0; times < 3; times += 1)
    await db.query(`insert into import (institution_id, round_id, kind, state, file_name, file_size)
      select institution_id, id, 'mentors', 'mapping', 'wexmere-mentors.csv', 1 from round`);
  await load();
  expect(await counts()).toEqual(whole);
  expect(await db.query(`select from import where state not in ('done', 'abandoned')`)).toEqual([]);
});

test('an installation with an institution of its own is left alone', async () => {
  const empty = await freshDatabase();
  await empty.query(
    `insert into institution (slug, name, nation, contact_email) values ('own', 'Own', 'wales', 'a@own.ac.uk')`,
  );
  await loadDemonstration(readSettings({ DATABASE_URL: empty.url, MASTER_KEY: TEST_MASTER_KEY }), () => undefined);
  expect(await empty.query('select slug from institution')).toEqual([{ slug: 'own' }]);
  await empty.drop();
});
