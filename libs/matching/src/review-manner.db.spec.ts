import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
});
afterAll(() => stage.close());

const about = 'Ms Yusuf here: Amina wants Joan Fairfax, she met her mum. amina@yusuf.example';

beforeEach(async () => {
  await stage.newRound();
  await stage.student('Amina Yusuf', { helpWanted: ['law'], about, 'column:gender': 'Woman' }, 1);
  await stage.student('Ben Llewellyn', { helpWanted: ['law', 'writing'], about: 'His own man' }, 2);
  await stage.student('Cerys Adeyemi', { helpWanted: ['writing'] }, 3);
  await stage.mentor('Joan Fairfax', 1, { helpOffered: ['law'], about: 'Joan and her husband' });
  await stage.mentor('Tom Okonkwo', 1, { helpOffered: ['law', 'writing'] });
  draftId = await draft();
});

async function draft(): Promise<string> {
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  return id;
}

const planted =
  /amina|yusuf|\bben\b|llewellyn|cerys|adeyemi|joan|fairfax|\btom\b|okonkwo|\bshe\b|\bhis\b|\bher\b|husband|\bmum\b|woman|\bms\b/i;
const rules = { bulkFrom: null, bulkSample: 1, namesHidden: false };
const at = (name: string, seen = 0) => ({ draftId, applicationId: stage.id(name), seen });
const kept = async () =>
  stage.db.query<Record<string, unknown>>(
    'select kind, names_hidden, override, in_bulk, looked_seconds from decision where draft_id = $1 order by revision',
    [draftId],
  );
const later = (seconds: number) => stage.clock.moveTo(new Date(stage.clock.now().getTime() + seconds * 1000));

describe('without names', () => {
  beforeEach(() => desk.rules.set(stage.lead, stage.roundId, { ...rules, namesHidden: true }));

  test('no name, address or word for women and men is on the bench, in the queue, a swap, the history or who is left', async () => {
    await desk.reviews.reject(stage.priya, at('Ben Llewellyn'), 'Tom told me that he knows her');
    const wish = { applicationId: stage.id('Amina Yusuf'), offerId: stage.id('Tom Okonkwo') };
    const shown = [
      await desk.bench.queue(stage.priya, draftId, { search: 'Amina', order: 'name' }),
      await desk.bench.all(stage.priya, draftId, {}),
      { ...(await desk.bench.open(stage.priya, draftId, stage.id('Amina Yusuf'))), draft: null },
      { ...(await desk.bench.open(stage.priya, draftId, stage.id('Ben Llewellyn'))), draft: null },
      await desk.swaps.preview(stage.priya, draftId, wish),
      (await desk.overviews.of(stage.priya, draftId)).left,
    ];
    for (const one of shown) expect(JSON.stringify(one)).not.toMatch(planted);
    expect(shown[0]).toMatchObject({ total: 3, namesHidden: true });
    expect(JSON.stringify(shown)).toMatch(/Student \d+.*Mentor \d+/);
  });

  test('the same people keep their labels from draft to draft, and other institutions’ rules are not asked', async () => {
    const labels = async () =>
      (await desk.bench.all(stage.priya, draftId, { order: 'name' })).entries.map((one) => one.studentName);
    const before = await labels();
    draftId = await draft();
    expect((await labels()).sort()).toEqual(before.sort());
    expect(new Set(before)).toEqual(new Set(['Student 1', 'Student 2', 'Student 3']));
  });

  test('no file to take away has a name or address in it either, and without the rule they are there', async () => {
    await desk.reviews.reject(stage.priya, at('Ben Llewellyn'), 'Ben told me that Tom Okonkwo knows her');
    const files = async () =>
      (await desk.exports.toCsv(stage.priya, draftId)).toString('utf8') +
      (await desk.exports.toCsv(stage.priya, draftId, 'unmatched')).toString('utf8');
    const blind = await files();
    expect(blind).not.toMatch(planted);
    expect(blind).not.toContain('@');
    expect(blind).toMatch(/Student \d+.*Mentor \d+/);
    await desk.rules.set(stage.lead, stage.roundId, rules);
    const named = await files();
    for (const name of ['Amina Yusuf', 'Ben Llewellyn', 'Cerys Adeyemi']) expect(named).toContain(name);
  });

  test('each decision says whether names were hidden, and one look with names is never taken back', async () => {
    await desk.bench.open(stage.priya, draftId, stage.id('Amina Yusuf'));
    await desk.reviews.approve(stage.priya, at('Amina Yusuf'));
    await desk.rules.set(stage.lead, stage.roundId, rules);
    await desk.bench.open(stage.priya, draftId, stage.id('Ben Llewellyn'));
    await desk.rules.choose(stage.priya, stage.roundId, true);
    expect(JSON.stringify(await desk.bench.queue(stage.priya, draftId))).not.toMatch(planted);
    expect(JSON.stringify(await desk.bench.queue(stage.owen, draftId))).toMatch(planted);
    await desk.bench.open(stage.priya, draftId, stage.id('Ben Llewellyn'));
    await desk.reviews.approve(stage.priya, at('Ben Llewellyn', 1));
    expect(await kept()).toMatchObject([{ names_hidden: true }, { names_hidden: false }]);
  });
});

describe('many at once', () => {
  test('not before the lead says from which fit, never below it, and not before the drawn ones are opened', async () => {
    await expect(desk.bulk.approve(stage.priya, draftId, {}, 0)).rejects.toMatchObject({ code: 'bulk.not-allowed' });
    await expect(desk.rules.set(stage.priya, stage.roundId, rules)).rejects.toMatchObject({ kind: 'forbidden' });
    await desk.rules.set(stage.lead, stage.roundId, { ...rules, bulkFrom: 60 });
    const low = desk.bulk.approve(stage.priya, draftId, { minScore: 0.5 }, 0);
    await expect(low).rejects.toMatchObject({ code: 'bulk.too-low', fields: [{ field: 'minScore' }] });
    const { sample, entries } = await desk.bulk.preview(stage.priya, draftId, { minScore: 0.1 });
    expect([sample.length, entries.length]).toEqual([1, 2]);
    await expect(desk.bulk.approve(stage.priya, draftId, {}, 0)).rejects.toMatchObject({ code: 'bulk.sample-first' });
    await desk.bench.open(stage.priya, draftId, sample[0]?.entry.applicationId ?? '');
    expect(await desk.bulk.approve(stage.priya, draftId, {}, 0)).toBe(2);
    expect(await kept()).toMatchObject([{ in_bulk: true }, { in_bulk: true }]);
  });

  test('who took the application back is marked, and not approved with the others', async () => {
    await desk.rules.set(stage.lead, stage.roundId, { ...rules, bulkFrom: 1, bulkSample: 50 });
    const before = await desk.bulk.preview(stage.priya, draftId, {});
    const [gone] = before.entries;
    const id = gone?.applicationId ?? '';
    await stage.db.query('update application set withdrawn_at = now() where id = $1', [id]);
    const after = await desk.bulk.preview(stage.priya, draftId, {});
    expect(after.entries).toHaveLength(before.entries.length - 1);
    expect(after.sample.map(({ entry }) => entry.applicationId)).not.toContain(id);
    const { entries } = await desk.bench.queue(stage.priya, draftId);
    expect(entries.filter(({ isTakenBack }) => isTakenBack).map(({ applicationId }) => applicationId)).toEqual([id]);
    expect((await desk.bench.open(stage.priya, draftId, id)).isTakenBack).toBe(true);
  });

  test('whom a colleague reviews at the moment is left out', async () => {
    await desk.rules.set(stage.lead, stage.roundId, { ...rules, bulkFrom: 60 });
    for (const name of ['Amina Yusuf', 'Ben Llewellyn']) await desk.bench.open(stage.priya, draftId, stage.id(name));
    await desk.claims.take(stage.owen, { draftId, applicationId: stage.id('Amina Yusuf') });
    expect(await desk.bulk.preview(stage.priya, draftId, {})).toMatchObject({ withColleagues: 1 });
    expect(await desk.bulk.approve(stage.priya, draftId, {}, 0)).toBe(1);
  });
});

test('deciding against the suggestion asks for a kind and words, and the lead reads how often each was given', async () => {
  const silent = desk.reviews.reject(stage.priya, at('Amina Yusuf'), { kind: '', words: ' ' });
  const fields = [{ field: 'override' }, { field: 'reason' }];
  await expect(silent).rejects.toMatchObject({ code: 'decision.no-reason', fields });
  await desk.reviews.reject(stage.priya, at('Amina Yusuf'), { kind: 'conflict', words: 'They are cousins' });
  await desk.reviews.approve(stage.priya, at('Ben Llewellyn', 1));
  const figures = await desk.reports.of(stage.lead, stage.roundId);
  expect(figures).toMatchObject({ overrides: [{ kind: 'conflict', count: 1 }], against: 1, decided: 2 });
  expect(figures.reviewers).toMatchObject([{ name: 'Priya', approved: 1, rejected: 1, fast: 0 }]);
  await expect(desk.reports.of(stage.priya, stage.roundId)).rejects.toMatchObject({ kind: 'forbidden' });
});

test('many approvals faster than anybody reads are noticed, and slow ones are not', async () => {
  for (let n = 0; n < 10; n += 1) {
    await desk.bench.open(stage.priya, draftId, stage.id('Amina Yusuf'));
    later(1);
    const decision = await desk.reviews.approve(stage.priya, at('Amina Yusuf', 2 * n));
    expect(await desk.reports.pace(stage.priya, draftId)).toMatchObject({ of: n + 1, isHasty: n === 9 });
    await desk.reviews.undo(stage.priya, decision);
    later(3600);
  }
  expect((await desk.reports.of(stage.lead, stage.roundId)).reviewers).toMatchObject([{ fast: 10 }]);
  for (let n = 10; n < 13; n += 1) {
    await desk.bench.open(stage.priya, draftId, stage.id('Amina Yusuf'));
    later(60);
    await desk.reviews.undo(stage.priya, await desk.reviews.approve(stage.priya, at('Amina Yusuf', 2 * n)));
    later(3600);
  }
  expect(await desk.reports.pace(stage.priya, draftId)).toEqual({ of: 10, fast: 7, isHasty: false });
});
