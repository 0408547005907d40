import { setTimeout as pause } from 'node:timers/promises';
import { CannotStart } from '@footing/config';
import { Client } from 'pg';

/** Any number will do, so long as every Footing asks for the same. */
const SOLE_USE = 7_304_119;

/**
 * Holds the server for this process. The lock belongs to the connection, so it ends with the process however that ends.
 * @throws {CannotStart} when another process holds it.
 */
export async function holdForUs(adminUrl: string, folder: string): Promise<Client> {
  const client = new Client({ connectionString: adminUrl, application_name: 'footing-hold', keepAlive: true });
  // A server that is stopped ends this connection too; whoever needs the database finds out by itself.
  client.on('error', () => undefined);
  await client.connect();
  // The server may take a moment to notice that a process which was killed is gone.
  for (let tries = 10; tries > 0; tries -= 1) {
    const { rows } = await client.query<{ ours: boolean }>('select pg_try_advisory_lock($1) as ours', [SOLE_USE]);
    if (rows[0]?.ours) return client;
    await pause(100);
  }
  await client.end();
  throw new CannotStart(
    `Footing is running already with the data in ${folder}. Use that one, or stop it first; for a second one beside it set FOOTING_DATA_DIR, PORT and API_PORT.`,
  );
}
