import { HeldClock, testSecrets } from '@footing/testing';
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { LogCheck } from '../log-check';
import type { Person } from '../person';
import { inclusionProof, isIncluded } from '../proofs/consent-tree';
import { leavesOf, treeHeadIn } from '../proofs/tree-head';
import { Signatures } from '../signatures';
import { Stage } from '../spec/stage';
import { Log } from './log.service';
import { SigningKeys } from './signing-keys';

const program = path.resolve(__dirname, '../../../../docker/verify-consent.mjs');
const check = new LogCheck(new Signatures());

let stage: Stage;
let log: Log;
let keys: SigningKeys;
let folder = '';
beforeEach(async () => {
  stage = await Stage.set(20);
  keys = new SigningKeys(testSecrets());
  log = new Log(stage.db, keys, new HeldClock());
  folder = await mkdtemp(path.join(tmpdir(), 'footing-log-'));
});
afterEach(async () => {
  await stage.clear();
  await rm(folder, { recursive: true });
});

/** What the program says that knows nothing of our code. */
async function independently(export_: object): Promise<string> {
  const file = path.join(folder, 'log.json');
  await writeFile(file, JSON.stringify(export_));
  return promisify(execFile)(process.execPath, [program, file]).then(
    ({ stdout }) => stdout.trim(),
    (error: unknown) => `found: ${(error as { stdout: string }).stdout.trim()}`,
  );
}
const inside = <T>(work: Parameters<typeof stage.db.transaction<T>>[1]) => stage.db.transaction(stage.self, work);
const ask = async (person: Person) => {
  const { noticeSha256 } = await stage.decision('news');
  return () =>
    inside((tx) =>
      tx.query(`select consent.record($1, $2, 'news', '', 'requested', decode($3, 'hex'), now(), 'x', 'x')`, [
        ...[person.id, person.kind, noticeSha256],
      ]),
    );
};

test('two hundred who write to one chain at once all get in, and it does not fork', async () => {
  const amina = await stage.person();
  const write = await ask(amina);
  await Promise.all(Array.from({ length: 200 }, write));
  const whole = await log.whole(stage.institutionId);
  expect(whole?.events.map(({ seq }) => seq)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
  expect(await check.faultOf(JSON.stringify(whole))).toBeNull();
  expect(await independently(whole ?? {})).toMatch(/^whole: 200 lines/);
});

test('what the log held stays as it was: a decision that was numbered earlier and came later goes to the end', async () => {
  const [amina, ben] = [await stage.person(), await stage.person()];
  const slow = stage.source.createQueryRunner();
  const { noticeSha256 } = await stage.decision('news');
  await slow.query('begin');
  await slow.query(`select set_config('footing.institution_id', $1, true)`, [stage.institutionId]);
  await slow.query(`select consent.record($1, 'student', 'news', '', 'given', decode($2, 'hex'), now(), 'x', 'x')`, [
    ...[amina.id, noticeSha256],
  ]);
  await stage.gives(ben, 'news');
  const first = await log.sign(stage.institutionId);
  await slow.query('commit');
  await slow.release();
  const second = await log.sign(stage.institutionId);
  expect([first?.size, second?.size]).toEqual([1, 2]);
  const whole = await log.whole(stage.institutionId);
  expect(whole?.events.map(({ subjectId }) => subjectId)).toEqual([ben.id, amina.id]);
  expect(await check.faultOf(JSON.stringify(whole))).toBeNull();
  expect(await log.sign(stage.institutionId)).toEqual(second);
});

test('each decision comes with a proof under a signed head, and asking for it changes nothing', async () => {
  const amina = await stage.person();
  for (let others = 4; others > 0; others -= 1) await stage.gives(await stage.person(), 'news');
  const made = await stage.choices.give(stage.self, amina, await stage.decision('news'));
  expect(await inside((tx) => log.proofOf(tx, stage.self, made.id))).toBeNull();
  expect(await stage.fresh.query('select from consent.tree_head union all select from consent.log_entry')).toEqual([]);
  await log.sign(stage.institutionId);
  const later = await stage.choices.stop(stage.self, amina, await stage.decision('news'));
  const found = await inside(async (tx) => {
    await tx.query('set transaction read only');
    expect(await log.proofOf(tx, stage.self, later.id)).toBeNull();
    return log.proofOf(tx, stage.self, made.id);
  });
  const known = await log.publicKeys(stage.institutionId);
  const head = treeHeadIn(await new Signatures().verify(known, 'tree-head', found?.head ?? ''));
  const [row] = await stage.fresh.query<{ hash: string }>(
    `select encode(hash, 'hex') as hash from consent.event where id = $1`,
    [made.id],
  );
  const [leaf] = leavesOf([row?.hash ?? '']);
  expect(head?.size).toBe(5);
  expect(
    leaf &&
      found &&
      head &&
      isIncluded({
        ...{ leaf, index: found.leaf, size: head.size, root: Buffer.from(head.root, 'hex') },
        path: found.proof.map((hash) => Buffer.from(hash, 'hex')),
      }),
  ).toBe(true);
  const nobodys = await inside((tx) => log.proofOf(tx, stage.self, amina.id));
  expect(nobodys).toBeNull();
});

test('whatever the length of the log, the kept branches give the proofs that all its lines give', async () => {
  const amina = await stage.person();
  const write = await ask(amina);
  for (let size = 1; size <= 33; size += 1) {
    await write();
    if (size % 5 !== 0 && size < 30) continue;
    await log.sign(stage.institutionId);
    const hashes = (await log.whole(stage.institutionId))?.events.map(({ hash }) => hash) ?? [];
    const ids = await stage.fresh.query<{ id: string }>('select id from consent.event order by seq');
    const all = await inside((tx) => Promise.all(ids.map(({ id }) => log.proofOf(tx, stage.self, id))));
    const proofs = leavesOf(hashes).map((_, at, leaves) =>
      inclusionProof(leaves, at).map((one) => one.toString('hex')),
    );
    expect(all.map((one) => one?.proof)).toEqual(proofs);
  }
  const [{ nodes } = { nodes: 0 }] = await stage.fresh.query<{ nodes: number }>(
    'select count(*)::int as nodes from consent.log_node',
  );
  expect(nodes).toBe(16 + 8 + 4 + 2 + 1);
});

test('a branch that was changed behind our back gives no proof, and no head is signed over it', async () => {
  const write = await ask(await stage.person());
  for (let count = 0; count < 4; count += 1) await write();
  await log.sign(stage.institutionId);
  await stage.fresh.query(`set session_replication_role = 'replica'`);
  await stage.fresh.query(`update consent.log_node set hash = sha256('x') where level = 1 and at = 0`);
  await stage.fresh.query(`set session_replication_role = 'origin'`);
  const [last] = await stage.fresh.query<{ id: string }>('select id from consent.event where seq = 4');
  await expect(inside((tx) => log.proofOf(tx, stage.self, last?.id ?? ''))).rejects.toThrow(
    'not the one that was signed',
  );
  await write();
  await write();
  await stage.fresh.query(`set session_replication_role = 'replica'`);
  await stage.fresh.query(`update consent.log_node set hash = sha256('x') where level = 2`);
  await stage.fresh.query(`set session_replication_role = 'origin'`);
  await expect(log.sign(stage.institutionId)).rejects.toThrow('not that of its lines');
});

test('one person’s part is whole by itself, and shows nothing of others', async () => {
  const [amina, ben] = [await stage.person(), await stage.person('mentor')];
  await stage.gives(amina, 'news');
  await log.sign(stage.institutionId);
  await stage.gives(ben, 'news');
  await stage.stops(amina, 'news');
  const own = await inside((tx) => log.own(tx, stage.self, amina));
  expect(await check.faultOf(JSON.stringify(own))).toBeNull();
  expect(await independently(own ?? {})).toMatch(/^whole: 2 lines/);
  expect(JSON.stringify(own)).not.toContain(ben.id);
});

test.each([
  ['edited', `update consent.event set method = 'paper form' where seq = 1`],
  ['taken away', `delete from consent.log_entry where place = 2; delete from consent.event where seq = 2`],
  ['signed by somebody else', `update consent.tree_head set jws = overlay(jws placing 'AAAA' from length(jws) - 20)`],
])('what is %s behind our back is found', async (_, harm) => {
  const amina = await stage.person();
  await stage.gives(amina, 'news');
  await stage.stops(amina, 'news');
  await log.sign(stage.institutionId);
  await stage.fresh.query(`set session_replication_role = 'replica'; ${harm}; set session_replication_role = 'origin'`);
  const whole = await log.whole(stage.institutionId);
  expect(await check.faultOf(JSON.stringify(whole))).not.toBeNull();
  expect(await independently(whole ?? {})).toMatch(/^found: /);
});

test('an institution has one key, however many ask for the first at once, and another once it changes', async () => {
  const made = await Promise.all(Array.from({ length: 8 }, () => inside((tx) => keys.current(tx, stage.self))));
  expect(new Set(made.map(({ kid, d }) => `${kid} ${d}`)).size).toBe(1);
  const [row] = await stage.fresh.query<{ all: string }>('select signing_key::text as all from consent.signing_key');
  expect(row?.all).not.toContain(made[0]?.d);
  expect(row?.all).not.toContain(Buffer.from(made[0]?.d ?? '').toString('hex'));
  await stage.gives(await stage.person(), 'news');
  await log.sign(stage.institutionId);
  const next = await inside((tx) => keys.make(tx, stage.self));
  await stage.gives(await stage.person(), 'news');
  expect(await log.publicKeys(stage.institutionId)).toMatchObject([{ kid: made[0]?.kid }, { kid: next.kid }]);
  const whole = await log.whole(stage.institutionId);
  expect(whole?.keys.map(({ kid }) => kid)).toEqual([made[0]?.kid, next.kid]);
  expect(await independently(whole ?? {})).toMatch(/^whole: 2 lines/);
});

test('nobody has decided anything: there is no head', async () => {
  expect(await log.sign(stage.institutionId)).toBeNull();
  expect(await log.whole(stage.institutionId)).toBeNull();
});
