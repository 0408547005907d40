import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
});
beforeEach(() => stage.newRound());
afterAll(() => stage.close());

const make = (keep: 'nothing' | 'pins' | 'pins-and-approved' = 'nothing') =>
  desk.drafts.make(stage.priya, stage.roundId, { keep });

async function threeForTwo(): Promise<void> {
  await stage.student('Amina', { helpWanted: ['law'] }, 1);
  await stage.student('Ben', { helpWanted: ['law', 'writing'] }, 2);
  await stage.student('Cerys', { helpWanted: ['writing'] }, 2);
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  await stage.mentor('Tom', 1, { helpOffered: ['law', 'writing'] });
}

async function ready(): Promise<string> {
  const { id, institutionId } = await make();
  await desk.drafts.run(institutionId, id);
  return id;
}

test('a draft is asked for with a seed and the rules of that moment, and a job waits to make it', async () => {
  await threeForTwo();
  const draft = await make();
  expect(draft).toMatchObject({ number: 1, state: 'queued', keep: 'nothing', createdBy: stage.priya.accountId });
  expect(draft.seed).toMatch(/^[0-9a-f]{32}$/);
  expect(draft.settings).toMatchObject({ year: 2026, minimumFit: 0 });
  const jobs = await stage.db.query(`select data from jobs.job where name = 'run-draft' and data->>'draftId' = $1`, [
    draft.id,
  ]);
  expect(jobs).toHaveLength(1);
});

test('a mentor in a neighbouring sector counts in part', async () => {
  await stage.student('Amina', { direction: ['Publishing'] });
  await stage.mentor('Joan', 1, { sectors: ['Arts and heritage'] });
  const { pair } = await desk.bench.open(stage.priya, await ready(), stage.id('Amina'));
  expect(pair?.parts).toMatchObject([{ kind: 'direction', fit: 0.5 }]);
});

test('times are those of the week that somebody keeps, on the clock in London, before what they once answered', async () => {
  await stage.student('Amina', { availability: ['Tue 18:00-20:00'] });
  await stage.mentor('Joan', 1, { availability: ['Mon 09:00-12:00'] });
  await stage.db.query(
    `update criterion set kind = 'free-time' where institution_id = $1 and round_id = $2 and kind = 'practical'`,
    [stage.priya.institutionId, stage.roundId],
  );
  const timeOf = async () => {
    const { pair } = await desk.bench.open(stage.priya, await ready(), stage.id('Amina'));
    return pair?.parts.find(({ kind }) => kind === 'free-time')?.fit;
  };
  expect(await timeOf()).toBe(0);
  await stage.db.query(
    `with joan as (select institution_id, mentor_id from offer where id = $1),
       there as (insert into person_zone (institution_id, person_kind, person_id, from_day, zone)
         select institution_id, 'mentor', mentor_id, '2026-01-01', 'America/New_York' from joan)
     insert into weekly_rule (institution_id, person_kind, person_id, weekday, from_minute, to_minute, from_day)
       select institution_id, 'mentor', mentor_id, 2, 14 * 60, 18 * 60, '2026-01-01' from joan`,
    [stage.id('Joan')],
  );
  expect(await timeOf()).toBe(0.25);
});

test('a draft that was run is whole: everybody has a pair or a reason, with figures, hashes and proof', async () => {
  await threeForTwo();
  const id = await ready();
  const draft = await desk.drafts.find(stage.priya, id);
  expect(draft).toMatchObject({ state: 'ready', refusal: null, readOnly: null, doneCount: 3, ofCount: 3 });
  expect(draft.inputHash).toMatch(/^[0-9a-f]{64}$/);
  expect(draft.summary).toMatchObject({
    ...{ students: 3, matched: 2, mentors: 2, places: 2 },
    tiers: [
      { tier: 1, students: 1, matched: 1 },
      { tier: 2, students: 2, matched: 1 },
    ],
  });
  const { left, counts } = await desk.overviews.of(stage.priya, id);
  expect(counts).toMatchObject({ students: 3, open: 2, unmatched: 1 });
  expect(left).toMatchObject([{ code: 'places-taken', students: [{ applicationId: expect.any(String) }] }]);
});

test('every draft of a round draws by the same lottery, so the same round gives the same bytes', async () => {
  await threeForTwo();
  const [first, second] = [
    await desk.drafts.find(stage.priya, await ready()),
    await desk.drafts.find(stage.priya, await ready()),
  ];
  expect([second.inputHash, second.resultHash]).toEqual([first.inputHash, first.resultHash]);
});

test('the lottery is promised from the start, and its seed is nobody’s to see before pairings are published', async () => {
  await threeForTwo();
  const draft = await desk.drafts.find(stage.priya, await ready());
  const [round] = await stage.db.query<{ promised: string; seed: string }>(
    'select lottery_commitment as promised, lottery_seed as seed from round where id = $1',
    [stage.roundId],
  );
  expect(draft.lottery).toEqual({ commitment: round?.promised, seed: null });
  expect(JSON.stringify([draft, await desk.drafts.list(stage.priya, stage.roundId)])).not.toContain(round?.seed);
});

test('what was approved before is told to the engine as better kept, unless it is kept outright', async () => {
  await threeForTwo();
  const first = await ready();
  const { entries, revision } = await desk.bench.queue(stage.priya, first, { status: 'open' });
  const approved = entries[0]?.applicationId ?? '';
  await desk.reviews.approve(stage.priya, { draftId: first, applicationId: approved, seen: revision });
  const inputOf = async (id: string) =>
    (
      await stage.db.query<{ input: { before: { studentId: string }[] } }>(
        'select input from draft_input where draft_id = $1',
        [id],
      )
    )[0]?.input.before;
  expect(await inputOf(first)).toEqual([]);
  expect(await inputOf(await ready())).toMatchObject([{ studentId: approved }]);
});

test('a run that was broken off begins again with what went in the first time', async () => {
  await threeForTwo();
  const { id, institutionId } = await make();
  await desk.drafts.run(institutionId, id);
  const first = await desk.drafts.find(stage.priya, id);
  // As a worker leaves it that is killed before the result is written.
  await stage.db.query('delete from draft_pair where draft_id = $1', [id]);
  await stage.db.query('delete from draft_unmatched where draft_id = $1', [id]);
  await stage.db.query(`update draft set state = 'running', input_hash = null where id = $1`, [id]);
  await stage.student('Dafydd', { helpWanted: ['law'] }, 1);
  await desk.drafts.run(institutionId, id);
  expect(await desk.drafts.find(stage.priya, id)).toMatchObject({
    state: 'ready',
    inputHash: first.inputHash,
    resultHash: first.resultHash,
  });
});

test('two workers that make the same draft at once write it once', async () => {
  await threeForTwo();
  const other = await stage.desk();
  const { id, institutionId } = await make();
  await Promise.all([desk.drafts.run(institutionId, id), other.drafts.run(institutionId, id)]);
  expect(await desk.drafts.find(stage.priya, id)).toMatchObject({ state: 'ready' });
  const pairs = await stage.db.query('select from draft_pair where draft_id = $1', [id]);
  expect(pairs).toHaveLength(2);
});

test('of two who ask for a draft at once, one is told that one is being made', async () => {
  await threeForTwo();
  const other = await stage.desk();
  const asked = await Promise.allSettled([make(), other.drafts.make(stage.owen, stage.roundId, { keep: 'nothing' })]);
  expect(asked.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = asked.find(({ status }) => status === 'rejected') as PromiseRejectedResult;
  expect(refused.reason).toMatchObject({ kind: 'conflict', code: 'draft.already-running' });
});

test('the database itself lets only one draft of a round be at work', async () => {
  await threeForTwo();
  await make();
  const second = stage.db.query(
    `insert into draft (institution_id, round_id, number, state, seed) values ($1, $2, 9, 'running', 's')`,
    [stage.priya.institutionId, stage.roundId],
  );
  await expect(second).rejects.toMatchObject({ constraint: 'draft_one_at_work' });
});

test('a round without students, or without places, says what to do', async () => {
  await expect(make()).rejects.toMatchObject({ kind: 'invalid', code: 'draft.no-students' });
  await stage.student('Amina', { helpWanted: ['law'] });
  await stage.mentor('Joan', 0, { helpOffered: ['law'] });
  await expect(make()).rejects.toMatchObject({ kind: 'invalid', code: 'draft.no-mentors' });
});

test('what the engine refuses is told in words, and the next draft can be asked for', async () => {
  await threeForTwo();
  const { id, institutionId } = await make();
  await stage.db.query(`update draft set settings = jsonb_set(settings, '{criteria}', '[]') where id = $1`, [id]);
  await desk.drafts.run(institutionId, id);
  const refused = await desk.drafts.find(stage.priya, id);
  expect(refused).toMatchObject({ state: 'refused', refusal: expect.stringContaining('Give at least one a weight') });
  await expect(make()).resolves.toMatchObject({ number: 2 });
});

test('a kept pair that is not allowed any more is named, and can be let go in the draft before', async () => {
  await threeForTwo();
  const first = await ready();
  const seen = { draftId: first, applicationId: stage.id('Amina'), seen: 0 };
  await desk.reviews.pin(stage.priya, seen);
  await stage.db.query(`update offer set answers = '{"helpOffered": ["art"]}' where id = $1`, [stage.id('Joan')]);
  await stage.db.query('update round set minimum_fit = 50 where id = $1', [stage.roundId]);
  const { id, institutionId } = await make('pins');
  await desk.drafts.run(institutionId, id);
  const { state, refusal } = await desk.drafts.find(stage.priya, id);
  expect([state, refusal]).toEqual(['refused', expect.stringContaining('Amina Example with Joan Example')]);
  const [kept] = await stage.db.query<{ refusal: string }>('select refusal from draft where id = $1', [id]);
  expect(kept?.refusal).not.toContain('Amina');
  await desk.reviews.unpin(stage.priya, { ...seen, seen: 1 });
  const again = await make('pins');
  await desk.drafts.run(institutionId, again.id);
  expect(await desk.drafts.find(stage.priya, again.id)).toMatchObject({ state: 'ready' });
});

test('a mentor who offers fewer places than were to be kept: the pair that finds none is named', async () => {
  await stage.student('Amina', { helpWanted: ['law'] });
  await stage.student('Ben', { helpWanted: ['law'] });
  await stage.mentor('Joan', 2, { helpOffered: ['law'] });
  await desk.reviews.approveMany(stage.priya, await ready(), [stage.id('Amina'), stage.id('Ben')], 0);
  await stage.db.query('update offer set places = 1 where id = $1', [stage.id('Joan')]);
  const { id, institutionId } = await make('pins-and-approved');
  await desk.drafts.run(institutionId, id);
  expect((await desk.drafts.find(stage.priya, id)).refusal).toMatch(/fewer places now .* with Joan Example\.$/);
});

test('a cancelled draft is not made, and cannot be cancelled twice', async () => {
  await threeForTwo();
  const { id, institutionId } = await make();
  await desk.drafts.cancel(stage.priya, id);
  await desk.drafts.run(institutionId, id);
  expect(await desk.drafts.progress(stage.priya, id)).toMatchObject({ state: 'cancelled' });
  await expect(desk.drafts.cancel(stage.priya, id)).rejects.toMatchObject({ code: 'draft.finished' });
});

test('people of one address are never paired, and wishes to avoid somebody are kept', async () => {
  const email = await stage.mentor('Joan', 2, { helpOffered: ['law'] });
  await stage.student('Amina', { helpWanted: ['law'], avoid: [email.toUpperCase()] });
  const own = await stage.student('Ben', { helpWanted: ['law'] });
  await stage.db.query('update student set email = $1 where email = $2', [email, own]);
  const { left } = await desk.overviews.of(stage.priya, await ready());
  const why = Object.fromEntries((left[0]?.students ?? []).map(({ name, why }) => [name, why.join(' ')]));
  expect(why['Amina Example']).toContain('The student asked not to have this mentor');
  expect(why['Ben Example']).toContain('They are the same person');
});

test('an analyst neither sees nor makes drafts', async () => {
  const analyst = { ...stage.priya, roles: ['analyst' as const] };
  await expect(desk.drafts.make(analyst, stage.roundId, { keep: 'nothing' })).rejects.toThrow('drafts.make');
  await expect(desk.drafts.list(analyst, stage.roundId)).rejects.toThrow('drafts.read');
});
