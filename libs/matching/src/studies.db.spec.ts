import type { StudyResults } from './domain/study-report';
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

beforeEach(async () => {
  await stage.newRound();
  for (const name of ['Ben', 'Tom', 'Una']) await stage.student(name, { helpWanted: ['law'] });
  for (const name of ['Lee', 'Priti']) await stage.mentor(name, 1, { helpOffered: ['law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});

const run = (id: string) => desk.studyRuns.run(stage.priya.institutionId, id);

test('a replay gives the very same draft, and says so in fingerprints', async () => {
  const { id } = await desk.studies.ask(stage.priya, draftId, { kind: 'replay' });
  await run(id);
  const { state, result } = await desk.studies.find(stage.priya, id);
  const { engineVersion, inputHash, resultHash } = await desk.drafts.find(stage.priya, draftId);
  expect(state).toBe('done');
  const decided = { decisions: 0, differsAt: null, unexplained: 0 };
  expect(result).toEqual({ engineVersion, inputHash, resultHash, faults: 0, decided });
});

describe('every decision is taken again', () => {
  const at = (name: string, seen: number) => ({ draftId, applicationId: stage.id(name), seen });
  const revision = async () => (await desk.drafts.find(stage.priya, draftId)).revision;
  async function replayed() {
    const { id } = await desk.studies.ask(stage.priya, draftId, { kind: 'replay' });
    await run(id);
    return ((await desk.studies.find(stage.priya, id)).result as StudyResults['replay']).decided;
  }
  async function decide() {
    const { entries } = await desk.bench.all(stage.priya, draftId, { status: 'open' });
    const names = ['Ben', 'Tom', 'Una'].sort(
      (a, b) =>
        Number(entries.some((e) => e.applicationId === stage.id(b))) -
        Number(entries.some((e) => e.applicationId === stage.id(a))),
    );
    const [one = '', two = '', left = ''] = names;
    await desk.reviews.approve(stage.priya, at(one, 0));
    const no = await desk.reviews.reject(stage.priya, at(two, 1), 'They are cousins');
    await desk.reviews.undo(stage.priya, no);
    const offerId = entries.find((entry) => entry.applicationId === stage.id(two))?.offerId ?? '';
    const wish = { applicationId: stage.id(left), offerId };
    await desk.swaps.swap(stage.priya, draftId, wish, { revision: await revision(), why: 'It suits better' });
    await desk.reviews.unpin(stage.priya, at(left, await revision()));
    return { one, two, left };
  }

  test('approvals, rejections, undoing and swaps lead to the very rows that are there', async () => {
    await decide();
    expect(await replayed()).toEqual({ decisions: 5, differsAt: null, unexplained: 0 });
  });

  test('what somebody changed by hand is found', async () => {
    const { one } = await decide();
    await stage.db.query(`update draft_pair set review = 'open' where draft_id = $1 and application_id = $2`, [
      draftId,
      stage.id(one),
    ]);
    expect(await replayed()).toMatchObject({ differsAt: null, unexplained: 1 });
    const by = stage.id(one);
    await stage.db.query('update draft_pair set score = score - 1 where draft_id = $1 and application_id <> $2', [
      draftId,
      by,
    ]);
    expect(await replayed()).toMatchObject({ unexplained: 2 });
  });
});

test('a replay shows it when what was kept of the draft is not what the engine makes', async () => {
  await stage.db.query(`update draft_input set input = jsonb_set(input, '{seed}', '"another"') where draft_id = $1`, [
    draftId,
  ]);
  const { id } = await desk.studies.ask(stage.priya, draftId, { kind: 'replay' });
  await run(id);
  const { result } = await desk.studies.find(stage.priya, id);
  const draft = await desk.drafts.find(stage.priya, draftId);
  expect(result).toMatchObject({ faults: 0 });
  expect(result).not.toMatchObject({ inputHash: draft.inputHash });
});

test('a second try of a done study changes nothing, and a cancelled one is not begun', async () => {
  const first = await desk.studies.ask(stage.priya, draftId, { kind: 'replay' });
  await run(first.id);
  const done = await desk.studies.find(stage.priya, first.id);
  await run(first.id);
  expect(await desk.studies.find(stage.priya, first.id)).toEqual(done);
  const second = await desk.studies.ask(stage.priya, draftId, { kind: 'replay' });
  await desk.studies.cancel(stage.priya, second.id);
  await run(second.id);
  expect(await desk.studies.find(stage.priya, second.id)).toMatchObject({ state: 'cancelled', result: null });
  await expect(desk.studies.cancel(stage.priya, second.id)).rejects.toMatchObject({ code: 'study.finished' });
});

test('one of a kind at a time for a round, also for two who ask at once', async () => {
  const other = await stage.desk();
  const asked = await Promise.allSettled(
    [desk, other].map(({ studies }) => studies.ask(stage.priya, draftId, { kind: 'replay' })),
  );
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [refused] = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toMatchObject({ kind: 'conflict', code: 'study.already-running' });
});

test('only a finished draft, and a sensible number of draws', async () => {
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await expect(desk.studies.ask(stage.priya, id, { kind: 'replay' })).rejects.toMatchObject({
    code: 'draft.not-ready',
  });
  for (const draws of [0, 99, 10_001, 1.5, Number.NaN])
    await expect(desk.studies.ask(stage.priya, draftId, { kind: 'chances', draws })).rejects.toMatchObject({
      code: 'study.draws-out-of-range',
    });
});

test('chances are kept for every student, and sum to the places there are', async () => {
  const { id } = await desk.studies.ask(stage.priya, draftId, { kind: 'chances', draws: 200 });
  await run(id);
  const { state, result, doneCount } = await desk.studies.find(stage.priya, id);
  expect(state).toBe('done');
  const { inputHash, engineVersion } = await desk.drafts.find(stage.priya, draftId);
  expect(result).toMatchObject({ inputHash, engineVersion, students: 3, undecided: 3 });
  const chances = await desk.studies.chances(stage.priya, id);
  expect(chances.map(({ name, draws }) => [name, draws])).toEqual([
    ['Ben Example', 200],
    ['Tom Example', 200],
    ['Una Example', 200],
  ]);
  expect(chances.reduce((sum, { served }) => sum + served, 0)).toBe(400);
  expect(chances.filter(({ matched }) => matched)).toHaveLength(2);
  expect(doneCount).toBeLessThanOrEqual(200);
});

test('a round’s lottery can be looked at before there is a draft, and decides nothing', async () => {
  const { id } = await desk.studies.askDesign(stage.priya, stage.roundId, 100);
  await run(id);
  const found = await desk.studies.latest(stage.priya, { kind: 'lottery-design', roundId: stage.roundId });
  expect(found).toMatchObject({ id, state: 'done', draftId: null });
  expect(found?.result).toMatchObject({
    choices: [0, 0.01, 0.02, 0.05, 0.1, 0.2].map((strength) => ({ strength, undecided: 3, givenUp: 0 })),
  });
  expect(await desk.studies.chances(stage.priya, id)).toEqual([]);
  expect(await desk.drafts.list(stage.priya, stage.roundId)).toHaveLength(1);
});

test('the strength that was chosen stands among those that are compared, once', async () => {
  const strengths = async (percent: number): Promise<number[]> => {
    await stage.db.query(`update round set lottery_strength = ${percent} where id = '${stage.roundId}'`);
    const { id } = await desk.studies.askDesign(stage.priya, stage.roundId, 100);
    await run(id);
    const { result } = await desk.studies.find(stage.priya, id);
    return (result as StudyResults['lottery-design']).choices?.map(({ strength }) => strength) ?? [];
  };
  expect(await strengths(4)).toEqual([0, 0.01, 0.02, 0.04, 0.05, 0.1, 0.2]);
  expect(await strengths(5)).toEqual([0, 0.01, 0.02, 0.05, 0.1, 0.2]);
});

test('a lottery without students or places is refused with what to do', async () => {
  await stage.newRound();
  await expect(desk.studies.askDesign(stage.priya, stage.roundId, 100)).rejects.toMatchObject({
    code: 'study.nobody-to-draw',
    fields: [{ field: 'draws', message: expect.stringContaining('Import them') as string }],
  });
});

const hostile = (columns: string, values: string) =>
  stage.db.query(
    `insert into study (institution_id, round_id, ${columns}) values ('${stage.priya.institutionId}', '${stage.roundId}', ${values})`,
  );

test.each([
  ['study_kind_known', `draft_id, kind, state, draws`, `$d, 'gossip', 'queued', 100`],
  ['study_of_a_draft', `kind, state`, `'replay', 'queued'`],
  ['study_of_a_draft', `draft_id, kind, state, draws`, `$d, 'lottery-design', 'queued', 100`],
  ['study_done_with_result', `draft_id, kind, state`, `$d, 'replay', 'done'`],
  ['study_draws_when_drawing', `draft_id, kind, state`, `$d, 'chances', 'queued'`],
  ['study_draws_range', `draft_id, kind, state, draws`, `$d, 'chances', 'queued', 10001`],
])('the database itself keeps %s', async (constraint, columns, values) => {
  await expect(hostile(columns, values.replace('$d', `'${draftId}'`))).rejects.toMatchObject({ constraint });
});
