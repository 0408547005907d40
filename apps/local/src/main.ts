import 'reflect-metadata';
import { readSettings, Settings, stopWith } from '@footing/config';
import path from 'node:path';
import { startAll } from './start-all';

/** `npm start`: everything in one process, on a laptop or for a demonstration. `--sector`: with the figures of many universities. */
async function main(): Promise<void> {
  const collates = process.argv.includes('--sector');
  const running = await startAll(collates ? beside(readSettings()) : readSettings(), { collates });
  // Counted from the start of the process.
  console.log(running.greeting(performance.now() / 1_000));

  let ending = false;
  const end = async (): Promise<void> => {
    if (ending) return;
    ending = true;
    console.log('\nStopping …');
    await running.stop();
    process.exit(0);
  };
  // The terminal may be gone before us.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end());
}

/** Where nothing else is said, not the folder and the ports of `npm start`: both can run at once. */
function beside(given: Settings): Settings {
  const usual = new Settings();
  const isUsual = given.FOOTING_DATA_DIR === path.resolve(usual.FOOTING_DATA_DIR);
  return Object.assign(given, {
    PORT: given.PORT === usual.PORT ? 3100 : given.PORT,
    API_PORT: given.API_PORT === usual.API_PORT ? 3101 : given.API_PORT,
    FOOTING_DATA_DIR: isUsual ? path.join(given.FOOTING_DATA_DIR, 'sector') : given.FOOTING_DATA_DIR,
  });
}

main().catch(stopWith);
