import type { Actor } from '@footing/kernel';
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
