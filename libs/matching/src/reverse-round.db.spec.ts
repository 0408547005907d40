import type { Desk } from './spec/desk';
import { Stage } from './spec/stage';

let stage: Stage;
let desk: Desk;
let draftId: string;
beforeAll(async () => {
  stage = await Stage.open();
  desk = await stage.desk();
  await stage.newRound();
  await stage.db.query(
    `update programme set kind = 'reverse' where id = (select programme_id from round where id = $1)`,
    [stage.roundId],
  );
  await stage.student('Amina', { helpOffered: ['law'], direction: ['Law'] });
  await stage.student('Ben', { helpOffered: ['art'], direction: ['Design'] });
  await stage.mentor('Joan', 1, { helpWanted: ['law'], sectors: ['Law'] });
  const { id, institutionId } = await desk.drafts.make(stage.priya, stage.roundId, { keep: 'nothing' });
  await desk.drafts.run(institutionId, id);
  draftId = id;
});
afterAll(() => stage.close());

test('on the bench and in the overview nobody is said to have been without a mentor, who would have mentored', async () => {
  const { unmatched } = await desk.bench.open(stage.priya, draftId, stage.id('Ben'));
  expect(unmatched?.student[0]).toBe('We could not find you somebody to mentor this time.');
  expect(unmatched?.consultant.join(' ')).toContain('1 person');
  const { left } = await desk.overviews.of(stage.priya, draftId);
  expect(left.flatMap(({ students }) => students[0]?.why).join(' ')).toContain('1 person');
});

test('a pair is explained from the student who helps', async () => {
  const { pair } = await desk.bench.open(stage.priya, draftId, stage.id('Amina'));
  expect(pair?.reasons.student).toContain('You want to go into law, and Joan Example works there.');
  expect(pair?.reasons.mentor).toContain('Amina Example wants to go into law, and you work there.');
});

test('the downloaded table says it so as well', async () => {
  expect((await desk.exports.toCsv(stage.priya, draftId, 'unmatched')).toString('utf8')).toContain('1 person');
});
