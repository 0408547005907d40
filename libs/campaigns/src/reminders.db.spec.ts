import { Stage } from './spec/stage';

let stage: Stage;
let on: Awaited<ReturnType<Stage['services']>>;
beforeAll(async () => {
  stage = await Stage.open();
  on = await stage.services();
});
afterAll(() => stage.close());
beforeEach(async () => {
  for (const table of ['sign_up', 'application', 'campaign', 'round', 'campaign_setting'])
    await stage.db.query(`delete from ${table}`);
  await stage.newRound();
});

const roundOn = (day: string) => {
  stage.clock.moveTo(new Date(`2026-11-${day}T09:00:00Z`));
  return on.runs.round(stage.here);
};

test('who began is reminded after three days, and once more three days before sign-up closes', async () => {
  await stage.begun(0);
  const days = ['05', '06', '07', '20', '26', '27', '28', '30'];
  const sent: number[] = [];
  for (const day of days) sent.push(await roundOn(day));
  // The 29th is a Sunday: nothing waits for it.
  expect(sent).toEqual([0, 1, 0, 0, 0, 1, 0, 0]);
  expect(await stage.mails()).toEqual(['sign-up-notice', 'sign-up-notice']);
});

test('who sent their answers is not reminded', async () => {
  const id = await stage.begun(0);
  await stage.apply(id);
  expect([await roundOn('06'), await roundOn('28')]).toEqual([0, 0]);
});

test('several workers remind once', async () => {
  await stage.begun(0);
  stage.clock.moveTo(new Date('2026-11-06T09:00:00Z'));
  const others = await Promise.all([stage.services(), stage.services()]);
  const sent = await Promise.all([on, ...others].map(({ runs }) => runs.round(stage.here)));
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(1);
});

test('the lead can switch it off, and on again', async () => {
  await stage.begun(0);
  const to = { from: 20, until: 8, sundays: true, mostMails: 4, daysApart: 3 };
  await on.campaigns.changeSettings(stage.as('programme-lead'), { ...to, reminders: false });
  expect(await roundOn('06')).toBe(0);
  await on.campaigns.changeSettings(stage.as('programme-lead'), { ...to, reminders: true });
  expect(await roundOn('07')).toBe(1);
});
