import { PriorityGroups } from '@footing/programmes';
import { OpenDrafts } from './open-drafts.service';
import { PlacesKept } from './places-kept.service';
import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let kept: PlacesKept;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  const { database, engine } = desk;
  kept = new PlacesKept(database, new OpenDrafts(database, engine), new PriorityGroups(database));
});
afterAll(() => stage.close());

/** Two students fit the one mentor well; the third, of the group, fits half as well. */
beforeEach(async () => {
  await stage.newRound();
  for (const name of ['Ben', 'Tom']) await stage.student(name, { helpWanted: ['law'] });
  await stage.student('Una', { helpWanted: ['law', 'music'] });
  await stage.mentor('Lee', 1, { helpOffered: ['law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});

async function groupOf(name: string, ...members: string[]): Promise<string> {
  const [group] = await stage.db.query<{ id: string }>(
    `insert into priority_group (institution_id, name, risks) values ($1, $2, '{}') returning id`,
    [stage.priya.institutionId, name],
  );
  for (const member of members)
    await stage.db.query(
      `insert into priority_group_member (institution_id, student_id, priority_group_id, source)
       select institution_id, student_id, $2, 'test' from application where id = $1`,
      [stage.id(member), group?.id],
    );
  return group?.id ?? '';
}

test('the price of a place for a group is what fit everybody gives up for it', async () => {
  const id = await groupOf('Estranged', 'Una');
  await groupOf('Nobody here');
  const found = await kept.of(stage.priya, draftId);
  expect(found?.groups).toHaveLength(1);
  expect(found?.groups?.[0]).toMatchObject({ group: { id, name: 'Estranged' }, students: 1 });
  const prices = found?.groups?.[0]?.prices ?? [];
  expect(prices.map(({ places }) => places)).toEqual([0, 1]);
  expect(prices[1]?.givenUp).toBeGreaterThan(0);
});

test('prices are worked out once, and again when somebody’s group is another', async () => {
  await groupOf('Carers', 'Una');
  const drafts = new OpenDrafts(desk.database, desk.engine);
  const asked = jest.spyOn(drafts, 'ask');
  const once = new PlacesKept(desk.database, drafts, new PriorityGroups(desk.database));
  const first = await once.of(stage.priya, draftId);
  expect((await once.of(stage.priya, draftId))?.groups).toEqual(first?.groups);
  expect(asked).toHaveBeenCalledTimes(1);
  await groupOf('Care-experienced', 'Ben');
  expect((await once.of(stage.priya, draftId))?.groups).toHaveLength(2);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a draft of another institution is not there', async () => {
  const elsewhere = { ...stage.priya, institutionId: '00000000-0000-7000-8000-00000000abcd' };
  await expect(kept.of(elsewhere, draftId)).rejects.toMatchObject({ code: 'draft.not-found' });
});
