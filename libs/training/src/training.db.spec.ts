import { Checks } from './checks.service';
import { shipped } from './domain/shipped';
import { Stage } from './spec/stage';
import { Training } from './training.service';

let stage: Stage;
let training: Training;
beforeAll(async () => {
  stage = await Stage.open();
  training = new Training(stage.clock);
});
afterAll(() => stage.close());

const joan = () => ({ kind: 'mentor' as const, id: stage.ids.joan });
const standing = (who: Parameters<Training['standing']>[2] = joan()) =>
  stage.database.transaction(stage.lead, async (tx) => {
    const rows = await training.standing(tx, stage.ids.here, who);
    return Object.fromEntries(rows.map((row) => [row.code, row.standing]));
  });
const isReady = (who: Parameters<Training['isReady']>[2] = joan()) =>
  stage.database.transaction(stage.lead, (tx) => training.isReady(tx, stage.ids.here, who));

const CAREER = [
  ...['mentors-inclusive-practice', 'mentors-boundaries'],
  ...['mentors-safeguarding', 'mentors-code-of-conduct'],
];

test('what the database knows of the shipped modules is what the code says', async () => {
  const rows = await stage.db.query<object>('select code, audience, kinds, months from training_shipped order by code');
  const said = shipped.map(({ code, audience, kinds, months }) => ({ code, audience, kinds, months }));
  expect(rows).toEqual(said.sort((one, other) => (one.code < other.code ? -1 : 1)));
});

test('a mentor does what is for their kind of programme, and is ready when all of it is done', async () => {
  expect(await standing()).toEqual(Object.fromEntries(CAREER.map((code) => [code, 'to-do'])));
  expect(await isReady()).toBe(false);
  await stage.passes('mentor_id', stage.ids.joan, ...CAREER.slice(1));
  expect(await isReady()).toBe(false);
  await stage.passes('mentor_id', stage.ids.joan, 'mentors-inclusive-practice');
  expect(await isReady()).toBe(true);
});

test('who is mentored by a student reads something else', async () => {
  const codes = Object.keys(await standing({ ...joan(), programme: 'reverse' }));
  expect(codes.sort()).toEqual(['mentors-being-mentored', 'mentors-code-of-conduct', 'mentors-safeguarding']);
});

test('a pass ends on its day, to the second', async () => {
  const [{ until } = { until: new Date(0) }] = await stage.db.query<{ until: Date }>(
    `select until from training_result where code = 'mentors-safeguarding'`,
  );
  stage.clock.moveTo(new Date(until.getTime() - 1_000));
  // The round is over by then, so they say which kind it is about.
  expect(await isReady({ ...joan(), programme: 'career' })).toBe(true);
  stage.clock.moveTo(until);
  expect(await isReady({ ...joan(), programme: 'career' })).toBe(false);
  expect(await standing({ ...joan(), programme: 'career' })).toMatchObject({ 'mentors-safeguarding': 'expired' });
});

test('a student’s one module holds for good', async () => {
  const amina = { kind: 'student' as const, id: stage.ids.amina };
  expect(await standing(amina)).toEqual({ 'students-mentoring': 'to-do' });
  await stage.passes('student_id', stage.ids.amina, 'students-mentoring');
  expect(await isReady(amina)).toBe(true);
});

test('for a purpose that does not read accounts nobody is ready', async () => {
  const amina = { kind: 'student' as const, id: stage.ids.amina };
  const asked = stage.database.transaction(stage.lead, (tx) => training.isReady(tx, stage.ids.here, amina), 'evidence');
  expect(await asked).toBe(false);
});

test('the same check asked for by several at once is asked for once, and the others are told', async () => {
  const checks = new Checks(stage.database, stage.clock);
  const ask = () => checks.ask(stage.lead, { name: 'Right to work', kinds: [], months: null });
  const settled = await Promise.allSettled([ask(), ask(), ask(), ask()]);
  const refused = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  expect(refused).toHaveLength(3);
  for (const why of refused) expect(why).toMatchObject({ code: 'check.kind', fields: [{ field: 'name' }] });
});
