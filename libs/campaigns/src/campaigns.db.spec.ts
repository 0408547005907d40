import type { CampaignRuns } from './campaign-runs.service';
import type { Campaigns } from './campaigns.service';
import { Stage } from './spec/stage';

let stage: Stage;
let campaigns: Campaigns;
let runs: CampaignRuns;

beforeAll(async () => {
  stage = await Stage.open();
  ({ campaigns, runs } = await stage.services());
});
beforeEach(async () => {
  await stage.newRound();
  await stage.db.query('delete from sign_up');
  await stage.db.query('delete from application');
  await stage.db.query('delete from campaign');
  // What the service reminds of by itself has its own tests.
  await stage.db.query(
    `insert into campaign_setting (institution_id, reminders) values ($1, false)
     on conflict (institution_id) do update set reminders = false, quiet_sundays = true`,
    [stage.here],
  );
});
afterAll(() => stage.close());

const lead = () => stage.as('programme-lead');
const write = (more = {}) => campaigns.write(lead(), null, stage.input(more));
const round = () => runs.round(stage.here);
async function going(more = {}): Promise<string> {
  const id = await write(more);
  await campaigns.confirm(lead(), id, null);
  return id;
}

test('before it is sent it is counted who would get it, and why others would not', async () => {
  await stage.begun(5);
  await stage.begun(5, { email: null });
  const bounced = await stage.begun(5);
  await stage.db.query(
    `insert into mail_bounce (institution_id, email, server_said) select institution_id, email, '550' from student where id = $1`,
    [bounced],
  );
  await stage.student();
  await stage.apply(await stage.begun(5));
  const id = await write();
  expect(await campaigns.reach(lead(), id)).toMatchObject({
    ...{ people: 3, reached: 1, byGroup: false },
    leftOut: expect.arrayContaining([
      { why: 'no-address', count: 1 },
      { why: 'bounces', count: 1 },
    ]),
  });
});

test('each gets it once, however often and however many workers run', async () => {
  for (let at = 0; at < 45; at += 1) await stage.begun(5);
  const id = await going();
  const others = await Promise.all([stage.services(), stage.services()]);
  const sent = await Promise.all([round(), ...others.map((one) => one.runs.round(stage.here))]);
  expect(sent.reduce((sum, one) => sum + one, 0)).toBe(45);
  expect(await round()).toBe(0);
  expect(await stage.mails()).toEqual(Array.from({ length: 45 }, () => 'sign-up-notice'));
  expect(await stage.outcome(id)).toEqual({ 'handed-over': 45 });
  expect((await campaigns.find(lead(), id)).campaign.state).toBe('done');
});

test('a worker that is cut off in the middle leaves nothing half done', async () => {
  for (let at = 0; at < 3; at += 1) await stage.begun(5);
  const id = await going();
  await stage.db.query(`alter table mail add constraint broken check (kind <> 'sign-up-notice') not valid`);
  await expect(round()).rejects.toThrow();
  expect([await stage.outcome(id), await stage.mails()]).toEqual([{ waiting: 3 }, []]);
  await stage.db.query('alter table mail drop constraint broken');
  expect(await round()).toBe(3);
});

test('in quiet hours mail waits', async () => {
  await stage.begun(5);
  const id = await going();
  for (const quiet of ['2026-11-03T20:00:00Z', '2026-11-04T07:59:00Z', '2026-11-08T12:00:00Z']) {
    stage.clock.moveTo(new Date(quiet));
    expect(await round()).toBe(0);
  }
  expect(await stage.outcome(id)).toEqual({ waiting: 1 });
  stage.clock.moveTo(new Date('2026-11-09T08:00:00Z'));
  expect(await round()).toBe(1);
});

test('what is to go out later waits until then', async () => {
  await stage.begun(5);
  const id = await write();
  await campaigns.confirm(lead(), id, new Date('2026-11-05T10:00:00Z'));
  expect(await round()).toBe(0);
  stage.clock.moveTo(new Date('2026-11-05T10:00:00Z'));
  expect(await round()).toBe(1);
});

test('who sent their answers or stopped such mail meanwhile gets none', async () => {
  const [applied, stopped] = [await stage.begun(5), await stage.begun(5)];
  await stage.begun(5);
  const id = await going();
  await stage.apply(applied);
  await stage.db.query(`update consent.state set permitted = false where subject_id = $1 and purpose = 'service'`, [
    stopped,
  ]);
  expect(await round()).toBe(1);
  expect(await stage.outcome(id)).toEqual({ 'handed-over': 1, 'no-longer': 1, stopped: 1 });
});

test('nobody is asked to sign up when that is over', async () => {
  await stage.begun(5);
  const id = await going();
  stage.clock.moveTo(new Date('2026-12-01T09:00:00Z'));
  expect(await round()).toBe(0);
  expect(await stage.outcome(id)).toEqual({ closed: 1 });
  expect((await campaigns.find(lead(), id)).campaign.state).toBe('done');
});

test('nobody gets two within three days, or more than four about a round', async () => {
  await stage.begun(5);
  await going();
  expect(await round()).toBe(1);
  const soon = await write();
  await expect(campaigns.confirm(lead(), soon, null)).rejects.toMatchObject({ code: 'campaign.nobody' });
  for (const day of ['06', '09', '12']) {
    stage.clock.moveTo(new Date(`2026-11-${day}T09:00:00Z`));
    if (day === '09') stage.clock.moveTo(new Date('2026-11-09T09:30:00Z'));
    if (day === '12') stage.clock.moveTo(new Date('2026-11-12T10:00:00Z'));
    await going();
    expect(await round()).toBe(1);
  }
  stage.clock.moveTo(new Date('2026-11-20T09:00:00Z'));
  expect(await campaigns.reach(lead(), soon)).toMatchObject({ reached: 0, leftOut: [{ why: 'enough', count: 1 }] });
});

test('what is called off goes to nobody more, and cannot be changed', async () => {
  await stage.begun(5);
  const id = await going();
  await campaigns.cancel(lead(), id);
  expect(await round()).toBe(0);
  expect(await stage.outcome(id)).toEqual({ cancelled: 1 });
  await expect(campaigns.write(lead(), id, stage.input())).rejects.toMatchObject({ code: 'campaign.settled' });
  await expect(campaigns.cancel(lead(), id)).rejects.toMatchObject({ code: 'campaign.settled' });
});

test('an invitation is news: it rests on a yes and can be stopped from the mail', async () => {
  const [yes] = [await stage.student(), await stage.student()];
  const id = await write({ standing: 'not-begun' });
  await expect(campaigns.confirm(lead(), id, null)).rejects.toMatchObject({ code: 'campaign.nobody' });
  await stage.db.query(
    `insert into consent.state (institution_id, subject_id, subject_kind, purpose, permitted, epoch, last_seq) values ($1, $2, 'student', 'news', true, 1, 1)`,
    [stage.here, yes],
  );
  await campaigns.confirm(lead(), id, null);
  expect(await round()).toBe(1);
  expect(await stage.db.query('select kind, purpose, subject_id, epoch from mail')).toEqual([
    { kind: 'news', purpose: 'news', subject_id: yes, epoch: 1 },
  ]);
});

test('where groups choose, fewer than ten are not written to, and no word tells of the group', async () => {
  const group = await stage.insert('priority_group', { name: 'First in the family' });
  const join = (id: string) =>
    stage.db.query(`insert into priority_group_member values ($1, $2, $3, 'import')`, [stage.here, id, group]);
  for (let at = 0; at < 9; at += 1) await join(await stage.begun(5));
  await stage.begun(5);
  const telling = write({ groups: [group], body: 'As one who is first in the family …' });
  await expect(telling).rejects.toMatchObject({ fields: [{ field: 'body' }] });
  const id = await write({ groups: [group] });
  await expect(campaigns.confirm(lead(), id, null)).rejects.toMatchObject({ code: 'campaign.too-few' });
  await join(await stage.begun(5));
  await campaigns.confirm(lead(), id, null);
  expect(await round()).toBe(10);
});

test('the alumni office writes to mentors and sees nothing of students', async () => {
  const alumni = stage.as('alumni-office');
  const id = await write();
  await expect(campaigns.find(alumni, id)).rejects.toMatchObject({ code: 'campaign.not-found' });
  await expect(campaigns.write(alumni, null, stage.input())).rejects.toMatchObject({ fields: [{ field: 'standing' }] });
  const own = await campaigns.write(alumni, null, stage.input({ standing: 'earlier', sectors: ['Law'] }));
  expect((await campaigns.list(alumni)).map((one) => one.id)).toEqual([own]);
  await expect(
    campaigns.changeSettings(alumni, {
      from: 20,
      until: 8,
      sundays: true,
      mostMails: 1,
      daysApart: 1,
      reminders: true,
    }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(campaigns.list(stage.as('consultant'))).rejects.toMatchObject({ kind: 'forbidden' });
});

test('mentors are chosen by sector, by what they offered before, and by training to do', async () => {
  const mentor = (sector: string) =>
    stage.insert('mentor', { email: `${sector}@mentor.example`, first_name: 'Joan', last_name: 'B' });
  const [law, media] = [await mentor('law'), await mentor('media')];
  for (const [id, sector] of [
    [law, 'Law'],
    [media, 'Media'],
  ])
    await stage.insert('offer', {
      round_id: stage.round,
      mentor_id: id,
      answers: JSON.stringify({ sectors: [sector] }),
    });
  const people = async (more: object) => (await campaigns.reach(lead(), await write(more))).people;
  expect(await people({ standing: 'offering' })).toBe(2);
  expect(await people({ standing: 'offering', sectors: ['LAW'] })).toBe(1);
  expect(await people({ standing: 'untrained' })).toBe(2);
  await stage.newRound();
  expect(await people({ standing: 'earlier', sectors: ['media'] })).toBe(1);
  expect(await people({ standing: 'offering' })).toBe(0);
});

test('words that look like SQL choose nobody and break nothing', async () => {
  await stage.apply(await stage.begun(5));
  const hostile = [`x' or true --`, '"; drop table campaign; --', '{"a":1}', '%', "'::jsonb || '"];
  const id = await write({
    standing: 'applied',
    courses: hostile,
    years: hostile,
    name: hostile[0],
    subject: hostile[1],
  });
  expect(await campaigns.reach(lead(), id)).toMatchObject({ people: 0 });
  await expect(write({ roundId: stage.here })).rejects.toMatchObject({ fields: [{ field: 'roundId' }] });
});

test('whatever is done is in the record, and whoever was written to finds it in theirs', async () => {
  const id = await stage.begun(5);
  const campaign = await going();
  await round();
  await campaigns.list(lead());
  await campaigns.find(lead(), campaign);
  const rows = await stage.db.query<{ event: string }>('select distinct event from audit_event where object_id = $1', [
    campaign,
  ]);
  expect(rows.map(({ event }) => event).sort()).toEqual([
    ...['campaign.changed', 'campaign.confirmed', 'campaign.sent', 'campaign.viewed'],
  ]);
  expect(
    await stage.db.query(
      `select e.event from audit_subject s join audit_event e on e.institution_id = s.institution_id and e.id = s.event_id where s.subject_id = $1`,
      [id],
    ),
  ).toEqual([{ event: 'campaign.sent' }]);
});
