import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { Chain } from './chain.service';
import { publishedHeads, publishHead } from './heads';
import { Sealer } from './sealer.service';
import { here, idOf, type RecordStage, recordStage } from './spec/record-stage';

const program = path.join(__dirname, '../../../docker/verify-audit.mjs');
const LINES = 12;

let stage: RecordStage;
let folder: string;

beforeEach(async () => {
  stage = await recordStage();
  folder = await mkdtemp(path.join(tmpdir(), 'heads-'));
  for (let line = 0; line < LINES; line += 1) {
    await stage.look(100 + line);
    if (line === 5) await sealAll(6);
  }
  await sealAll(LINES);
  const { head } = await new Chain(stage.database).state(here);
  if (head) await publishHead(folder, { institutionId: here, ...head, at: '2026-11-22T09:00:00.000Z' });
});
afterEach(async () => {
  await stage.drop();
  await rm(folder, { recursive: true });
});

async function sealAll(lines: number): Promise<void> {
  const sealer = new Sealer(stage.database);
  const count = async () => (await stage.db.query<{ n: number }>('select sum(count)::int as n from audit_seal'))[0]?.n;
  while (((await count()) ?? 0) < lines) await sealer.seal(here);
}

/** What our own command finds, and what a program that shares no code with it finds. */
async function found(): Promise<[string | null, string]> {
  const { fault } = await new Chain(stage.database).check(here, await publishedHeads(folder, here));
  const said = await promisify(execFile)(process.execPath, [program, stage.db.ownerUrl, folder]).then(
    ({ stdout }) => stdout,
    (error: unknown) => (error as { stdout: string }).stdout,
  );
  return [fault, said.trim().replace(`${here} `, '')];
}

/** Which seal a line is under: a busy server may have had to seal in more steps. */
async function sealOf(id: string | undefined): Promise<string> {
  const [seal] = await stage.db.query<{ number: string }>('select number from audit_seal where $1 = any(event_ids)', [
    id,
  ]);
  return `seal ${seal?.number}`;
}

const lineIds = async () =>
  (await stage.db.query<{ id: string }>('select id from audit_event order by transaction_id, id')).map(({ id }) => id);

test('a record that nobody touched is whole, for both', async () => {
  expect(await found()).toEqual([null, 'whole']);
});

test.each([
  ['who looked', `account_id = '${idOf(66)}'`],
  ['when', `at = at - interval '1 microsecond'`],
  ['what', `event = 'offer.viewed'`],
  ['the fields', `fields = '{}'`],
  ['whether it was special-category data', 'special = true'],
  ['the outcome', `outcome = 'refused'`],
])('a line in which %s was changed is named', async (_, change) => {
  const id = (await lineIds())[7];
  await stage.tamper(`update audit_event set ${change} where id = $1`, [id]);
  const fault = `line ${id} under ${await sealOf(id)} was changed`;
  expect(await found()).toEqual([fault, fault]);
});

test.each([
  ['taken off', 'delete from audit_subject where event_id = $1'],
  ['changed', `update audit_subject set subject_id = '${idOf(67)}' where event_id = $1`],
  ['added', `insert into audit_subject values ('${here}', 'mentor', '${idOf(68)}', $1)`],
])('a line with somebody %s is named', async (_, sql) => {
  const id = (await lineIds())[2];
  await stage.tamper(sql, [id]);
  const fault = `line ${id} under ${await sealOf(id)} was changed`;
  expect(await found()).toEqual([fault, fault]);
});

test('a line that was deleted is named', async () => {
  const id = (await lineIds())[8];
  await stage.tamper('delete from audit_event where id = $1', [id]);
  const fault = `line ${id} under ${await sealOf(id)} is missing`;
  expect(await found()).toEqual([fault, fault]);
});

test('a line that was put in between is named', async () => {
  await stage.tamper(
    `insert into audit_event (institution_id, id, transaction_id, role, event)
     select institution_id, $1, transaction_id, 'consultant', 'application.viewed' from audit_event where id = $2`,
    [idOf(5), (await lineIds())[9]],
  );
  const fault = `line ${idOf(5)} was put in under ${await sealOf((await lineIds())[10])}`;
  expect(await found()).toEqual([fault, fault]);
});

test('two lines that changed places are named by the first', async () => {
  const ids = await lineIds();
  await stage.tamper(
    `update audit_event e set transaction_id = other.transaction_id from audit_event other
     where (e.id = $1 and other.id = $2) or (e.id = $2 and other.id = $1)`,
    [ids[7], ids[9]],
  );
  const fault = `line ${ids[7]} under ${await sealOf(ids[7])} was changed`;
  expect(await found()).toEqual([fault, fault]);
});

test('a seal that was changed, taken out or turned round is named', async () => {
  await stage.tamper('update audit_seal set sealed_at = sealed_at - interval $$1 day$$ where number = 1');
  expect(await found()).toEqual(['seal 1 was changed', 'seal 1 was changed']);
  await stage.tamper('delete from audit_seal where number = 1');
  expect(await found()).toEqual(['seal 1 is missing', 'seal 1 is missing']);
  await stage.tamper('update audit_seal set number = 1 where number = 2');
  expect(await found()).toEqual([
    'seal 1 does not follow the one before it',
    'seal 1 does not follow the one before it',
  ]);
});

test('the newest lines dropped with their seal, so that the chain itself is whole, are found by the head written down', async () => {
  const newest = (await lineIds()).slice(6);
  await stage.tamper('delete from audit_seal where number > 1');
  await stage.tamper('delete from audit_subject where event_id = any($1)', [newest]);
  await stage.tamper('delete from audit_event where id = any($1)', [newest]);
  expect((await new Chain(stage.database).check(here)).fault).toBeNull();
  const [ours, theirs] = await found();
  expect(ours).toMatch(/^seal \d+, written down at 2026-11-22T09:00:00.000Z, is missing$/);
  expect(theirs).toMatch(/^seal \d+, written down at 2026-11-22T09:00:00.000Z, is not in the chain$/);
});

test('a chain that was made anew over a changed line is found by the head written down', async () => {
  const id = (await lineIds())[7];
  await stage.tamper(`update audit_event set event = 'offer.viewed' where id = $1`, [id]);
  await stage.tamper('delete from audit_seal');
  await sealAll(LINES);
  expect((await new Chain(stage.database).check(here)).fault).toBeNull();
  const [ours, theirs] = await found();
  expect(ours).toMatch(/^seal \d+(, written down at .* is missing| is not the one that was written down)$/);
  expect(theirs).toMatch(/^seal \d+, written down at .*, is not in the chain$/);
});

test('whose data a line was about, without the line, is named', async () => {
  await stage.tamper(`insert into audit_subject values ('${here}', 'student', '${idOf(9)}', '${idOf(8)}')`);
  expect((await found())[0]).toBe(`line ${idOf(8)} is missing: whose data it was about is there without it`);
});
