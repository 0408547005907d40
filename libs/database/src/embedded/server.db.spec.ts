import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotStart } from '@footing/config';
import { Client } from 'pg';
import { type EmbeddedServer, startEmbeddedServer } from './server';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'footing-embedded-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ask<Row extends object>(server: Pick<EmbeddedServer, 'url'>, sql: string): Promise<Row[]> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  return client
    .query<Row>(sql)
    .then(({ rows }) => rows)
    .finally(() => client.end());
}

/** Another process that starts the server on this folder, says its address or that it was refused, and lives on. */
function ownerOf(folder: string) {
  const script = `require('@swc-node/register'); require(${JSON.stringify(path.join(__dirname, 'server'))})
    .startEmbeddedServer(${JSON.stringify(folder)})
    .then(({ url }) => url, (error) => 'refused: ' + error.message)
    .then((line) => { console.log(line); setInterval(() => undefined, 1000); });`;
  return spawn(process.execPath, ['-e', script], {
    cwd: path.resolve(__dirname, '../../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function killed(owner: ReturnType<typeof ownerOf>): Promise<void> {
  owner.kill('SIGKILL');
  await once(owner, 'exit');
}

test('what was written is there after a stop and another start', async () => {
  const first = await startEmbeddedServer(folder);
  await ask(first, 'create table kept as select 1 as one');
  await first.stop();
  const second = await startEmbeddedServer(folder);
  expect(await ask(second, 'select one from kept')).toEqual([{ one: 1 }]);
  await second.stop();
});

test('what was left of a start that was cut off while making the cluster is thrown away', async () => {
  const half = path.join(folder, 'data.half-999999999');
  mkdirSync(half, { recursive: true });
  writeFileSync(path.join(half, 'PG_VERSION'), '18\n');
  const server = await startEmbeddedServer(folder);
  expect(existsSync(half)).toBe(false);
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a second start on the same folder is refused, and the first goes on undisturbed', async () => {
  const first = await startEmbeddedServer(folder);
  await expect(startEmbeddedServer(folder)).rejects.toThrow(CannotStart);
  expect(await ask(first, 'select 1 as one')).toEqual([{ one: 1 }]);
  await first.stop();
});

test('a server that was left running by itself is taken over', async () => {
  const first = await startEmbeddedServer(folder);
  await ask(first, `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'footing-hold'`);
  const second = await startEmbeddedServer(folder);
  expect([second.reused, second.url]).toEqual([true, first.url]);
  await second.stop();
  await expect(ask(first, 'select 1')).rejects.toThrow();
});

test('of two first starts at the same moment one gets the folder and the other is told so', async () => {
  const owners = [ownerOf(folder), ownerOf(folder)];
  const said = await Promise.all(owners.map(({ stdout }) => once(stdout, 'data') as Promise<[Buffer]>));
  const [urls, refusals] = ['postgres://', 'refused'].map((start) =>
    said.map(String).filter((text) => text.startsWith(start)),
  );
  expect([urls?.length, refusals?.length]).toEqual([1, 1]);
  expect(await ask({ url: urls?.[0]?.trim() ?? '' }, 'select 1 as one')).toEqual([{ one: 1 }]);
  expect(readdirSync(folder).sort()).toEqual(['data', 'password']);
  await Promise.all(owners.map(killed));
});

test('a kill of the process that started it leaves what was committed, and the next start works', async () => {
  const owner = ownerOf(folder);
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  await ask({ url: line.toString().trim() }, 'create table kept as select 1 as one');
  await killed(owner);
  const next = await startEmbeddedServer(folder);
  expect(await ask(next, 'select one from kept')).toEqual([{ one: 1 }]);
  await next.stop();
});

test('a process file that names a stranger does not keep the server from starting', async () => {
  const first = await startEmbeddedServer(folder);
  await first.stop();
  writeFileSync(path.join(folder, 'data', 'postmaster.pid'), `${process.ppid}\n${folder}/data\n0\n1\n`);
  const next = await startEmbeddedServer(folder);
  expect(next.reused).toBe(false);
  await next.stop();
});
