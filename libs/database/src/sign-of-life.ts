import { Client } from 'pg';

/** How long asking may take, in milliseconds. */
const ASKING = 2_000;

/** What the server says of a connection: it works on an answer, it waits to be asked, or nobody can tell. */
export type Doing = 'working' | 'waiting' | 'unknown';

/**
 * Asks the server, by a connection of its own, what it does for others of the same login. Only so can a long statement be
 * told from a path that has lost its connections: on both the socket is silent, but here the server knows nothing of a
 * question. Who ask at the same time are answered at once.
 */
export class SignOfLife {
  private under: Promise<ReadonlyMap<number, Doing> | null> | undefined;

  constructor(private readonly url: string) {}

  /** @param pid of the server's process behind a connection. */
  async of(pid: number): Promise<Doing> {
    this.under ??= this.ask().finally(() => (this.under = undefined));
    const doing = await this.under;
    // The server has ended what it does not know any more.
    return doing ? (doing.get(pid) ?? 'waiting') : 'unknown';
  }

  private async ask(): Promise<ReadonlyMap<number, Doing> | null> {
    const client = new Client({
      ...{ connectionString: this.url, application_name: 'footing-sign-of-life' },
      ...{ connectionTimeoutMillis: ASKING, query_timeout: ASKING, statement_timeout: ASKING },
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await read(client);
    } catch {
      return null;
    } finally {
      await Promise.race([client.end().catch(() => undefined), later(ASKING)]);
    }
  }
}

interface Row {
  readonly pid: number;
  readonly isWorking: boolean;
  readonly isAsking: boolean;
}

/** Null where something between us and the server gives connections other numbers. */
async function read(client: Client): Promise<ReadonlyMap<number, Doing> | null> {
  const { rows } = await client.query<Row>(
    `select pid, state = 'active' and wait_event_type is distinct from 'Client' as "isWorking",
       pid = pg_backend_pid() as "isAsking"
     from pg_stat_activity where usename = current_user and datname = current_database()`,
  );
  const { processID } = client as Client & { readonly processID?: number };
  if (!rows.some(({ pid, isAsking }) => isAsking && pid === processID)) return null;
  return new Map(rows.map(({ pid, isWorking }) => [pid, isWorking ? 'working' : 'waiting']));
}

const later = (ms: number) => new Promise<void>((done) => setTimeout(done, ms).unref());
