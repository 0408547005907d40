import { createHash } from 'node:crypto';
import { PNG, Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => (stage = await Stage.open()), 60_000);
afterEach(() => stage.db.query('truncate story cascade'));
afterAll(() => stage.close());

const ask = (more = {}, until?: number, picture: Buffer | null = null) =>
  stage.stories.ask(stage.priya, stage.input(more, until), picture);
const stateOf = async (id: string) => (await stage.stories.list(stage.priya)).find((one) => one.id === id)?.state;

test('nobody reads a story before its owner said yes, everybody after, and nobody after they took it back', async () => {
  const id = await ask();
  expect([await stage.shown(), await stateOf(id)]).toEqual([[], 'asked']);
  await stage.says('give', id);
  expect([await stage.shown(), await stateOf(id)]).toEqual([['It went well.'], 'agreed']);
  await stage.says('stop', id);
  expect([await stage.shown(), await stateOf(id)]).toEqual([[], 'stopped']);
});

test('the ledger says that it was shown once an hour, however many come, and nothing came after the stop', async () => {
  const id = await ask();
  await stage.says('give', id);
  for (let reader = 0; reader < 5; reader += 1) await stage.shown();
  const lines = async () =>
    stage.db.query<{ place: string; run: string }>(`select place, run from consent.use_ledger where item = $1`, [
      `story:${id}`,
    ]);
  expect(await lines()).toEqual([{ place: 'stories', run: 'public page' }]);
  await stage.says('stop', id);
  await stage.shown();
  await stage.says('give', id);
  await stage.shown();
  expect(await lines()).toHaveLength(2);
  expect(await stage.db.query('select 1 from consent.violation')).toEqual([]);
});

test('a no is kept, and a yes after it counts', async () => {
  const id = await ask();
  await stage.says('refuse', id);
  expect([await stage.shown(), await stateOf(id)]).toEqual([[], 'refused']);
  await stage.says('give', id);
  expect(await stage.shown()).toEqual(['It went well.']);
});

test('a yes lasts until the end of the day that was shown, and not longer than a yes holds here', async () => {
  const id = await ask({}, 40);
  await stage.says('give', id);
  const [row] = await stage.db.query<{ same: boolean; logged: boolean }>(
    `select s.valid_until = (h.until + 1)::timestamp at time zone 'Europe/London' as same, e.until = s.valid_until as logged
     from consent.state s join consent.event e on e.subject_id = s.subject_id and e.seq = s.last_seq
       join story h on 'story:' || h.id = s.item where s.purpose = 'story' and h.id = $1`,
    [id],
  );
  expect(row).toEqual({ same: true, logged: true });
});

test('a yes whose day is over counts for nothing at once, and is then written down as ended', async () => {
  const id = await ask();
  await stage.says('give', id);
  await stage.db.query(`update consent.state set valid_until = now() - interval '1 second' where item = $1`, [
    `story:${id}`,
  ]);
  expect([await stage.shown(), await stateOf(id)]).toEqual([[], 'ended']);
  expect(await stage.endings.expire(stage.institutionId)).toBe(1);
  expect(await stateOf(id)).toBe('ended');
  expect(await stage.tasks.carryOut(stage.institutionId)).toBeGreaterThan(0);
});

test('what the university takes down is gone at once and stays down', async () => {
  const id = await ask();
  await stage.says('give', id);
  await stage.stories.takeDown(stage.priya, id);
  expect([await stage.shown(), await stateOf(id)]).toEqual([[], 'ended']);
  await expect(stage.stories.takeDown(stage.priya, id)).rejects.toMatchObject({ code: 'story.down' });
  expect((await stage.own.of(stage.amina))[0]).toMatchObject({ isTakenDown: true, isOver: true });
});

test('only stories for our own page are on it, and only its own institution’s', async () => {
  await stage.says('give', await ask({ words: 'Printed', places: ['prospectus'] }));
  await stage.says('give', await ask({ words: 'Both', places: ['prospectus', 'our-page'] }));
  expect(await stage.shown()).toEqual(['Both']);
  const other = await stage.university('gower');
  expect(await stage.open.show(other, (stories) => Promise.resolve(stories.length))).toBe(0);
});

test('its owner sees the exact words and picture, and nobody else’s', async () => {
  const id = await ask({ naming: 'none', described: 'A second-year student', pictureWords: 'A desk' }, 9, PNG);
  const [own] = await stage.own.of(stage.amina);
  expect(own).toMatchObject({ id, shownAs: 'A second-year student', words: 'It went well.', isOver: false });
  expect(own?.picture).toEqual({ kind: 'png', width: 20, height: 10, words: 'A desk' });
  expect((await stage.own.picture(stage.amina, id)).bytes).toEqual(PNG);
  const ben = stage.actor('Ben', 'student');
  expect(await stage.own.of(ben)).toEqual([]);
  await expect(stage.own.picture(ben, id)).rejects.toMatchObject({ code: 'story.not-found' });
});

test('a picture is sent to everybody while the yes stands, and not a moment longer', async () => {
  const id = await ask({ pictureWords: 'A desk' }, 9, PNG);
  const picture = () =>
    stage.open.showPicture(stage.institutionId, id, (file) => Promise.resolve(file?.bytes.toString('hex') ?? null));
  expect(await picture()).toBeNull();
  await stage.says('give', id);
  expect(await picture()).toBe(PNG.toString('hex'));
  await stage.says('stop', id);
  expect(await picture()).toBeNull();
});

test('its id is made from all that it says', async () => {
  const id = await ask({ pictureWords: 'A desk', places: ['our-page', 'prospectus'] }, 9, PNG);
  const [row] = await stage.db.query<Record<string, string> & { nonce: Buffer; picture: Buffer }>(
    `select nonce, h.subject_id, h.until::text, 'our-page,prospectus' as places, title, words, shown_as, picture, picture_words
     from story h join story_content on story_id = id`,
  );
  const said = row ?? { nonce: Buffer.of(), picture: Buffer.of() };
  const { nonce, ...parts } = said;
  const hash = createHash('sha256').update(nonce);
  for (const part of Object.values(parts)) {
    const bytes = Buffer.from(part);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length);
    hash.update(length).update(bytes);
  }
  const made = hash.digest('hex');
  const bare = id.replaceAll('-', '');
  const blank = (text: string) =>
    [...text.slice(0, 32)].map((digit, at) => (at === 12 || at === 16 ? '_' : digit)).join('');
  expect(blank(bare)).toBe(blank(made));
});

test.each<[string, object, number, Buffer | null, string]>([
  ['a day that is over', {}, -1, null, 'until'],
  ['a day that is too far', {}, 800, null, 'until'],
  ['no name and nothing in its place', { naming: 'none' }, 9, null, 'described'],
  ['a file that is no picture', { pictureWords: 'x' }, 9, Buffer.from('<svg onload="x"/>'.padEnd(60)), 'file'],
  ['a picture that is not described', {}, 9, PNG, 'pictureWords'],
  ['a description of no picture', { pictureWords: 'x' }, 9, null, 'file'],
])('%s is refused at its field', async (_, more, until, picture, field) => {
  await expect(ask(more, until, picture)).rejects.toMatchObject({ kind: 'invalid', fields: [{ field }] });
});

test('somebody under 18, without an address, or who lets us do nothing for them is not asked', async () => {
  const refused = async (sql: string, code: string) => {
    await stage.db.query(sql, [stage.ids['Ben']]);
    await expect(ask({ who: stage.who('Ben') })).rejects.toMatchObject({ code });
  };
  expect((await stage.stories.search(stage.priya, 'ben ex')).map(({ firstName }) => firstName)).toEqual(['Ben']);
  await refused(`update student set under_18_until = '2099-01-01' where id = $1`, 'story.under-18');
  expect(await stage.stories.search(stage.priya, 'ben ex')).toEqual([]);
  await refused(
    `update student set under_18_until = null, email = null, university_id = 'ben' where id = $1`,
    'story.no-mail',
  );
  await stage.db.query(`update student set email = 'ben@student.example' where id = $1`, [stage.ids['Ben']]);
  const ended = `update consent.state set permitted = false where subject_id = $1 and purpose = 'service'`;
  await refused(ended, 'story.no-mail');
  await expect(ask({ who: 'student:01890000-0000-7000-8000-000000000000' })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('only a programme lead asks, sees and takes down', async () => {
  const id = await ask();
  for (const role of ['consultant', 'administrator', 'student', 'data-protection-officer'] as const) {
    const actor = stage.actor('Priya', role);
    const may = { kind: 'forbidden', code: 'permission.missing' };
    for (const attempt of [
      async () => stage.stories.list(actor),
      async () => stage.stories.search(actor, 'amina'),
      async () => stage.stories.ask(actor, stage.input(), null),
      async () => stage.stories.takeDown(actor, id),
    ])
      await expect(attempt()).rejects.toMatchObject(may);
  }
});

test('the letter says nothing of what is asked, and goes only while they let us write', async () => {
  await ask({ title: 'canarytitle', words: 'canarywords' });
  const [mail] = await stage.db.query<{ kind: string; purpose: string; subject_id: string }>(
    `select kind, purpose, subject_id from mail`,
  );
  expect(mail).toEqual({ kind: 'story-notice', purpose: 'service', subject_id: stage.ids['Amina'] });
});

test('staff read what it says while the yes stands, and are told to take it from elsewhere when it stops', async () => {
  const id = await ask({ places: ['our-page', 'prospectus'] });
  const content = async () => (await stage.stories.list(stage.priya)).find((one) => one.id === id)?.content;
  expect(await content()).toBeNull();
  await stage.says('give', id);
  expect(await content()).toMatchObject({ words: 'It went well.' });
  await stage.says('stop', id);
  expect(await content()).toBeNull();
  const notices = async () => stage.db.query(`select 1 from mail where kind = 'staff-notice'`);
  expect(await notices()).toHaveLength(0);
  await stage.tasks.carryOut(stage.institutionId);
  await stage.tasks.carryOut(stage.institutionId);
  expect(await notices()).toHaveLength(1);
});

test('nobody is told where it was for our own page alone', async () => {
  await stage.db.query('delete from mail');
  const id = await ask();
  await stage.says('give', id);
  await stage.says('stop', id);
  await stage.tasks.carryOut(stage.institutionId);
  expect(await stage.db.query(`select 1 from mail where kind = 'staff-notice'`)).toEqual([]);
});
