import { readSettings } from '@footing/config';
import { Jobs } from '@footing/database';
import { Mail } from '@footing/messages';
import { testSecrets } from '@footing/testing';
import { Stage } from './spec/stage';
import { TrainingRecords } from './training-records.service';
import { TrainingReminders } from './training-reminders.service';

let stage: Stage;
let jobs: Jobs;
let reminders: TrainingReminders;
beforeAll(async () => {
  stage = await Stage.open();
  jobs = new Jobs(stage.db.url);
  const mail = new Mail(testSecrets(), jobs, readSettings({ NODE_ENV: 'test' }));
  reminders = new TrainingReminders(stage.database, stage.clock, mail);
});
afterAll(async () => {
  await jobs.onApplicationShutdown();
  await stage.close();
});

const daily = () => reminders.daily(stage.ids.here);
const DAY = 86_400_000;

test('before it runs out, once, and in one mail however much it is', async () => {
  await stage.passes('mentor_id', stage.ids.joan, 'mentors-safeguarding', 'mentors-code-of-conduct');
  await stage.passes('student_id', stage.ids.amina, 'students-mentoring');
  const until = new Date('2027-11-03T09:00:00Z');
  stage.clock.moveTo(new Date(until.getTime() - 29 * DAY));
  expect(await daily()).toBe(0);
  stage.clock.moveTo(new Date(until.getTime() - 28 * DAY));
  expect(await Promise.all([daily(), daily()])).toEqual(expect.arrayContaining([1, 0]));
  expect(await stage.db.query('select kind from mail')).toEqual([{ kind: 'training-notice' }]);
});

test('who did it again in good time is reminded before that runs out', async () => {
  await stage.passes('mentor_id', stage.ids.joan, 'mentors-safeguarding');
  expect(await daily()).toBe(0);
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + 350 * DAY));
  expect(await daily()).toBe(1);
});

test('nobody is reminded of what has run out already, or whose account is switched off', async () => {
  await stage.passes('account_id', stage.ids.lead, 'staff-safeguarding', 'staff-inclusive-practice');
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + 366 * DAY));
  expect(await daily()).toBe(0);
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + 350 * DAY));
  await stage.db.query('update account set disabled_at = now() where id = $1', [stage.ids.lead]);
  expect(await daily()).toBe(0);
  await stage.db.query('update account set disabled_at = null where id = $1', [stage.ids.lead]);
  expect(await daily()).toBe(1);
});

test('a fault with one keeps nobody else waiting, and they are written to once it is put right', async () => {
  await stage.db.query('delete from training_result');
  await stage.passes('mentor_id', stage.ids.joan, 'mentors-safeguarding');
  await stage.passes('account_id', stage.ids.lead, 'staff-safeguarding');
  stage.clock.moveTo(new Date(stage.clock.now().getTime() + 350 * DAY));
  const [joan] = await stage.db.query<{ email: string }>(
    `update account a set email = 'nowhere' from account old where a.id = old.id and a.mentor_id = $1 returning old.email`,
    [stage.ids.joan],
  );
  expect(await daily()).toBe(1);
  await stage.db.query('update account set email = $2 where mentor_id = $1', [stage.ids.joan, joan?.email]);
  expect(await daily()).toBe(1);
  expect(await daily()).toBe(0);
});

describe('reminding all who have something to do, at a press', () => {
  const all = (more: Parameters<TrainingReminders['all']>[2] = {}) => reminders.all(stage.lead, 'mentor', more);
  const at = (moment: string) => stage.clock.moveTo(new Date(moment));
  beforeEach(async () => {
    await stage.db.query('delete from mail');
    await stage.db.query('delete from training_result');
    await stage.db.query('update account set training_reminded_at = null');
  });

  test('one mail each however much it is, nobody twice within 7 days, also of two presses at once', async () => {
    at('2026-11-03T09:00:00Z');
    const both = await Promise.all([all(), all()]);
    expect(both.map(({ written }) => written).sort()).toEqual([0, 1]);
    expect(await stage.db.query('select kind from mail')).toEqual([{ kind: 'training-notice' }]);
    at('2026-11-10T08:59:00Z');
    expect(await all()).toEqual({ isQuiet: false, written: 0, lately: 1 });
    at('2026-11-10T09:00:00Z');
    expect(await all()).toMatchObject({ written: 1 });
  });

  test.each(['2026-11-03T20:00:00Z', '2026-11-04T07:59:00Z', '2026-11-08T12:00:00Z'])(
    'at %s nobody',
    async (moment) => {
      at(moment);
      expect(await all()).toEqual({ isQuiet: true, written: 0, lately: 0 });
      expect(await stage.db.query('select from mail')).toEqual([]);
    },
  );

  test('only those who were asked for, and only who has something to do or to do again soon', async () => {
    const records = new TrainingRecords(stage.database, stage.clock);
    const shown = async (filter: Parameters<typeof records.list>[3]) =>
      (await records.list(stage.lead, 'mentor', 1, filter)).people.map(({ name }) => name);
    at('2026-11-03T09:00:00Z');
    const codes = [
      'mentors-inclusive-practice',
      'mentors-boundaries',
      'mentors-safeguarding',
      'mentors-code-of-conduct',
    ];
    await stage.passes('mentor_id', stage.ids.joan, ...codes);
    expect([await shown({}), await shown({ show: 'open' }), await shown({ show: 'soon' })]).toEqual([
      ...[['Joan Example'], [], []],
    ]);
    expect(await all()).toMatchObject({ written: 0, lately: 0 });
    at('2027-10-11T09:00:00Z');
    expect([await shown({ show: 'soon' }), await shown({ show: 'expired' })]).toEqual([['Joan Example'], []]);
    at('2027-11-03T10:00:00Z');
    expect(await shown({ show: 'expired' })).toEqual(['Joan Example']);
    expect(await shown({ what: 'mentors-safeguarding' })).toEqual(['Joan Example']);
    expect(await shown({ what: 'mentors-boundaries' })).toEqual([]);
    expect(await all({ what: 'mentors-boundaries' })).toMatchObject({ written: 0 });
    expect(await all({ show: 'expired' })).toMatchObject({ written: 1 });
    await expect(reminders.all(stage.joan, 'mentor')).rejects.toMatchObject({ kind: 'forbidden' });
  });
});
