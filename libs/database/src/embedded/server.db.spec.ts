import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
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

test('what was written is there after a stop and another start', async () => {
  const first = await startEmbeddedServer(folder);
  await ask(first, 'create table kept as select 1 as one');
  await first.stop();
  const second = await startEmbeddedServer(folder);
  expect(await ask(second, 'select one from kept')).toEqual([{ one: 1 }]);
  await second.stop();
});

test('what was left of a start that was cut off while making the cluster is thrown away', async () => {
  mkdirSync(path.join(folder, 'data.half'), { recursive: true });
  writeFileSync(path.join(folder, 'data.half', 'PG_VERSION'), '18\n');
  const server = await startEmbeddedServer(folder);
  expect(await ask(server, 'select 1 as one')).toEqual([{ one: 1 }]);
  await server.stop();
});

test('a second start on the same folder uses the server that runs there', async () => {
  const first = await startEmbeddedServer(folder);
  const second = await startEmbeddedServer(folder);
  expect([second.reused, second.url]).toEqual([true, first.url]);
  await second.stop();
  await expect(ask(first, 'select 1')).rejects.toThrow();
});

test('a kill of the process that started it leaves what was committed, and the next start works', async () => {
  const script = `require('@swc-node/register'); require(${JSON.stringify(path.join(__dirname, 'server'))})
    .startEmbeddedServer(${JSON.stringify(folder)}).then(({ url }) => { console.log(url); setInterval(() => undefined, 1000); });`;
  const owner = spawn(process.execPath, ['-e', script], {
    cwd: path.resolve(__dirname, '../../../..'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(owner.stdout, 'data')) as [Buffer];
  await ask({ url: line.toString().trim() }, 'create table kept as select 1 as one');
  owner.kill('SIGKILL');
  await once(owner, 'exit');
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
