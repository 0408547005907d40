import { Chain } from './chain.service';
import { record } from './record';
import { Sealer } from './sealer.service';
import { consultant, here, idOf, type RecordStage, recordStage } from './spec/record-stage';

let stage: RecordStage;
let sealer: Sealer;
let chain: Chain;

beforeEach(async () => {
  stage = await recordStage(20);
  sealer = new Sealer(stage.database);
  chain = new Chain(stage.database);
});
afterEach(() => stage.drop());

const seals = () =>
  stage.db.query<{ number: string; event_ids: string[]; count: number }>('select * from audit_seal order by number');

/** Other databases of the same server are waited for too, so a round may find nothing settled yet. */
async function sealAll(lines: number): Promise<void> {
  for (let sealed = 0; sealed < lines;) sealed += await sealer.seal(here);
}

test('every line comes under one seal, in order, and the chain is whole', async () => {
  for (const student of [10, 11, 12]) await stage.look(student);
  await sealAll(3);
  await stage.look(13);
  await sealAll(1);
  const sealed = (await seals()).flatMap(({ event_ids }) => event_ids);
  const lines = await stage.db.query<{ id: string }>('select id from audit_event order by transaction_id, id');
  expect(sealed).toEqual(lines.map(({ id }) => id));
  expect(await chain.check(here)).toEqual({ upTo: expect.any(Number) as number, lines: 4, waiting: 0, fault: null });
});

test('there is nothing to seal twice', async () => {
  await stage.look(10);
  await sealAll(1);
  expect(await sealer.seal(here)).toBe(0);
  expect(await seals()).toHaveLength(1);
});

test('a line of a transaction that ends late does not slip in below a seal: everything behind it waits', async () => {
  const late = stage.database.transaction(consultant, async (tx) => {
    await record(tx, consultant, { event: 'application.viewed', object: 'late' });
    await stage.look(10);
    expect(await sealer.seal(here)).toBe(0);
    expect(await chain.check(here)).toMatchObject({ lines: 0, waiting: 1 });
  });
  await late;
  await sealAll(2);
  const [first] = await stage.db.query<{ object_id: string }>(
    'select e.object_id from audit_seal s join audit_event e on e.id = s.event_ids[1] where s.number = 1',
  );
  expect(first?.object_id).toBe('late');
});

test('200 writers and three sealers at once: no gap, no fork, and nothing left over', async () => {
  const writers = Array.from({ length: 200 }, async (_, index) => {
    await stage.look(index + 100);
    await stage.look(index + 1_000, 'application.listed');
  });
  const sealers = Array.from({ length: 3 }, async () => {
    for (let round = 0; round < 20; round += 1) await sealer.seal(here);
  });
  await Promise.all([...writers, ...sealers]);
  const already = (await seals()).reduce((sum, { count }) => sum + count, 0);
  await sealAll(400 - already);
  const kept = await seals();
  expect(kept.map(({ number }) => Number(number))).toEqual(kept.map((_, index) => index + 1));
  const under = kept.flatMap(({ event_ids }) => event_ids);
  expect(under).toHaveLength(400);
  expect(new Set(under).size).toBe(400);
  expect(await chain.check(here)).toMatchObject({ lines: 400, waiting: 0, fault: null });
});

test('more lines than one seal takes come under several', async () => {
  await stage.database.transaction(consultant, (tx) =>
    tx.query(
      `insert into audit_event (institution_id, role, event)
       select $1, 'consultant', 'application.viewed' from generate_series(1, 2100)`,
      [here],
    ),
  );
  await sealAll(2_100);
  expect((await seals()).map(({ count }) => count)).toEqual([1_000, 1_000, 100]);
  expect(await chain.check(here)).toMatchObject({ upTo: 3, lines: 2_100, waiting: 0, fault: null });
});

test('lines of a server that the database was brought from are sealed after its own, and stay good', async () => {
  await stage.look(10);
  await sealAll(1);
  await stage.tamper(`insert into audit_event (institution_id, id, transaction_id, server, role, event)
    values ('${here}', '${idOf(7)}', '9999999999', 12345, 'consultant', 'application.viewed')`);
  await sealAll(1);
  await stage.look(11);
  await sealAll(1);
  expect(await chain.check(here)).toMatchObject({ upTo: 3, lines: 3, waiting: 0, fault: null });
});

test('an institution’s chain is its own', async () => {
  const elsewhere = idOf(99);
  await stage.look(10);
  await stage.database.transaction({ institutionId: elsewhere }, (tx) =>
    record(tx, { ...consultant, institutionId: elsewhere }, { event: 'application.viewed' }),
  );
  await sealAll(1);
  while ((await sealer.seal(elsewhere)) === 0);
  const numbers = await stage.db.query('select institution_id, number::int from audit_seal order by institution_id');
  expect(numbers).toEqual([
    { institution_id: here, number: 1 },
    { institution_id: elsewhere, number: 1 },
  ]);
});

test('what a check found is kept, and how far the chain has come is told', async () => {
  expect(await chain.state(here)).toEqual({ head: null, checked: null });
  await stage.look(10);
  await sealAll(1);
  await chain.check(here);
  expect(await chain.state(here)).toMatchObject({
    head: { number: 1, hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string, sealedAt: expect.any(Date) as Date },
    checked: { upTo: 1, fault: null, at: expect.any(Date) as Date },
  });
});
