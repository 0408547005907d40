import { randomBytes } from 'node:crypto';
import { readSettings } from '@footing/config';
import type { Clock } from '@footing/kernel';
import { startWeb } from '@footing/web';
import { aFreePort } from '../free-ports';

const HERE = '127.0.0.1';

/** Pages that go by the clock of the year. @param given what the services have. */
export async function openPages(given: NodeJS.ProcessEnv, clock: Clock) {
  const port = await aFreePort(HERE);
  const url = `http://${HERE}:${port}`;
  const settings = readSettings({
    ...given,
    ...{ HOST: HERE, PORT: String(port), PUBLIC_URL: url, SESSION_SECRET: randomBytes(32).toString('base64url') },
  });
  const app = await startWeb(settings, { clock });
  return { url, close: () => app.close() };
}
