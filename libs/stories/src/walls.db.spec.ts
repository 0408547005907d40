import type { Client } from 'pg';
import { PNG, Stage } from './spec/stage';

let stage: Stage;
let id: string;
beforeAll(async () => (stage = await Stage.open()), 60_000);
beforeEach(async () => {
  id = await stage.stories.ask(stage.priya, stage.input({ pictureWords: 'A desk' }, 9), PNG);
});
afterEach(() => stage.db.query('truncate story cascade'));
afterAll(() => stage.close());

const READ = 'select words from story_content';
const seen = (purpose: string, here = stage.institutionId) =>
  stage.hostile(purpose, async (client) => (await client.query(READ)).rowCount, here);

test('whoever asks the database itself sees a story for its purpose alone, and only while the yes stands', async () => {
  const purposes = ['', 'nonsense', 'service', 'own', 'matching.core', 'evidence', 'news', 'story'];
  const all = async () =>
    Object.fromEntries(await Promise.all(purposes.map(async (one) => [one, await seen(one)] as const)));
  const nothing = Object.fromEntries(purposes.map((one) => [one, 0]));
  expect(await all()).toEqual(nothing);
  await stage.says('give', id);
  expect(await all()).toEqual({ ...nothing, story: 1 });
  expect(await seen('story', await stage.university('gower'))).toBe(0);
  await stage.says('stop', id);
  expect(await all()).toEqual(nothing);
});

test('a stop hides it from the moment it is asked for, before anything is written down', async () => {
  await stage.says('give', id);
  const { noticeSha256 } = await stage.decision('story', `story:${id}`);
  await stage.hostile('service', async (client) => {
    await client.query(
      `select consent.intend_stop($1, 'student', 'story', $2, 'withdrawn', decode($3, 'hex'), now(), 'x', 'x')`,
      [stage.ids['Amina'], `story:${id}`, noticeSha256],
    );
    await client.query(`select set_config('footing.purpose', 'story', true)`);
    expect((await client.query(READ)).rowCount).toBe(0);
  });
});

test('where the institution asks for no stories any more, nobody sees one', async () => {
  await stage.says('give', id);
  await stage.db.query(
    `insert into consent.purpose (institution_id, code, basis, months, enabled) values ($1, 'story', 'explicit-consent', 24, false)`,
    [stage.institutionId],
  );
  expect([await seen('story'), await stage.shown()]).toEqual([0, []]);
  await expect(stage.stories.ask(stage.priya, stage.input(), null)).rejects.toMatchObject({ code: 'story.not-asked' });
  await stage.db.query(`delete from consent.purpose where code = 'story'`);
});

test.each<[string, string]>([
  ['other words', `update story_content set words = 'I never said this'`],
  ['another end', `update story set until = until + 1`],
  ['another person', `update story set subject_id = gen_random_uuid()`],
  ['back what was taken down', `update story set taken_down_at = null`],
  ['no words', 'delete from story_content'],
])('a hostile client cannot give it %s', async (_, sql) => {
  await stage.says('give', id);
  await stage.stories.takeDown(stage.priya, id);
  await stage.hostile('story', (client) =>
    expect(client.query(sql)).rejects.toThrow(/permission denied|never changes/),
  );
});

test('the owner of the tables cannot change it either', async () => {
  for (const sql of [
    `update story_content set words = 'x'`,
    'update story set until = until + 1',
    `update story set places = '{prospectus}'`,
  ])
    await expect(stage.db.query(sql)).rejects.toThrow(/never changes/);
});

const head = (client: Client, columns: Record<string, unknown>) => {
  const row = {
    ...{ institution_id: stage.institutionId, id: '01890000-0000-8000-8000-000000000001' },
    ...{ student_id: stage.ids['Amina'], subject_id: stage.ids['Amina'], places: '{our-page}', until: '2099-01-01' },
    ...columns,
  };
  const names = Object.keys(row);
  return client.query(
    `insert into story (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})`,
    Object.values(row),
  );
};
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

test.each<[string, () => Record<string, unknown>]>([
  ['that lasts longer than 24 months', () => ({ until: inDays(735) })],
  ['that lasts longer, said to be asked later', () => ({ until: inDays(1_000), asked_at: '2028-01-01' })],
  ['that is over', () => ({ until: inDays(-1) })],
  ['of nobody', () => ({ until: inDays(9), student_id: null })],
  ['of two people', () => ({ until: inDays(9), mentor_id: stage.ids['Joan'] })],
  ['said to be another’s', () => ({ until: inDays(9), subject_id: stage.ids['Ben'] })],
  [
    'of a person of another institution',
    () => ({ until: inDays(9), student_id: stage.ids['Elin'], subject_id: stage.ids['Elin'] }),
  ],
  ['for a place of its own', () => ({ until: inDays(9), places: '{billboard}' })],
  ['for nowhere', () => ({ until: inDays(9), places: '{}' })],
  ['in another institution', () => ({ until: inDays(9), institution_id: stage.ids['gower'] })],
])('a hostile client adds no story %s', async (_, columns) => {
  stage.ids['gower'] ??= await stage.university('tayside');
  if (!stage.ids['Elin']) await stage.person('student', 'Elin', stage.ids['gower']);
  await stage.hostile('service', (client) =>
    expect(head(client, columns())).rejects.toThrow(/violates|row-level security/),
  );
});

test('words that are not those of the id are not taken', async () => {
  await stage.hostile('service', async (client) => {
    await head(client, { until: inDays(9) });
    const content = client.query(
      `insert into story_content (institution_id, story_id, subject_id, nonce, title, words, naming, shown_as)
       values ($1, '01890000-0000-8000-8000-000000000001', $2, sha256('x'), 'T', 'W', 'first', 'Amina')`,
      [stage.institutionId, stage.ids['Amina']],
    );
    await expect(content).rejects.toThrow('not the story of that id');
  });
});

test('nobody says yes to a story that was not asked of them', async () => {
  await stage.person('student', 'Cal');
  const refused = { code: 'consent.does-not-follow' };
  await expect(stage.says('give', id, 'Cal')).rejects.toMatchObject(refused);
  await expect(stage.says('give', '01890000-0000-8000-8000-000000000009')).rejects.toMatchObject(refused);
  await stage.stories.takeDown(stage.priya, id);
  await expect(stage.says('give', id)).rejects.toMatchObject(refused);
});
