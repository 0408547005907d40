import { Snapshots } from './snapshots/snapshots.service';
import { EvidenceStage } from './spec/evidence-stage';

/*
 * Given a snapshot of a round, when a round is added whose sign-up opened before it,
 * then the first keeps its number, by which the ledger knows its people, in every snapshot to come.
 */
let stage: EvidenceStage;
beforeEach(async () => (stage = await EvidenceStage.open()), 60_000);
afterEach(() => stage.close());

const take = () => stage.get(Snapshots).take(stage.as('analyst'), { name: 'Autumn' });
const roundOf = async (snapshot: number): Promise<Record<string, number>> => {
  const rows = await stage.db.query<{ pid: string; round: number }>(
    'select pid, round from evidence.person where snapshot = $1',
    [snapshot],
  );
  return Object.fromEntries(rows.map(({ pid, round }) => [pid, round]));
};

test('a round that is added later, though it opened earlier, moves no number', async () => {
  await stage.crowd(6);
  const before = await roundOf((await take()).number);
  const earlier = await stage.newRound('Long before', '2020-09-01');
  await stage.crowd(4, earlier);
  const after = await roundOf((await take()).number);
  expect(Object.keys(after)).toHaveLength(10);
  expect(after).toMatchObject(before);
  const fresh = Object.entries(after).flatMap(([pid, round]) => (pid in before ? [] : [round]));
  expect(new Set(fresh).size).toBe(1);
  expect(Object.values(before)).not.toContain(fresh[0]);
});

test('two snapshots at once number rounds alike', async () => {
  await stage.crowd(3);
  await stage.crowd(3, await stage.newRound('Later', '2027-09-01'));
  const [one, two] = await Promise.all([take(), take()]);
  expect(await roundOf(one.number)).toEqual(await roundOf(two.number));
});

test('no SQL gives a round another number, or a number to two rounds', async () => {
  await stage.crowd(3);
  await take();
  for (const sql of [
    'update evidence.round_number set number = number + 1',
    'delete from evidence.round_number',
    'truncate evidence.round_number',
  ])
    await expect(stage.db.query(sql)).rejects.toMatchObject({ constraint: 'round_number_stays' });
  const put = (number: number) =>
    stage.db.query('insert into evidence.round_number (institution_id, round_id, number) values ($1, uuidv7(), $2)', [
      stage.institutionId,
      number,
    ]);
  await expect(put(1)).rejects.toMatchObject({ constraint: 'round_number_follows' });
  await expect(put(9)).rejects.toMatchObject({ constraint: 'round_number_follows' });
});
