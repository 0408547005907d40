import 'reflect-metadata';
import { readSettings, stopWith } from '@footing/config';
import { startWeb } from './start-web';

/** The pages, by themselves: for production. `apps/local` starts them together with everything else. */
async function main(): Promise<void> {
  const app = await startWeb(readSettings());
  app.enableShutdownHooks();
  process.stdout.write(`Pages at port ${new URL(await app.getUrl()).port}\n`);
}

main().catch(stopWith);
