import { plain, TrackersStage } from './spec/trackers-stage';

let world: TrackersStage;
beforeAll(async () => {
  world = await TrackersStage.open();
});
afterAll(() => world.close());

const CODES = ['moat_type', 'moat_subtype', 'eorr_risks', 'delivery_mode', 'planned_hours', 'app_target_ref'];
const file = async (): Promise<string[]> => {
  const profile = await world.profile(
    CODES.map((field) => plain(field)),
    'activities',
  );
  return (await world.made(await world.ready(profile))).split('\r\n').slice(1, -1);
};

test('an activity goes out under the codes of its programme, the risk that it meets first before the others', async () => {
  const before = await file();
  expect(before.length).toBeGreaterThan(0);
  expect(new Set(before)).toEqual(new Set(['"","","","","",""']));
  await world.stage.past(`insert into moat_list values ($1, 1, '2026-11-01', '2026-11-02')`);
  await world.stage.past(`insert into moat_code values ($1, 1, 1, 'Mentoring', 'By graduates', '')`);
  await world.stage.past(
    `insert into programme_codes select $1, id, '{2,7,12}', 12, '{PTP_1,PTS_2}', 6, 'both', 1, 'Mentoring', 'By graduates', 'A plan', now()
     from programme where institution_id = $1`,
  );
  expect(new Set(await file())).toEqual(new Set(['"Mentoring","By graduates","12;2;7","both","6","PTP_1;PTS_2"']));
});
