import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { Client } from 'pg';
import { embeddedBinaries } from './binaries';
import { endingWithUs, withoutRoot } from './privileges';

/** A running embedded server. */
export interface EmbeddedServer {
  /** Address of the database `footing`, password included. */
  readonly url: string;
  /** True when it was running already and is only used along. */
  readonly reused: boolean;
  /** Stops it and waits until it has; also stops one that was reused. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** For tests: gives up safety against power cuts for speed. */
  readonly disposable?: boolean;
}

const OWNER = 'footing';
const DATABASE = 'footing';
const DISPOSABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/**
 * Starts the embedded PostgreSQL on a free port of this machine, or takes over the one that runs on this folder.
 *
 * @param folder holds the data between starts; made when missing. A start that was cut off at any moment leaves
 *   nothing that the next cannot use.
 */
export async function startEmbeddedServer(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const data = path.join(folder, 'data');
  if (!existsSync(data)) initialise(folder, data, options);
  const password = readFileSync(path.join(folder, 'password'), 'utf8').trim();
  const running = await runningServer(data, password);
  if (running) return { url: address(running.port, password), reused: true, stop: () => stopOther(running.pid) };

  rmSync(path.join(data, 'postmaster.pid'), { force: true });
  const port = await freePort();
  const server = await launch(data, port, options);
  await ensureDatabase(address(port, password, 'postgres'));
  return { url: address(port, password), reused: false, stop: () => stopChild(server) };
}

const address = (port: number, password: string, database = DATABASE) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;

/** Made beside its place and then renamed into it, so that a half-made cluster is never taken for a whole one. */
function initialise(folder: string, data: string, { disposable = false }: EmbeddedOptions): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const half = path.join(folder, 'data.half');
  rmSync(half, { recursive: true, force: true });
  const passwordFile = path.join(folder, 'password');
  writeFileSync(passwordFile, randomBytes(18).toString('base64url'), { mode: 0o600 });
  const { initdb } = embeddedBinaries();
  const rest = ['-D', half, '-U', OWNER, '-A', 'scram-sha-256', '--pwfile', passwordFile, '-E', 'UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  run([...withoutRoot(), initdb, ...rest, ...locale, ...(disposable ? ['--no-sync'] : [])]);
  renameSync(half, data);
}

function run([command = '', ...rest]: readonly string[]): void {
  const { status, stdout, stderr, error } = spawnSync(command, rest, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${path.basename(command)} failed: ${error?.message ?? ''}${stdout}${stderr}`);
}

async function launch(data: string, port: number, { disposable = false }: EmbeddedOptions): Promise<ChildProcess> {
  const { postgres } = embeddedBinaries();
  const settings = ['max_connections=200', ...(disposable ? DISPOSABLE : [])].flatMap((setting) => ['-c', setting]);
  const [command = '', ...rest] = [
    ...withoutRoot(),
    ...endingWithUs(),
    postgres,
    '-D',
    data,
    '-p',
    `${port}`,
    '-h',
    '127.0.0.1',
    '-k',
    '',
    ...settings,
  ];
  // A group of its own: Ctrl-C then reaches us alone, and we stop the server after everything that uses it.
  const server = spawn(command, rest, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
  await new Promise<void>((ready, failed) => {
    let log = '';
    server.stderr.on('data', (text: Buffer) => {
      log = (log + text.toString()).slice(-20_000);
      if (log.includes('ready to accept connections')) ready();
    });
    server.once('error', failed);
    server.once('exit', (code) => failed(new Error(`PostgreSQL stopped while starting (${code}):\n${log}`)));
  });
  server.removeAllListeners('exit');
  server.stderr.removeAllListeners('data').resume();
  return server;
}

/** The server that a former start left running on this data, if it answers with our password. */
async function runningServer(data: string, password: string): Promise<{ pid: number; port: number } | null> {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n').map(Number);
  if (!pid || !port || !isServer(pid)) return null;
  const client = new Client({ connectionString: address(port, password, 'postgres'), connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    async () => {
      await ensureDatabaseWith(client);
      await client.end();
      return { pid, port };
    },
    () => goingDown(pid, data),
  );
}

async function ensureDatabase(adminUrl: string): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  await ensureDatabaseWith(client).finally(() => client.end());
}

async function ensureDatabaseWith(client: Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await client.query(`create database ${DATABASE}`);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Whether this process is a PostgreSQL; after a restart of the machine the number may be anybody's. */
function isServer(pid: number): boolean {
  if (process.platform !== 'linux') return isAlive(pid);
  return existsSync(`/proc/${pid}/comm`) && readFileSync(`/proc/${pid}/comm`, 'utf8').startsWith('postgres');
}

/** @throws when the server neither answers nor ends: two on one folder would destroy it. */
async function goingDown(pid: number, data: string): Promise<null> {
  await waitUntilGone(pid);
  if (isServer(pid))
    throw new Error(`A PostgreSQL (process ${pid}) holds ${data} and does not answer. End it and start again.`);
  return null;
}

/** A server on its way down (its Node was killed a moment ago) is given some seconds to finish. */
async function waitUntilGone(pid: number, tries = 50): Promise<void> {
  for (let i = 0; i < tries && isAlive(pid); i++) await new Promise((wait) => setTimeout(wait, 100));
}

async function stopOther(pid: number): Promise<void> {
  if (isAlive(pid)) process.kill(pid, 'SIGINT');
  await waitUntilGone(pid, 200);
}

function stopChild(server: ChildProcess): Promise<void> {
  return new Promise((stopped) => {
    if (server.exitCode !== null || server.signalCode !== null) return stopped();
    server.once('exit', () => stopped());
    server.kill('SIGINT');
  });
}

function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = net.createServer().once('error', failed);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => found(port));
    });
  });
}
