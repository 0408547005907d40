import type { ActionInput } from './action.input';
import { partCodes } from './domain/part';
import { practiceRetention } from './retention';
import { PracticeStage } from './spec/practice-stage';

let stage: PracticeStage;
let yearId: string;
let entryId: string;
beforeAll(async () => {
  stage = await PracticeStage.open();
  yearId = await stage.years.begin(stage.lead, 2026);
  entryId = (await stage.reports.of(stage.lead, yearId)).topics[0]?.parts[0]?.entry.id ?? '';
});
afterAll(() => stage.close());

const said = {
  activity: 'We meet every month.',
  rating: 3,
  gaps: 'Few students come.',
  evidence: 'https://w.example/plan Plan',
};
const toDo = (more: Partial<ActionInput> = {}): ActionInput => ({
  ...{ what: 'Ask the union', ownerId: stage.ids.owen, ownerWords: '', dueOn: '2026-12-01', state: 'to-do' },
  ...more,
});
const find = () => stage.entries.find(stage.lead, entryId);

describe('a year', () => {
  test('begins with nine empty parts under three topics, once, and not in a far year', async () => {
    const { topics, before } = await stage.reports.of(stage.lead, yearId);
    expect(topics.map(({ parts }) => parts.length)).toEqual([3, 3, 3]);
    expect(topics.flatMap(({ parts }) => parts.map(({ entry }) => entry.part))).toEqual(partCodes);
    expect(before).toBeNull();
    await expect(stage.years.begin(stage.lead, 2026)).rejects.toMatchObject({ code: 'practice.year-there' });
    await expect(stage.years.begin(stage.lead, 2040)).rejects.toMatchObject({ fields: [{ field: 'year' }] });
  });

  test('is read by the analyst, begun by the lead alone, and by the champion once it is finished', async () => {
    expect(await stage.years.list(stage.as('analyst'))).toHaveLength(1);
    await expect(stage.years.begin(stage.as('analyst'), 2027)).rejects.toMatchObject({ kind: 'forbidden' });
    expect(await stage.years.list(stage.as('champion'))).toEqual([]);
    await expect(stage.reports.of(stage.as('champion'), yearId)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(stage.years.list(stage.as('consultant'))).rejects.toMatchObject({ kind: 'forbidden' });
    await stage.years.finish(stage.lead, yearId);
    expect(await stage.reports.of(stage.as('champion'), yearId)).toMatchObject({ year: { year: 2026 } });
    await stage.years.reopen(stage.lead, yearId);
  });
});

describe('a part', () => {
  test('keeps what was written, and whoever saw an older version overwrites nothing', async () => {
    const { entry } = await find();
    const came = await Promise.allSettled([
      stage.entries.save(stage.lead, entryId, entry.version, said),
      stage.entries.save(stage.lead, entryId, entry.version, { ...said, activity: 'Other words' }),
    ]);
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = came.find((one) => one.status === 'rejected');
    expect(refused).toMatchObject({ reason: { kind: 'conflict', code: 'practice.changed' } });
    expect((await find()).entry).toMatchObject({
      version: 1,
      rating: 3,
      evidence: [{ url: 'https://w.example/plan', words: 'Plan' }],
    });
  });

  test('says at its field what is wrong, and keeps nothing of it', async () => {
    const faulty = { activity: 'x'.repeat(5001), rating: 6, gaps: '', evidence: 'http://w.example' };
    const fields = ['activity', 'rating', 'evidence'].map((field) => ({ field }));
    await expect(stage.entries.save(stage.lead, entryId, 1, faulty)).rejects.toMatchObject({ fields });
    const unknown = stage.entries.save(stage.lead, entryId, 1, { ...said, evidence: 'snapshot 7' });
    await expect(unknown).rejects.toMatchObject({ fields: [{ field: 'evidence', message: 'There is no snapshot 7' }] });
    expect((await find()).entry.version).toBe(1);
  });

  test('of a finished year stays as it is, whoever writes', async () => {
    await stage.years.finish(stage.lead, yearId);
    await expect(stage.entries.save(stage.lead, entryId, 1, said)).rejects.toMatchObject({ code: 'practice.finished' });
    const stands = 'practice_year_stands';
    const hostile = `update practice_entry set version = version + 1, rating = 5`;
    await expect(stage.hostile(hostile)).rejects.toMatchObject({ constraint: stands });
    await expect(stage.hostile('delete from practice_evidence')).rejects.toMatchObject({ constraint: stands });
    await stage.years.reopen(stage.lead, yearId);
    expect((await find()).entry.rating).toBe(3);
  });
});

describe('the plan', () => {
  let id: string;
  test('names somebody of staff, or a post in words, and never both or neither', async () => {
    id = await stage.actions.add(stage.lead, entryId, toDo());
    expect((await find()).entry.actions).toMatchObject([{ id, owner: 'Owen', state: 'to-do', doneOn: null }]);
    await expect(stage.actions.add(stage.lead, entryId, toDo({ ownerWords: 'Outreach' }))).rejects.toMatchObject({
      fields: [{ field: 'ownerWords' }],
    });
    for (const ownerId of [null, stage.ids.joan, 'nonsense', (await stage.another()).owen])
      await expect(stage.actions.add(stage.lead, entryId, toDo({ ownerId }))).rejects.toMatchObject({
        fields: [{ field: 'ownerId' }],
      });
    const names = (await stage.actions.owners(stage.lead)).map(({ name }) => name);
    expect(names).toEqual(['Lena', 'Owen']);
  });

  test('is written by one at a time, and done on a day', async () => {
    const done = await stage.actions.change(stage.lead, id, 1, toDo({ state: 'done' }));
    expect(done).toMatchObject({ version: 2, doneOn: '2026-11-03' });
    await expect(stage.actions.change(stage.lead, id, 1, toDo())).rejects.toMatchObject({ code: 'practice.changed' });
    expect(await stage.actions.change(stage.lead, id, 2, toDo())).toMatchObject({ doneOn: null });
  });

  test('lets what was taken away be brought back, also by whoever presses twice', async () => {
    await stage.actions.remove(stage.lead, id);
    await stage.actions.remove(stage.lead, id);
    const { plan, removed } = await stage.reports.of(stage.lead, yearId);
    expect([plan.length, removed.map(({ action }) => action.id)]).toEqual([0, [id]]);
    await expect(stage.actions.change(stage.lead, id, 4, toDo())).rejects.toMatchObject({ kind: 'conflict' });
    await stage.actions.bringBack(stage.lead, id);
    expect((await stage.reports.of(stage.lead, yearId)).plan).toHaveLength(1);
  });

  test('goes on in the next year while it is open, and says what is overdue', async () => {
    stage.clock.moveTo(new Date('2027-09-20T09:00:00Z'));
    const next = await stage.years.begin(stage.lead, 2027);
    const { before, plan, topics } = await stage.reports.of(stage.lead, next);
    expect(before).toMatchObject({ id: yearId });
    expect(plan).toMatchObject([{ year: 2026, isOverdue: true, action: { id } }]);
    expect(topics[0]?.parts[0]).toMatchObject({ entry: { rating: null }, before: { rating: 3 } });
    const [line] = await stage.db.query<{ event: string }>(
      `select e.event from audit_event e join audit_subject s on s.event_id = e.id where s.subject_id = $1 order by e.at desc limit 1`,
      [stage.ids.owen],
    );
    expect(line).toEqual({ event: 'practice.viewed' });
  });
});

test('words are the university’s own once it changes them, one colleague at a time', async () => {
  const { title, about } = await stage.words.find(stage.lead, 'doing-reach');
  const own = { title: 'Whom we reach', about, questions: ['Who came?', 'Who did not?'], isHidden: true };
  await stage.words.change(stage.lead, 'doing-reach', 0, own);
  expect(await stage.words.find(stage.lead, 'doing-reach')).toMatchObject({ version: 1, ...own });
  for (const seen of [0, 2])
    await expect(stage.words.change(stage.lead, 'doing-reach', seen, own)).rejects.toMatchObject({
      code: 'practice.changed',
    });
  expect((await stage.reports.of(stage.lead, yearId)).topics[2]?.parts).toHaveLength(2);
  await expect(stage.words.change(stage.lead, 'doing', 0, { ...own, title: '' })).rejects.toMatchObject({
    fields: [{ field: 'title' }],
  });
  await stage.words.change(stage.lead, 'doing', 0, { ...own, title: 'Doing it' });
  expect(await stage.words.find(stage.lead, 'doing')).toMatchObject({ isHidden: false, questions: [] });
  await expect(stage.words.find(stage.lead, '__proto__')).rejects.toMatchObject({ kind: 'not-found' });
  await stage.words.change(stage.lead, 'doing-reach', 1, { ...own, title, isHidden: false });
});

describe('whoever reaches the tables past the code', () => {
  test.each([
    [
      'practice_evidence_url_secure',
      `insert into practice_evidence (institution_id, entry_id, place, url) select institution_id, id, 9, 'javascript:alert(1)' from practice_entry limit 1`,
    ],
    [
      'practice_evidence_is_one',
      `insert into practice_evidence (institution_id, entry_id, place) select institution_id, id, 9 from practice_entry limit 1`,
    ],
    ['practice_moves_on', `update practice_entry set activity = 'gone'`],
    ['practice_entry_rating_range', `update practice_entry set version = version + 1, rating = 6`],
    [
      'practice_owner_is_staff',
      `update practice_action set version = version + 1, owner_id = (select id from account where name = 'Joan')`,
    ],
    ['practice_action_owner_is_one', `update practice_action set version = version + 1, owner_words = 'Everybody'`],
    ['practice_action_done_has_day', `update practice_action set version = version + 1, state = 'done'`],
    [
      'practice_year_once',
      `insert into practice_year (institution_id, year, begun_at) select institution_id, year, now() from practice_year limit 1`,
    ],
    [
      'practice_words_questions_few',
      `update practice_words set version = version + 1, questions = array_fill('?'::text, '{13}')`,
    ],
  ])('meets %s', (constraint, sql) => expect(stage.hostile(sql)).rejects.toMatchObject({ constraint }));

  test.each([
    'delete from practice_year',
    'delete from practice_entry',
    `update practice_action set made_at = now()`,
    'delete from practice_words',
  ])('has no right to %s', (sql) => expect(stage.hostile(sql)).rejects.toThrow('permission denied'));

  test('sees nothing of another university, and no owner where the purpose is another', async () => {
    const there = await stage.database.transaction(
      {
        institutionId:
          (await stage.db.query<{ id: string }>(`select id from institution where slug = 'airedale'`))[0]?.id ?? '',
      },
      (tx) => tx.query<object[]>('select from practice_year'),
    );
    expect(there).toEqual([]);
    const elsewhere = await stage.database.transaction(
      stage.lead,
      (tx) => tx.query<object[]>('select from practice_action'),
      'matching.core',
    );
    expect(elsewhere).toEqual([]);
  });
});

test('what was taken away goes after a month, and names of what was done after years; what was done stays', async () => {
  const { plan } = await stage.reports.of(stage.lead, yearId);
  const open = plan[0]?.action;
  await stage.actions.change(stage.lead, open?.id ?? '', open?.version ?? 0, toDo({ state: 'done' }));
  await stage.actions.remove(stage.lead, await stage.actions.add(stage.lead, entryId, toDo({ what: 'Away' })));
  const act = (at: number, before: string) =>
    stage.database.transaction(stage.lead, (tx) =>
      tx.query<object[]>(practiceRetention[at]?.act ?? '', [stage.ids.here, before]),
    );
  expect(await act(0, '2027-09-20')).toEqual([{ count: 0 }]);
  expect(await act(0, '2027-09-21')).toEqual([{ count: 1 }]);
  expect(await act(1, '2027-09-21')).toEqual([{ count: 1 }]);
  expect(await act(1, '2027-09-21')).toEqual([{ count: 0 }]);
  const after = await stage.reports.of(stage.lead, yearId);
  expect(after.plan.map(({ action }) => [action.what, action.owner])).toEqual([['Ask the union', 'No longer kept']]);
});
