import { readSettings } from '@footing/config';
import { Jobs } from '@footing/database';
import { Mail } from '@footing/messages';
import { testSecrets } from '@footing/testing';
import { Stage } from './spec/stage';
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
