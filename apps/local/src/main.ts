import 'reflect-metadata';
import { readSettings, stopWith } from '@footing/config';
import { beside } from './sector/beside';
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

main().catch(stopWith);
