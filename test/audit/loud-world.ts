import 'reflect-metadata';
import { readSettings } from '@footing/config';
import { TEST_MASTER_KEY } from '@footing/testing';
import { startWorker } from '@footing/worker';
import { routesOf } from './routes-of';
import { standingIn } from './standing';
import { World } from './world';

/** What the spec that reads the logs is told. */
export interface LoudWorld {
  readonly webUrl: string;
  /** Of the login of the apps. */
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly institutionId: string;
  /** Account ids by role. */
  readonly people: Readonly<Record<string, string>>;
  readonly standing: Readonly<Record<string, string>>;
  readonly web: ReturnType<typeof routesOf>;
  readonly api: ReturnType<typeof routesOf>;
}

/**
 * Pages and worker, which log what they log in production, in a process whose output can be read whole. Ends when
 * its input does.
 */
async function main(): Promise<void> {
  const world = await World.open({ NODE_ENV: 'production', MAX_UPLOAD_BYTES: '200000' });
  // The worker comes after them: it would take up the same work.
  const standing = await standingIn(world);
  const worker = await startWorker(
    readSettings({
      ...{ NODE_ENV: 'production', DATABASE_URL: world.db.url, MASTER_KEY: TEST_MASTER_KEY },
      SESSION_SECRET: 's'.repeat(40),
    }),
  );
  const told: LoudWorld = {
    ...{ webUrl: await world.web.getUrl(), appUrl: world.db.url, ownerUrl: world.db.ownerUrl },
    institutionId: world.institutionId,
    people: Object.fromEntries([...world.actors].map(([role, { accountId }]) => [role, accountId ?? ''])),
    standing,
    ...{ web: routesOf(world.web), api: routesOf(world.api) },
  };
  process.stdout.write(`READY ${JSON.stringify(told)}\n`);
  process.stdin.resume().once('end', () => {
    void worker
      .close()
      .then(() => world.close())
      .then(() => process.exit(0));
  });
}

void main();
