import { Checks } from './checks.service';
import { OwnTraining } from './own-training.service';
import { shipped } from './domain/shipped';
import { Stage } from './spec/stage';
import { Training } from './training.service';
import { TrainingModules } from './training-modules.service';
import { TrainingRecords } from './training-records.service';
import type { NewVersion } from './module.input';

let stage: Stage;
let own: OwnTraining;
let modules: TrainingModules;
let records: TrainingRecords;
let checks: Checks;
beforeAll(async () => {
  stage = await Stage.open();
  const { database, clock } = stage;
  own = new OwnTraining(database, clock, new Training(clock));
  modules = new TrainingModules(database, clock);
  records = new TrainingRecords(database, clock);
  checks = new Checks(database, clock);
});
afterAll(() => stage.close());

const right = (code: string) => shipped.find((module) => module.code === code)?.checks.map(({ right }) => right) ?? [];
const answers = (code: string, more: object = {}) => ({ version: 1, picks: right(code), promised: false, ...more });
const joan = async () => Object.fromEntries((await own.list(stage.joan))?.map((row) => [row.code, row.standing]) ?? []);

describe('somebody’s own training', () => {
  test('wrong answers keep nothing, and right ones later do, with version and end', async () => {
    const code = 'mentors-safeguarding';
    const wrong = right(code).map((place) => (place + 1) % 3);
    expect(await own.answer(stage.joan, code, answers(code, { picks: wrong }))).toEqual({
      isPassed: false,
      until: null,
    });
    expect(await joan()).toMatchObject({ [code]: 'to-do' });
    const until = new Date('2027-11-03T09:00:00Z');
    expect(await own.answer(stage.joan, code, answers(code))).toEqual({ isPassed: true, until });
    expect(await joan()).toMatchObject({ [code]: 'done' });
  });

  test('without the promise the code of conduct is not passed', async () => {
    const code = 'mentors-code-of-conduct';
    const refused = own.answer(stage.joan, code, answers(code));
    await expect(refused).rejects.toMatchObject({ kind: 'invalid', fields: [{ field: 'promise' }] });
    expect(await own.answer(stage.joan, code, answers(code, { promised: true }))).toMatchObject({ isPassed: true });
  });

  test.each(['staff-safeguarding', 'students-mentoring', 'nothing', "'; drop table training_result; --"])(
    'what is for others does not exist: %s',
    async (code) => {
      await expect(own.find(stage.joan, code)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(own.answer(stage.joan, code, answers(code))).rejects.toMatchObject({ kind: 'not-found' });
    },
  );

  test('staff learn by their account', async () => {
    const code = 'staff-safeguarding';
    expect(await own.answer(stage.lead, code, answers(code))).toMatchObject({ isPassed: true });
    expect((await own.list(stage.lead))?.map((row) => row.standing)).toEqual(['to-do', 'done']);
  });
});

describe('a new version', () => {
  const change = async (more: Partial<NewVersion> = {}, from?: number) => {
    const now = await modules.find(stage.lead, 'mentors-safeguarding');
    const { title, minutes, kinds, months, required, pages, checks: asked, promise } = now;
    const next = { title, minutes, kinds, months, required, pages, checks: asked, promise, again: false, ...more };
    return modules.publish(stage.lead, 'mentors-safeguarding', from ?? now.version, next);
  };

  test('leaves what was passed, unless everybody is to do it again', async () => {
    expect(await change({ title: 'Keeping everybody safe' })).toMatchObject({
      version: 2,
      title: 'Keeping everybody safe',
    });
    expect(await joan()).toMatchObject({ 'mentors-safeguarding': 'done' });
    expect(await change({ again: true })).toMatchObject({ version: 3 });
    expect(await joan()).toMatchObject({ 'mentors-safeguarding': 'again' });
    await change();
    expect(await joan()).toMatchObject({ 'mentors-safeguarding': 'again' });
  });

  test('answers to the version before are asked again, and kept nowhere', async () => {
    const late = own.answer(stage.joan, 'mentors-safeguarding', answers('mentors-safeguarding'));
    await expect(late).rejects.toMatchObject({ kind: 'conflict', code: 'training.changed' });
  });

  test('two leads at once: one is told that somebody was quicker', async () => {
    const { version } = await modules.find(stage.lead, 'mentors-safeguarding');
    const came = await Promise.allSettled([change({ title: 'One' }, version), change({ title: 'Other' }, version)]);
    expect(came.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('what is missing is said at its field, and nothing is published', async () => {
    const faulty = change({ title: '', minutes: 0, pages: [{ heading: 'Safe', text: '' }], months: 1000 });
    const fields = ['title', 'minutes', 'months', 'pages-0-text'].map((field) => ({ field }));
    await expect(faulty).rejects.toMatchObject({ kind: 'invalid', fields });
  });

  test('is not for mentors to publish, and no SQL reaches what stands', async () => {
    await expect(modules.publish(stage.joan, 'mentors-safeguarding', 5, {} as NewVersion)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const app = (sql: string) =>
      stage.database.transaction(stage.lead, async (tx) => {
        await tx.query(sql);
      });
    await expect(app('update training_module set months = 120')).rejects.toThrow('permission denied');
    await expect(app('delete from training_module')).rejects.toThrow('permission denied');
    await expect(app(`insert into training_shipped values ('x', 'mentor', '{}', 1)`)).rejects.toThrow(
      'permission denied',
    );
    await expect(
      app(
        `insert into training_result (institution_id, code, version, passed_at) select id, 'x', 1, now() from institution`,
      ),
    ).rejects.toThrow('training_result_of_one');
  });
});

describe('for the lead', () => {
  const rowOf = async (name: string) =>
    (await records.list(stage.lead, 'mentor')).people.find((row) => row.name === name);

  test('the list says what is open for whom, and looking is recorded', async () => {
    expect(await rowOf('Joan Example')).toMatchObject({
      ...{ isReady: false, done: 1, of: 4 },
      open: ['mentors-boundaries', 'mentors-inclusive-practice', 'mentors-safeguarding'],
    });
    expect((await records.list(stage.lead, 'staff')).people.map(({ name }) => name)).toEqual([]);
    const lines = await stage.db.query(`select from audit_event where event = 'training.listed'`);
    expect(lines.length).toBeGreaterThan(1);
    await expect(records.list(stage.joan, 'mentor')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a check that is asked for is missing until it is passed, and again when its time is over', async () => {
    const missing = () =>
      stage.database.transaction(stage.lead, (tx) => checks.missing(tx, stage.ids.here, stage.ids.joan, 'career'));
    expect(await missing()).toEqual([]);
    await checks.ask(stage.lead, { name: 'Criminal record check', kinds: [], months: 12 });
    const [kind] = await checks.kinds(stage.lead);
    const set = (passed: boolean, checkedOn: string) =>
      checks.set(stage.lead, stage.ids.joan, kind?.id ?? '', { passed, checkedOn });
    expect(await missing()).toEqual(['Criminal record check']);
    await set(false, '2026-11-01');
    expect(await missing()).toEqual(['Criminal record check']);
    await expect(set(true, '2026-11-04')).rejects.toMatchObject({ kind: 'invalid' });
    await set(true, '2026-11-02');
    expect(await missing()).toEqual([]);
    stage.clock.moveTo(new Date('2027-11-01T23:00:00Z'));
    expect(await missing()).toEqual([]);
    stage.clock.moveTo(new Date('2027-11-02T00:00:00Z'));
    expect(await missing()).toEqual(['Criminal record check']);
    await checks.end(stage.lead, kind?.id ?? '');
    expect(await missing()).toEqual([]);
  });

  test('a mentor of another university, or none at all, has no checks', async () => {
    const nobody = '01890000-0000-7000-8000-000000000000';
    await expect(checks.of(stage.lead, nobody)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(checks.of(stage.joan, stage.ids.joan)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
