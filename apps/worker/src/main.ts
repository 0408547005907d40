import 'reflect-metadata';
import { readSettings, stopWith } from '@footing/config';
import { startWorker } from './start-worker';

/** The work behind the pages, by itself: for production. */
async function main(): Promise<void> {
  const app = await startWorker(readSettings());
  app.enableShutdownHooks();
  process.stdout.write('Worker at work\n');
}

main().catch(stopWith);
