import { ApprovedPairs } from '@footing/matching';
import { Stage } from './spec/stage';

let stage: Stage;
beforeAll(async () => {
  stage = await Stage.open();
});
beforeEach(() => stage.newRound());
afterAll(() => stage.close());

/** Something happens just when it has been looked up what is published. */
class Interrupted extends ApprovedPairs {
  constructor(private readonly happens: () => Promise<void>) {
    super();
  }
  override async hold(...given: Parameters<ApprovedPairs['hold']>) {
    const held = await super.hold(...given);
    await this.happens();
    return held;
  }
}

test.each([
  ['student', 'Amina'],
  ['mentor', 'Joan'],
] as const)('of a %s who is told meanwhile that matching has stopped, nothing is published', async (kind, name) => {
  await stage.approve('Amina', 'Ben');
  const interrupted = await stage.pairings(new Interrupted(() => stage.objects(kind, name)));
  await expect(interrupted.publish(stage.priya, stage.draftId)).rejects.toMatchObject({ code: 'consent.changed' });
  expect(await stage.db.query('select 1 from pairing where draft_id = $1', [stage.draftId])).toEqual([]);
});

test('what is published is in the ledger of uses, of both people of each pair', async () => {
  await stage.approve('Amina', 'Ben');
  await (await stage.pairings()).publish(stage.priya, stage.draftId);
  const uses = await stage.db.query<{ purpose: string; n: number }>(
    'select purpose, count(*)::int as n from consent.use_ledger where run = $1 group by purpose',
    [`publication ${stage.draftId}`],
  );
  expect(uses).toEqual([{ purpose: 'matching.core', n: 3 }]);
  expect(await stage.db.query('select 1 from consent.violation')).toEqual([]);
});
