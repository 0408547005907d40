import { agreeOnCall } from '../booking/short-calls';
import { minute, SchedulingStage } from '../spec/scheduling-stage';

const TEN = minute('2026-12-07T10:00Z');

let stage: SchedulingStage;
let on: Awaited<ReturnType<SchedulingStage['services']>>;
beforeAll(async () => {
  stage = await SchedulingStage.open();
  on = await stage.services();
});
afterAll(() => stage.close());

const at = (iso: string): void => stage.clock.moveTo(new Date(iso));
const asked = async (): Promise<string[]> =>
  (
    await stage.db.query<{ name: string }>(
      `select s.first_name as name from meeting_reminder r join student s on s.id = r.person_id where r.kind = 'who-came' order by 1`,
    )
  ).map(({ name }) => name);

test('whether they have talked is asked after a call of which it can still be said, and after no other', async () => {
  at('2026-12-01T09:00Z');
  const mentor = await stage.person('mentor', 'Joan');
  await stage.alwaysFree(mentor);
  const calls = await stage.shortCalls(mentor, 4);
  await stage.db.query(`set session_replication_role = 'replica'`);
  await stage.db.query(
    `insert into introduction_round (institution_id, round_id, lists_on, picks_by, calls_by, ratings_by, hides_names, lists_per_place)
     values ($1, $2, '2026-11-20', '2026-11-30', '2026-12-20', '2026-12-31', false, 3)`,
    [stage.institutionId, calls[0]?.call.roundId],
  );
  await stage.db.query(`set session_replication_role = 'origin'`);
  const db = await stage.connect(1);
  for (const [n, { student, call }] of calls.entries())
    await db.transaction(
      student.actor,
      (tx) => {
        const self = { kind: student.kind, id: student.id };
        const own = { tx, actor: student.actor, here: stage.institutionId, self, at: stage.clock.now() };
        return agreeOnCall(own, call, TEN + n * 60, true);
      },
      'own',
    );
  const of = (n: number) => [calls[n]?.call.applicationId];
  at('2026-12-07T14:00Z');
  // After the second one of the two left; of the third they have said that they talked.
  await stage.db.query(`set session_replication_role = 'replica'`);
  await stage.db.query('delete from introduction_call where application_id = $1', of(1));
  await stage.db.query('update introduction_call set held_at = now() where application_id = $1', of(2));
  await stage.db.query(`set session_replication_role = 'origin'`);
  await on.meetingClock.round(stage.institutionId);
  expect(await asked()).toEqual(['Caller 0', 'Caller 3']);

  await stage.db.query('delete from meeting_reminder');
  await stage.db.query(
    `update introduction_round set ratings_by = '2026-12-06', calls_by = '2026-12-05', picks_by = '2026-12-01'`,
  );
  await on.meetingClock.round(stage.institutionId);
  expect(await asked()).toEqual([]);
});
