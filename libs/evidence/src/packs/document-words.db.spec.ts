import { EvidenceStage } from '../spec/evidence-stage';
import { DocumentWords } from './document-words.service';
import { type Desk, deskOf } from './spec/everything';

let stage: EvidenceStage;
let desk: Desk;
beforeEach(async () => {
  stage = await EvidenceStage.open();
  desk = await deskOf(stage);
});
afterEach(() => stage.close());
const words = () => stage.get(DocumentWords);

test('words are kept by document, of two who write at once one is told, and what a document does not ask is left out', async () => {
  expect(await words().find(desk.lead, 'board-page')).toMatchObject({ version: 0, words: {} });
  const all = await Promise.allSettled(
    ['One', 'Two'].map((done) => words().change(desk.lead, 'board-page', 0, { done, version: '9', other: 'x' })),
  );
  expect(all.filter(({ status }) => status === 'rejected')).toMatchObject([{ reason: { code: 'document.changed' } }]);
  const kept = await words().find(desk.analyst, 'board-page');
  expect(kept.version).toBe(1);
  expect(Object.keys(kept.words)).toEqual(['done']);
  expect(kept.missing).toEqual(['The one thing to know', 'What we ask of the board', 'What could go wrong']);
});

test('all that is wrong in a field is told there at once, and nothing is kept', async () => {
  const summary = `Mentoring led to jobs ${'word '.repeat(200)}`;
  await expect(words().change(desk.lead, 'award-pack', 0, { summary })).rejects.toMatchObject({
    code: 'document.wrong',
    fields: [{ field: 'summary', message: expect.stringMatching(/at most 200 words.*“led to”/) as string }],
  });
  await expect(words().change(desk.lead, 'award-pack', 0, { problem: 'x'.repeat(5_001) })).rejects.toMatchObject({
    fields: [{ field: 'problem' }],
  });
  expect((await words().find(desk.lead, 'award-pack')).version).toBe(0);
});

test.each([
  ['england', ['app-evaluation', 'tef-note', 'heel-sheet']],
  ['scotland', ['sfc-paragraph']],
  ['wales', ['medr-table']],
  ['northern-ireland', ['wapp-table']],
] as const)('in %s no document of another nation is there', async (nation, own) => {
  await stage.past('update institution set nation = $2 where id = $1', nation);
  const everywhere = ['board-page', 'case-study', 'award-pack', 'destinations'];
  const keys = (await words().list(desk.lead)).map(({ template }) => template.key as string);
  expect(keys.sort()).toEqual([...own, ...everywhere].sort());
  const other = nation === 'wales' ? 'tef-note' : 'medr-table';
  await expect(words().change(desk.lead, other, 0, {})).rejects.toMatchObject({ code: 'document.not-found' });
});

test('where nothing was typed, risks and kinds of activity are those that programmes are coded with', async () => {
  await stage.past(
    `with p as (insert into programme (institution_id, name, kind) values ($1, 'Career mentoring', 'career') returning id),
       l as (insert into moat_list values ($1, 1, '2026-11-01') returning number)
     insert into moat_code values ($1, 1, 1, 'Mentoring', 'By graduates', '')`,
  );
  await stage.past(`update moat_list set used_at = '2026-11-02' where institution_id = $1`);
  await stage.past(
    `insert into programme_codes select $1, id, '{2,12}', 12, '{PTP_1}', null, 'both', 1, 'Mentoring', 'By graduates', 'x', now()
     from programme where institution_id = $1 and name = 'Career mentoring'`,
  );
  const before = await words().find(desk.lead, 'app-evaluation');
  expect(before.words).toEqual({
    risks: '12. Progression from higher education; 2. Information and guidance',
    moat: 'Mentoring: By graduates, online and in person',
  });
  expect(before.missing).not.toContain('Risks to equality of opportunity');
  // The board's own words about what could go wrong have the same name, and are no codes.
  expect((await words().find(desk.lead, 'board-page')).words).toEqual({});
  await words().change(desk.lead, 'app-evaluation', 0, { risks: 'As we say it' });
  expect((await words().find(desk.lead, 'app-evaluation')).words).toMatchObject({ risks: 'As we say it' });
});

test('a hostile client overwrites no words that it has not read, and keeps nothing but texts by field', async () => {
  await words().change(desk.lead, 'board-page', 0, { done: 'We met.' });
  for (const [sql, constraint] of [
    [`update evidence.document_words set words = '{}'`, 'document_words_move_on'],
    [`update evidence.document_words set version = 2, words = '{"done": 1}'`, 'document_words_by_field'],
    [`update evidence.document_words set version = 2, words = '["done"]'`, 'document_words_by_field'],
    [`update evidence.document_words set version = 2, document = 'other'`, 'document_words_known'],
  ] as const)
    await expect(stage.db.query(sql)).rejects.toMatchObject({ constraint });
  const asApp = stage.hostile(null, '', async (client) => {
    await client.query('set local role footing_app');
    return client.query('delete from evidence.document_words');
  });
  await expect(asApp).rejects.toThrow('permission denied');
});

test.each(['student', 'mentor', 'observer', 'consultant', 'administrator'] as const)(
  'a %s writes none',
  async (role) => {
    await expect(words().change(stage.as(role), 'board-page', 0, {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(words().list(stage.as(role))).rejects.toMatchObject({ kind: 'forbidden' });
  },
);
