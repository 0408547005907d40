import { CannotStart } from '@footing/config';
import type { Client } from 'pg';

/** The oldest PostgreSQL that will do: `uuidv7()` is in the schema, temporal constraints will be. */
export const OLDEST_SERVER = 18;

/** A server that is too old to hold the schema. The message says what to do. */
export class ServerTooOld extends CannotStart {
  constructor(readonly found: string) {
    super(
      `Footing needs PostgreSQL ${OLDEST_SERVER} or later, and this server is ${found}. Upgrade it, or leave DATABASE_URL unset to use the embedded one.`,
    );
  }
}

/** @throws {ServerTooOld} when the server is older than `OLDEST_SERVER`. */
export async function refuseOldServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: string; words: string }>(
    `select current_setting('server_version_num') as number, current_setting('server_version') as words`,
  );
  const [server] = rows;
  if (server && isTooOld(Number(server.number))) throw new ServerTooOld(server.words);
}

/** @param versionNumber PostgreSQL's `server_version_num`: 180004 is 18.4. */
export const isTooOld = (versionNumber: number): boolean => Math.floor(versionNumber / 10_000) < OLDEST_SERVER;
