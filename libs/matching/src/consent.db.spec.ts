import { Notices } from '@footing/consent';
import { systemActor } from '@footing/kernel';
import { Candidates, type PeopleOfRound } from '@footing/people';
import { testSecrets } from '@footing/testing';
import { ApprovedPairs } from './approved-pairs.service';
import { DraftRuns } from './draft-runs.service';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';
import { stopCoreDrafts, stopDrafts } from './stop-drafts';

let stage: Stage;
let desk: Desk;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
});
afterAll(() => stage.close());
beforeEach(async () => {
  await stage.newRound();
  await stage.student('Amina', { helpWanted: ['law', 'art'] });
  await stage.student('Ben', { helpWanted: ['law'] });
  await stage.mentor('Joan', 1, { helpOffered: ['law'] });
  await stage.mentor('Tom', 1, { helpOffered: ['law'] });
});

async function made(keep: 'nothing' | 'pins-and-approved' = 'nothing') {
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep });
  await desk.drafts.run(stage.priya.institutionId, id);
  return desk.drafts.find(stage.priya, id);
}
const hashes = ({ inputHash, resultHash }: Awaited<ReturnType<typeof made>>) => ({ inputHash, resultHash });
const look = (id: string, name: string) => desk.bench.open(stage.priya, id, stage.id(name));
const inputs = (id: string) => stage.db.query('select 1 from draft_input where draft_id = $1', [id]);
const violations = () => stage.db.query('select 1 from consent.violation');

/** Somebody decides, all of a sudden, just when a draft has read what it is made of. */
class Interrupted extends Candidates {
  constructor(
    of: Desk,
    private readonly decide: () => Promise<unknown>,
  ) {
    super(of.database, testSecrets());
  }
  override async within(...given: Parameters<Candidates['within']>): Promise<PeopleOfRound> {
    const people = await super.within(...given);
    await this.decide();
    return people;
  }
}
async function interrupted(decide: () => Promise<unknown>) {
  const { id } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await new DraftRuns(desk.database, stage.clock, new Interrupted(desk, decide)).run(stage.priya.institutionId, id);
  return desk.drafts.find(stage.priya, id);
}

test('what is withdrawn is as if it had never been given; saying yes again tells only in a draft that somebody asks for', async () => {
  await stage.shares('Tom', 'Carer');
  const never = hashes(await made());
  await stage.shares('Amina', 'carer', 'parent');
  const given = await made();
  expect(hashes(given)).not.toEqual(never);
  expect((await look(given.id, 'Amina')).pair).toMatchObject({ offerId: stage.id('Tom') });
  await stage.decides('Amina', 'withdrawn');
  const without = await made();
  expect(hashes(without)).toEqual(never);
  await stage.decides('Amina', 'given');
  expect(await desk.drafts.find(stage.priya, without.id)).toEqual(without);
  expect(hashes(await made())).toEqual(hashes(given));
  expect(await violations()).toEqual([]);
});

test('a draft notes on whose word it was made, and the ledger has it', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const { id } = await made();
  const uses = await stage.db.query<{ purpose: string; n: number }>(
    'select purpose, count(*)::int as n from draft_use where draft_id = $1 group by purpose order by purpose',
    [id],
  );
  expect(uses).toEqual([
    { purpose: 'matching.characteristics', n: 2 },
    { purpose: 'matching.core', n: 4 },
  ]);
  expect(
    await stage.db.query(
      'select place, count(*)::int as n from consent.use_ledger where run = $1 group by place order by place',
      [`draft ${id}`],
    ),
  ).toEqual([
    { place: 'core-drafts', n: 4 },
    { place: 'drafts', n: 2 },
  ]);
});

test('who says no while a draft is made is not in it: it is read and made again', async () => {
  const never = hashes(await made());
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  let left = 1;
  const draft = await interrupted(async () => {
    if (left-- > 0) await stage.decides('Amina', 'withdrawn');
  });
  expect(draft).toMatchObject({ state: 'ready', agreementChangedAt: null });
  expect(hashes(draft)).not.toEqual(never);
  expect(draft.summary?.matched).toBe(2);
  expect((await look(draft.id, 'Amina')).pair?.parts.map(({ kind }) => kind)).not.toContain('shared-experience');
  expect(await violations()).toEqual([]);
  await stage.decides('Tom', 'withdrawn');
  expect(hashes(await made())).toEqual(never);
});

test('where people change their minds again and again, nothing is kept and somebody is told so kindly', async () => {
  await stage.shares('Amina', 'carer');
  const draft = await interrupted(async () => {
    await stage.decides('Amina', 'withdrawn');
    await stage.decides('Amina', 'given');
  });
  expect(draft).toMatchObject({ state: 'refused', summary: null });
  expect(draft.refusal).toMatch(/Nothing went wrong, and nothing was kept/);
  expect(await inputs(draft.id)).toEqual([]);
});

test('who changes their mind is out with the next look: nothing of what was shared is shown, reckoned with or handed out, and the others go on', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const { id } = await made();
  const before = await look(id, 'Amina');
  expect(before.pair?.reasons.consultant.join(' ')).toMatch(/share an experience/);
  const decision = await desk.reviews.approve(stage.priya, { draftId: id, applicationId: stage.id('Amina'), seen: 0 });
  const { id: study } = await desk.studies.ask(stage.priya, id, { kind: 'chances', draws: 100 });
  await desk.studyRuns.run(stage.priya.institutionId, study);
  await stage.decides('Amina', 'withdrawn');

  const after = await look(id, 'Amina');
  expect(after).toMatchObject({ readOnly: null, undoable: null, alternatives: [], student: { answers: [] } });
  expect(after.draft).toMatchObject({ changedPeople: 1, agreementChangedAt: expect.any(Date) });
  // The rows as they were before it hold what went since.
  await expect(desk.reviews.undo(stage.priya, decision)).rejects.toMatchObject({ code: 'decision.overtaken' });
  expect(after.pair).toMatchObject({ review: 'approved', score: 65535 / 2 + 0.5 });
  expect(JSON.stringify(after.pair)).not.toMatch(/experience/);
  const [{ input } = { input: '' }] = await stage.db.query<{ input: string }>(
    'select input::text as input from draft_input where draft_id = $1',
    [id],
  );
  expect(input).toContain(stage.id('Ben'));
  expect(input).not.toContain(stage.id('Amina'));
  expect((await look(id, 'Ben')).student.answers).not.toEqual([]);
  expect(await desk.studies.chances(stage.priya, study)).toEqual([]);
  const closed = { code: 'draft.agreement-changed' };
  await expect(desk.whatIfs.ask(stage.priya, id, {})).rejects.toMatchObject(closed);
  await expect(desk.forecasts.gaps(stage.priya, id)).rejects.toMatchObject(closed);
  await expect(desk.forecasts.aims(stage.priya, id)).rejects.toMatchObject(closed);
  await expect(desk.studies.ask(stage.priya, id, { kind: 'replay' })).rejects.toMatchObject(closed);
  const wish = { applicationId: stage.id('Ben'), offerId: stage.id('Tom') };
  await expect(desk.swaps.preview(stage.priya, id, wish)).rejects.toMatchObject(closed);
  await desk.reviews.approve(stage.priya, { draftId: id, applicationId: stage.id('Ben'), seen: 2 });
  expect((await desk.exports.toCsv(stage.priya, id)).toString('utf8')).not.toMatch(/experience, |share an experience/);

  const next = await made('pins-and-approved');
  expect((await look(next.id, 'Amina')).pair).toMatchObject({ offerId: stage.id('Tom'), review: 'approved' });
  expect(await violations()).toEqual([]);
});

test('no best fit of others that may be theirs stays, nor, of what was decided of them, their tier', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  await stage.student('Cerys', { helpWanted: ['film'] });
  const { id } = await made();
  const [cerys, amina] = [stage.id('Cerys'), stage.id('Amina')];
  await desk.reviews.approve(stage.priya, { draftId: id, applicationId: amina, seen: 0 });
  const reason = { code: 'below-minimum-fit', bestFit: 0.4321, minimumFit: 0.5 };
  await stage.db.query('update draft_unmatched set reason = $2 where application_id = $1', [cerys, reason]);
  await stage.db.query(`update draft set summary = summary - 'untiered' where id = $1`, [id]);
  await stage.db.query('update draft_pair set tier = 7 where draft_id = $1', [id]);
  expect((await look(id, 'Amina')).tier).toBe(7);
  expect(JSON.stringify(await look(id, 'Cerys'))).toMatch(/43|0\.4321/);
  await stage.decides('Amina', 'withdrawn');
  expect((await look(id, 'Amina')).tier).toBe('none');
  expect((await look(id, 'Ben')).tier).toBe(7);
  expect((await desk.drafts.find(stage.priya, id)).summary?.tiers).toContainEqual({
    ...{ tier: 'none', students: 1, matched: 1 },
  });
  const told = JSON.stringify([await look(id, 'Cerys'), (await desk.exports.toCsv(stage.priya, id)).toString('utf8')]);
  expect(told).toContain('No fit found reaches the minimum of the round, 50');
  expect(told).not.toMatch(/0\.4321|43\.2|is 43/);
});

test('nobody loses their part of a draft by what somebody else takes back: they are published, by their own word', async () => {
  await stage.student('Cerys', { helpWanted: ['art'] });
  await stage.mentor('Zoe', 1, { helpOffered: ['art'] });
  for (const name of ['Amina', 'Tom']) await stage.shares(name, 'carer');
  for (const name of ['Cerys', 'Zoe']) await stage.shares(name, 'parent');
  const { id } = await made();
  const before = await look(id, 'Cerys');
  expect(before.pair?.parts.map(({ kind }) => kind)).toContain('shared-experience');
  await stage.decides('Amina', 'withdrawn');
  await expect(look(id, 'Amina')).rejects.toMatchObject({ code: 'draft-pair.not-found' });
  expect((await look(id, 'Cerys')).pair).toEqual(before.pair);
  expect((await desk.bench.queue(stage.priya, id)).counts).toMatchObject({ students: 2, open: 2 });
  const [told] = await stage.db.query<{ students: number; matched: number }>(
    `select sum((t->>'students')::int)::int as students, sum((t->>'matched')::int)::int as matched
     from draft, jsonb_array_elements(summary->'tiers') t where id = $1`,
    [id],
  );
  expect(told).toEqual({ students: 2, matched: 2 });
  await desk.reviews.approve(stage.priya, { draftId: id, applicationId: stage.id('Cerys'), seen: 0 });
  const publish = (late: () => Promise<unknown>) =>
    desk.database.transaction(stage.priya, async (tx) => {
      const approved = new ApprovedPairs();
      const { draft, pairs } = await approved.hold(tx, stage.priya.institutionId, id);
      await late();
      await approved.markPublished(
        tx,
        draft,
        pairs.map(({ applicationId }) => applicationId),
      );
      await approved.passFence(tx, draft, pairs);
      return pairs.length;
    });
  // Who decides while it is published is met by the fence, although somebody changed their mind in this draft before.
  await expect(publish(() => stage.decides('Zoe', 'withdrawn'))).rejects.toMatchObject({ code: 'consent.changed' });
  expect((await look(id, 'Cerys')).pair).toMatchObject({ review: 'approved', score: 65_535 });
  expect(JSON.stringify((await look(id, 'Cerys')).pair)).not.toMatch(/experience/);
  expect(await publish(() => Promise.resolve())).toBe(1);
  expect(await desk.drafts.find(stage.priya, id)).toMatchObject({ changedPeople: 2 });
  expect(await violations()).toEqual([]);
});

test('a file leaves only while everybody in it still agrees', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const { id } = await made();
  expect((await desk.exports.toCsv(stage.priya, id)).toString('utf8')).toMatch(/share an experience/);
  const runs = () => stage.db.query('select 1 from consent.use_ledger where run = $1', [`export ${id}`]);
  expect(await runs()).toHaveLength(6);
  await stage.decides('Tom', 'withdrawn');
  expect((await desk.exports.toXlsx(stage.priya, id)).length).toBeGreaterThan(1000);
  expect(await runs()).toHaveLength(11);
});

test('the places of a stop confirm what they did, and the same when they are asked again', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const { id } = await made();
  const [stop] = await stage.decides('Amina', 'withdrawn');
  if (!stop) throw new Error('nothing was stopped');
  const ask = () => desk.database.transaction(stage.priya, (tx) => stopDrafts(tx, stage.priya, stop));
  expect(await ask()).toEqual({ found: 1 });
  expect(await ask()).toEqual({ found: 0 });
  expect(await stage.db.query('select agreement_changed_at is null as whole from draft where id = $1', [id])).toEqual([
    { whole: false },
  ]);
  expect(
    await stage.db.query(
      `select 1 from draft_pair where draft_id = $1 and parts @> '[{"kind": "shared-experience"}]'`,
      [id],
    ),
  ).toEqual([]);
});

test('who objects to matching takes no part in it, and is taken out of what was only suggested', async () => {
  const first = await made();
  const [stop] = await stage.decides('Joan', 'objected');
  if (!stop) throw new Error('nothing was stopped');
  const ask = () => desk.database.transaction(stage.priya, (tx) => stopCoreDrafts(tx, stage.priya, stop));
  expect(await ask()).toEqual({ found: 1, suggestions: 1 });
  expect(await ask()).toEqual({ found: 0, suggestions: 0 });
  expect((await desk.bench.queue(stage.priya, first.id)).entries.map(({ offerId }) => offerId)).toEqual([
    stage.id('Tom'),
  ]);
  const people = await desk.candidates.of(systemActor(stage.priya.institutionId), stage.roundId);
  expect(people.out).toEqual({ students: [], mentors: [stage.id('Joan')] });
  expect(people.mentors.map(({ id }) => id)).toEqual([stage.id('Tom')]);
  const second = await made();
  expect(second.summary).toMatchObject({ students: 2, mentors: 1, matched: 1 });
  await stage.decides('Joan', 'objection-lifted');
  expect(hashes(await made())).toEqual(hashes(first));
});

test('what people decide about anything else changes no byte of a draft', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const before = await made();
  const person = { kind: 'student', id: stage.personId('Amina') };
  await stage.db.query(
    `insert into story (institution_id, id, student_id, subject_id, until, places)
     select institution_id, id, id, id, current_date + 9, '{our-page}' from student where id = $1`,
    [person.id],
  );
  for (const purpose of ['sharing.mentor', 'sharing.calendar', 'evidence', 'follow-up', 'story', 'news'] as const) {
    const item = { 'sharing.mentor': 'field:course', story: `story:${person.id}` }[purpose as string] ?? '';
    await desk.database.transaction(stage.priya, async (tx) => {
      const { sha256 } = await new Notices().current(tx, stage.priya, purpose);
      for (const kind of ['given', 'withdrawn'])
        await tx.query(
          `select consent.record($1, 'student', $2, $3, $4, decode($5, 'hex'), clock_timestamp(), 'button', 'system')`,
          [person.id, purpose, item, kind, sha256],
        );
    });
  }
  expect(await desk.drafts.find(stage.priya, before.id)).toEqual(before);
  expect(hashes(await made())).toEqual(hashes(before));
});

test('a published pairing stays, whoever stops what: without what they shared, and with its place taken', async () => {
  await stage.shares('Amina', 'carer');
  await stage.shares('Tom', 'carer');
  const { id } = await made();
  await desk.reviews.approve(stage.priya, { draftId: id, applicationId: stage.id('Amina'), seen: 0 });
  await desk.database.transaction(stage.priya, async (tx) => {
    const { draft, pairs } = await new ApprovedPairs().hold(tx, stage.priya.institutionId, id);
    await new ApprovedPairs().markPublished(
      tx,
      draft,
      pairs.map(({ applicationId }) => applicationId),
    );
  });
  await stage.decides('Amina', 'withdrawn');
  expect((await look(id, 'Amina')).pair).toMatchObject({
    offerId: stage.id('Tom'),
    review: 'published',
    score: 32_768,
  });
  await stage.decides('Amina', 'objected');
  const next = await made();
  expect(next.summary).toMatchObject({ students: 1, mentors: 2, places: 1, matched: 1 });
  expect((await look(next.id, 'Ben')).pair).toMatchObject({ offerId: stage.id('Joan') });
  expect((await look(id, 'Amina')).pair).toMatchObject({ offerId: stage.id('Tom'), review: 'published' });
  await stage.decides('Tom', 'objected');
  expect((await made()).summary).toMatchObject({ students: 1, mentors: 1, places: 1, matched: 1 });
  expect(await violations()).toEqual([]);
});

test('rounds in which people give and withdraw come out, through the database, as if those had never given', async () => {
  const words = ['carer', 'parent', 'first in family'];
  for (let round = 0; round < 2; round += 1) {
    await stage.newRound();
    const names = Array.from({ length: 8 }, (_, at) => `Person${round}${at}`);
    for (const [at, name] of names.entries()) {
      const help = ['law', 'art', 'film'].filter((_, one) => (at + one + round) % 3 > 0);
      await (at < 5
        ? stage.student(name, { helpWanted: help })
        : stage.mentor(name, 1 + (at % 2), { helpOffered: help }));
    }
    const staying = names.filter((_, at) => (at + round) % 3 === 0);
    const leaving = names.filter((_, at) => (at + round) % 3 === 1);
    for (const [at, name] of staying.entries())
      await stage.shares(name, words[at % 3] ?? '', words[(at + 1) % 3] ?? '');
    const never = hashes(await made());
    for (const [at, name] of leaving.entries())
      await stage.shares(name, words[at % 3] ?? '', words[(at + 2) % 3] ?? '');
    expect(hashes(await made())).not.toEqual(never);
    for (const name of leaving) await stage.decides(name, 'withdrawn');
    expect(hashes(await made())).toEqual(never);
  }
});
