import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readSettings } from '@footing/config';
import { migrate, startEmbeddedServer } from '@footing/database';
import { TEST_MASTER_KEY } from '@footing/testing';
import { Client } from 'pg';
import { DoorModule } from '../apps/web/src/spec/door';
import { startWeb } from '../apps/web/src/start-web';

/** An empty database of the newest form: as its owner, and as the apps sign in to it. */
export interface BenchServer {
  readonly url: string;
  readonly appUrl: string;
}

/** Does `work` on a database of its own, which is gone afterwards. */
export async function onServer(work: (server: BenchServer) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'footing-bench-'));
  const server = await startEmbeddedServer(folder);
  try {
    const app = new URL(server.url);
    [app.username, app.password] = ['footing_bench', 'bench'];
    await migrate(server.url, app.href);
    await work({ url: server.url, appUrl: app.href });
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Does `work` as the owner of the database. */
export async function asOwner<T>({ url }: BenchServer, work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: url });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

/** Does `work` with the pages running over the database. */
export async function withPages<T>({ appUrl }: BenchServer, work: (base: string) => Promise<T>): Promise<T> {
  const env = { NODE_ENV: 'test', PORT: '0', DATABASE_URL: appUrl, MASTER_KEY: TEST_MASTER_KEY };
  const web = await startWeb(readSettings({ ...env, SESSION_SECRET: 's'.repeat(40) }), { modules: [DoorModule] });
  try {
    return await work(`http://127.0.0.1:${(web.getHttpServer().address() as AddressInfo).port}`);
  } finally {
    await web.close();
  }
}

/** The cookie of somebody who has signed in. */
export async function cookieOf(base: string, here: string, account: string): Promise<string> {
  const entered = await fetch(`${base}/enter/${here}/${account}`);
  const cookies = entered.headers.getSetCookie().map((one) => one.split(';')[0]);
  return cookies.join('; ');
}

/** The time within which such a share of them was done, to the millisecond; 0 for none. */
export const within = (times: readonly number[], share: number): number =>
  Math.round([...times].sort((one, other) => one - other)[Math.ceil(share * times.length) - 1] ?? 0);
