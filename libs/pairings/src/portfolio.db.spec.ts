import type { Actor } from '@footing/kernel';
import { LifeStage } from './spec/life-stage';
import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
  await stage.newRound();
  await stage.approve('Amina', 'Ben', 'Cerys');
});
afterAll(() => stage.close());

test('a consultant reads the pairings of the students they look after; a lead reads all', async () => {
  const pairings = await stage.pairings();
  await pairings.publish(stage.priya, stage.draftId);
  const names = async (who: Actor) => (await pairings.list(who, stage.roundId)).map(({ studentName }) => studentName);
  expect(await names(stage.priya)).toEqual(['Amina Example', 'Ben Example', 'Cerys Example']);
  await stage.db.query(
    `with law as (insert into school (institution_id, name) values ($1, 'Law') returning institution_id, id),
       moved as (update student s set school_id = law.id from law where s.first_name = 'Ben'),
       mine as (update portfolio set everything = false where account_id = $2)
     insert into portfolio_school (institution_id, account_id, school_id) select institution_id, $2, id from law`,
    [stage.priya.institutionId, stage.priya.accountId],
  );
  expect(await names(stage.priya)).toEqual(['Ben Example']);
  expect(await names({ ...stage.priya, roles: ['programme-lead'] })).toHaveLength(3);
  await expect(names({ ...stage.priya, roles: ['alumni-office'] })).rejects.toMatchObject({ kind: 'forbidden' });
  const [line] = await stage.db.query<{ students: number }>(
    `select count(*)::int as students from audit_subject s where s.kind = 'student' and s.event_id =
       (select id from audit_event where event = 'pairing.listed' and role = 'consultant' order by at desc, id desc limit 1)`,
  );
  expect(line?.students).toBe(1);
});

test('names on the page of what was agreed beforehand, and of who needs a new pair, leave a line each', async () => {
  const { priya, roundId } = stage;
  const on = (await LifeStage.over(stage)).on;
  const of = async (name: string) => on.standing.say(priya, { roundId, atLeast: 9, applicationId: stage.id(name) });
  await of('Ben');
  await expect(of('Amina')).rejects.toMatchObject({ kind: 'not-found' });
  expect((await on.standing.list(priya, roundId)).map(({ studentName }) => studentName)).toEqual(['Ben Example']);
  expect(await lastOf('standing-approval.listed')).toEqual([stage.id('Ben')]);
  await on.desk.take(priya, await pairingOf('Ben'), 'call-off');
  expect(await on.desk.needingPair(priya, roundId)).toHaveLength(1);
  expect(await lastOf('pairing.listed')).toEqual([stage.id('Ben')]);
  // A word about somebody whom others look after now says no name any more.
  await stage.db.query('delete from portfolio_school');
  expect(await on.standing.list(priya, roundId)).toEqual([]);
});

async function pairingOf(name: string): Promise<string> {
  const [row] = await stage.db.query<{ id: string }>('select id from pairing where application_id = $1', [
    stage.id(name),
  ]);
  return row?.id ?? '';
}

/** Whose applications the newest line of this event is about. */
async function lastOf(event: string): Promise<string[]> {
  const rows = await stage.db.query<{ id: string }>(
    `select a.id from audit_subject s join application a on a.student_id = s.subject_id where s.kind = 'student' and s.event_id =
       (select id from audit_event where event = $1 order by at desc, id desc limit 1)`,
    [event],
  );
  return rows.map(({ id }) => id);
}
