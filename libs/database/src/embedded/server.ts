import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@footing/config';
import { Client } from 'pg';
import { embeddedBinaries } from './binaries';
import { initialise } from './initialise';
import { endingWithUs, withoutRoot } from './privileges';
import { isAlive, isServer } from './processes';
import { holdForUs } from './sole-use';

/** A running embedded server. */
export interface EmbeddedServer {
  /** Address of the database `footing`, password included. */
  readonly url: string;
  /** True when a former start that was cut off had left it running. */
  readonly reused: boolean;
  /** Stops it and waits until it has. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** For tests: gives up safety against power cuts for speed. */
  readonly disposable?: boolean;
}

const OWNER = 'footing';
const DATABASE = 'footing';
const DISPOSABLE = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'autovacuum=off',
  'max_wal_size=256MB',
];

/**
 * Starts the embedded PostgreSQL on a free port of this machine, or takes over the one that a start which was cut off
 * left running on this folder.
 *
 * @param folder holds the data between starts; made when missing. A start that was cut off at any moment leaves
 *   nothing that the next cannot use.
 * @throws {CannotStart} when another process uses the folder now; that one goes on undisturbed.
 */
export async function startEmbeddedServer(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const data = path.join(folder, 'data');
  if (!existsSync(data)) initialise(folder, data, options);
  const password = readFileSync(path.join(folder, 'password'), 'utf8').trim();
  const { port, stop, reused } = (await takenOver(data, password)) ?? (await started(data, password, options));
  const hold = await holdForUs(address(port, password, 'postgres'), folder);
  await ensureDatabase(hold);
  const stopAll = async (): Promise<void> => {
    await hold.end().catch(() => undefined);
    await stop();
  };
  return { url: address(port, password), reused, stop: stopAll };
}

type Server = Pick<EmbeddedServer, 'reused' | 'stop'> & { readonly port: number };

async function started(data: string, password: string, options: EmbeddedOptions): Promise<Server> {
  forgetStranger(data);
  const port = await freePort();
  try {
    const server = await launch(data, port, options);
    return { port, reused: false, stop: () => stopChild(server) };
  } catch (error) {
    // Another start of the same moment was faster: it is asked whether it wants to share, and says no.
    const faster = await takenOver(data, password);
    if (faster) return faster;
    throw error;
  }
}

async function takenOver(data: string, password: string): Promise<Server | null> {
  const running = await runningServer(data, password);
  return running && { port: running.port, reused: true, stop: () => stopOther(running.pid) };
}

const address = (port: number, password: string, database = DATABASE) =>
  `postgres://${OWNER}:${password}@127.0.0.1:${port}/${database}`;

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

/** What PostgreSQL's own file says about who serves this data; null when there is none. */
function processFile(data: string): { pid: number; port: number } | null {
  const file = path.join(data, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const [pid = 0, , , port = 0] = readFileSync(file, 'utf8').split('\n').map(Number);
  return { pid, port };
}

/** After a restart of the machine the number may be anybody's, and PostgreSQL would wait for that stranger for ever. */
function forgetStranger(data: string): void {
  const found = processFile(data);
  if (found && isAlive(found.pid) && !isServer(found.pid)) rmSync(path.join(data, 'postmaster.pid'), { force: true });
}

/**
 * The server that runs on this data, once it answers with our password; null when there is none, or none any more.
 * @throws {CannotStart} when it neither answers nor ends: two on one folder would destroy it.
 */
async function runningServer(
  data: string,
  password: string,
  tries = 100,
): Promise<{ pid: number; port: number } | null> {
  const found = processFile(data);
  if (!found || !isServer(found.pid)) return null;
  if (found.port && (await answers(address(found.port, password, 'postgres')))) return found;
  if (tries === 0)
    throw new CannotStart(
      `A PostgreSQL (process ${found.pid}) holds ${data} and does not answer. End it and start again.`,
    );
  // On its way up (another start) or down (its Node was killed a moment ago).
  await pause(100);
  return runningServer(data, password, tries - 1);
}

async function answers(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  client.on('error', () => undefined);
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  );
}

async function ensureDatabase(admin: Client): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_database where datname = $1', [DATABASE]);
  if (rowCount === 0) await admin.query(`create database ${DATABASE}`);
}

async function stopOther(pid: number): Promise<void> {
  if (isServer(pid)) process.kill(pid, 'SIGINT');
  for (let tries = 200; tries > 0 && isServer(pid); tries -= 1) await pause(100);
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
