import { Portfolios } from '@footing/identity';
import type { Actor } from '@footing/kernel';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
let owen: Actor;

/** Owen looks after Law; these are in Music, so they are somebody else's. */
const others = ['Ben', 'Zora', 'Zed'];

beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  owen = stage.owen;
  await stage.newRound();
  await stage.student('Ben', { helpWanted: ['law', 'music', 'maths', 'sport'] });
  await stage.student('Tom', { helpWanted: ['art', 'film', 'games', 'maths'] });
  await stage.student('Una', { helpWanted: ['sport'] });
  await stage.student('Zora', { helpWanted: ['knitting'] });
  await stage.student('Zed', { helpWanted: ['sewing'] });
  await stage.student('Yan', { helpWanted: ['chess'] });
  await stage.mentor('Lee', 1, { helpOffered: ['law', 'music', 'maths'] });
  await stage.mentor('Priti', 1, { helpOffered: ['art', 'film', 'games', 'law', 'music'] });
  await stage.mentor('Asha', 1, { helpOffered: ['art', 'film', 'law'] });
  await stage.mentor('Nia', 1, { helpOffered: ['sport'] });
  await stage.db.query(
    `with music as (insert into school (institution_id, name) values ($1, 'Music') returning id)
     update student s set school_id = music.id from music where s.first_name = any($2)`,
    [owen.institutionId, others],
  );
  const law = { whose: 'some' as const, schools: [stage.schoolId], priorityGroups: [] };
  const lead = { ...stage.priya, roles: ['programme-lead' as const] };
  await new Portfolios(desk.database).change(lead, owen.accountId ?? '', law);
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});
afterAll(() => stage.close());

const first = (name: string) => name.split(' ')[0] ?? '';
const seenAs = (student: string) => ({ draftId, applicationId: stage.id(student), seen: 1_000 });
const gone = { kind: 'not-found', code: 'application.not-found' };

test('the queue shows the students somebody looks after, in numbers too, and how many are left to others', async () => {
  const whole = await desk.bench.queue(stage.priya, draftId);
  expect([whole.total, whole.counts.students, whole.elsewhere]).toEqual([6, 6, 0]);
  const own = await desk.bench.queue(owen, draftId);
  expect(own.entries.map(({ studentName }) => first(studentName)).sort()).toEqual(['Tom', 'Una', 'Yan']);
  expect([own.total, own.counts.students, own.elsewhere]).toEqual([3, 3, 3]);
  expect(own.schools.map(({ name }) => name)).toEqual(['Law']);
  const { entries } = await desk.bench.all(owen, draftId, {});
  expect(entries).toHaveLength(3);
});

test('no filter and no neighbour leads to a student of somebody else', async () => {
  const found = await desk.bench.queue(owen, draftId, { search: 'Ben' });
  expect(found.total).toBe(0);
  const walked: (string | null)[] = [];
  for (const student of ['Tom', 'Una', 'Yan']) {
    const { previous, next } = await desk.bench.neighbours(owen, draftId, stage.id(student), { order: 'name' });
    walked.push(previous, next);
  }
  for (const student of others) expect(walked).not.toContain(stage.id(student));
  expect(await desk.bench.neighbours(owen, draftId, stage.id('Ben'))).toEqual({ place: 1, previous: null, next: null });
});

test.each(others)(
  '%s is not there for whoever does not look after them, to look at or to decide about',
  async (student) => {
    await expect(desk.bench.open(owen, draftId, stage.id(student))).rejects.toMatchObject(gone);
    for (const decide of ['approve', 'pin', 'unpin'] as const)
      await expect(desk.reviews[decide](owen, seenAs(student))).rejects.toMatchObject(gone);
    await expect(desk.reviews.reject(owen, seenAs(student), 'They know each other')).rejects.toMatchObject(gone);
    const wish = { applicationId: stage.id(student), offerId: stage.id('Asha') };
    await expect(desk.swaps.preview(owen, draftId, wish)).rejects.toMatchObject(gone);
    await expect(desk.swaps.swap(owen, draftId, wish, { revision: 0, why: 'They asked for it' })).rejects.toMatchObject(
      gone,
    );
  },
);

test('one student of somebody else among many stops the approval of all', async () => {
  const ids = ['Tom', 'Una', 'Ben'].map((student) => stage.id(student));
  await expect(desk.reviews.approveMany(owen, draftId, ids, 1_000)).rejects.toMatchObject(gone);
  const { counts } = await desk.bench.queue(stage.priya, draftId);
  expect(counts.approved).toBe(0);
});

test('a decision about a student of somebody else is not taken back', async () => {
  const decision = await desk.reviews.approve(stage.priya, seenAs('Ben'));
  await expect(desk.reviews.undo(owen, decision)).rejects.toMatchObject(gone);
  await desk.reviews.undo(stage.priya, decision);
});

test('a swap names its own student, and nobody else’s', async () => {
  const wish = { applicationId: stage.id('Tom'), offerId: stage.id('Lee') };
  const told = (who: Actor) => desk.swaps.preview(who, draftId, wish).then((view) => JSON.stringify(view));
  expect(await told(stage.priya)).toContain('Ben');
  const own = await told(owen);
  expect(own).toContain('Tom');
  expect(own).toContain('A student whom somebody else looks after');
  expect(own).not.toMatch(/Ben|Zora|Zed/);
});

test('exports and the overview tell of nobody else’s students', async () => {
  const tables = async (who: Actor) =>
    (await desk.exports.toCsv(who, draftId, 'pairings')).toString() +
    (await desk.exports.toCsv(who, draftId, 'unmatched')).toString();
  const left = async (who: Actor) =>
    (await desk.overviews.of(who, draftId)).left.flatMap(({ students }) => students.map(({ name }) => first(name)));
  expect(await tables(stage.priya)).toMatch(/Ben[^]*Zora/);
  const own = await tables(owen);
  expect(own).toMatch(/Tom[^]*Yan/);
  expect(own).not.toMatch(/Ben|Zora|Zed/);
  const whole = await left(stage.priya);
  expect(whole.some((name) => others.includes(name))).toBe(true);
  expect(await left(owen)).toEqual(whole.filter((name) => !others.includes(name)));
});

test('whoever was exported is in the record, and nobody else', async () => {
  await desk.exports.toCsv(owen, draftId, 'unmatched');
  const [line] = await stage.db.query<{ students: number }>(
    `select count(*) filter (where s.kind = 'student')::int as students from audit_subject s
     where s.event_id = (select id from audit_event where event = 'draft.exported' order by at desc limit 1)`,
  );
  expect(line?.students).toBe(3);
});

test('chances and what other rules would change are told of one’s own students', async () => {
  const { id, institutionId } = await desk.studies.ask(stage.priya, draftId, { kind: 'chances', draws: 100 });
  await desk.studyRuns.run(institutionId, id);
  const names = async (who: Actor) => (await desk.studies.chances(who, id)).map(({ name }) => first(name)).sort();
  expect(await names(stage.priya)).toEqual(['Ben', 'Tom', 'Una', 'Yan', 'Zed', 'Zora']);
  expect(await names(owen)).toEqual(['Tom', 'Una', 'Yan']);
  const strict = { minimumFit: 80 };
  const whole = await desk.whatIfs.ask(stage.priya, draftId, strict, 60_000);
  const own = await desk.whatIfs.ask(owen, draftId, strict, 60_000);
  expect(whole?.unnamed).toBe(0);
  expect(JSON.stringify(whole?.losing)).toContain('Ben');
  expect(JSON.stringify([own?.losing, own?.gaining])).not.toMatch(/Ben|Zora|Zed/);
  const counted = (view: typeof whole) =>
    (view?.losing.length ?? 0) + (view?.gaining.length ?? 0) + (view?.unnamed ?? 0);
  expect(counted(own)).toBe(counted(whole));
});
