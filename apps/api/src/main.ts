import 'reflect-metadata';
import { readSettings, stopWith } from '@footing/config';
import { startApi } from './start-api';

/** The JSON API, by itself: for production. `apps/local` starts it together with everything else. */
async function main(): Promise<void> {
  const app = await startApi(readSettings());
  app.enableShutdownHooks();
  process.stdout.write(`API at port ${new URL(await app.getUrl()).port}\n`);
}

main().catch(stopWith);
