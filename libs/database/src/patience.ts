import type { Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type ClientConfig } from 'pg';
import { SignOfLife } from './sign-of-life';

/** How long a connection waits before it gives up, in milliseconds. */
export interface Patience {
  /**
   * For its turn, while all connections are in use. A page is made of several transactions and waits for each, so where many
   * people come at once a shorter wait would turn away whoever is nearly there.
   */
  readonly turn: number;
  /** For one statement. */
  readonly statement: number;
  /** For a row or table that somebody else holds. */
  readonly lock: number;
  /** Between two statements of a transaction, for then it holds what others wait for. */
  readonly idleInTransaction: number;
  /**
   * For a sign of life while an answer is due, where the server cannot be asked what it does. Longer than a statement may
   * take: the server itself would have answered by then, if only with a refusal.
   */
  readonly silence: number;
}

/**
 * For whom the connections are. Somebody waits for a page, and gives up soon; work behind the pages writes files of 50,000
 * rows, and its single statements still take seconds, not minutes.
 */
export const patience = {
  pages: { turn: 8_000, statement: 8_000, lock: 4_000, idleInTransaction: 30_000, silence: 9_000 },
  work: { turn: 30_000, statement: 60_000, lock: 30_000, idleInTransaction: 60_000, silence: 65_000 },
  queue: { turn: 3_000, statement: 15_000, lock: 10_000, idleInTransaction: 15_000, silence: 16_000 },
} as const satisfies Record<string, Patience>;

export type PatienceOf = keyof typeof patience;

/** How long a new connection may take to be made: a server that is there answers at once. */
const CONNECTING = 3_000;

/** The pool knows one time for its queue and for new connections; a new connection has this of its own. */
class PromptClient extends Client {
  constructor(config: ClientConfig) {
    super({ ...config, connectionTimeoutMillis: CONNECTING });
  }
}

/** Whether it says that every connection was in use for as long as anybody waits: there are too many people, and no fault. */
export const isCrowded = (error: unknown): boolean =>
  error instanceof Error && error.message === 'timeout exceeded when trying to connect';

/** A socket that is silent for so long while an answer is due is asked about: milliseconds. */
const ASKED_AFTER = 1_000;
/** And again after so long, sooner where it seems to be dead. */
const ASKED_AGAIN = { working: 1_000, unknown: 1_000, waiting: 250 } as const;

/** The parts of a pg client that are looked at; its own types leave them out. */
interface Watched {
  readonly readyForQuery: boolean;
  readonly processID: number;
  readonly connection: { readonly stream: Socket };
  getTransactionStatus(): string | null;
}

/** What a pool of pg is given; times as their names say, else in milliseconds. */
export interface PatientPool {
  readonly Client: new (config: ClientConfig) => Client;
  readonly connectionTimeoutMillis: number;
  readonly statement_timeout: number;
  readonly lock_timeout: number;
  readonly idle_in_transaction_session_timeout: number;
  readonly keepAlive: true;
  readonly keepAliveInitialDelayMillis: number;
  readonly maxLifetimeSeconds: number;
  readonly onConnect: (client: unknown) => void;
}

/**
 * Settings of a pool that gives up in time.
 *
 * A path that forgets its connections (a failover, a router that restarts) leaves sockets on which nothing ever comes again.
 * Left alone they stay in the pool until it holds nothing else, and pg's own `query_timeout` hands the dead client back. So
 * the server is asked what it does for a socket that is silent while an answer is due. If it waits for a question itself, the
 * socket is destroyed, and so are those of the pool that nobody uses: the pool makes new ones. A long statement goes on.
 */
export function patientPool(of: PatienceOf, url: string): PatientPool {
  const { turn, statement, lock, idleInTransaction, silence } = patience[of];
  const pool = new WatchedPool(silence, new SignOfLife(url));
  return {
    Client: PromptClient,
    connectionTimeoutMillis: turn,
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    maxLifetimeSeconds: 900,
    onConnect: (client: unknown) => pool.watch(client as Watched),
  };
}

class WatchedPool {
  private readonly all = new Set<Watched>();

  constructor(
    private readonly silence: number,
    private readonly server: SignOfLife,
  ) {}

  watch(client: Watched): void {
    const { stream } = client.connection;
    this.all.add(client);
    stream.once('close', () => this.all.delete(client));
    // A listener handed to setTimeout would be gone after the first quiet while of a connection that nobody uses.
    stream.on('timeout', () => void this.doubt(client));
    stream.setTimeout(ASKED_AFTER);
  }

  /** Until something comes, or the socket is known to be dead. */
  private async doubt(client: Watched): Promise<void> {
    const { stream } = client.connection;
    const heard = stream.bytesRead;
    const isSilent = () => !client.readyForQuery && stream.bytesRead === heard && !stream.destroyed;
    const giveUpAt = performance.now() + this.silence - ASKED_AFTER;
    let lost = 0;
    while (isSilent()) {
      const doing = await this.server.of(client.processID);
      lost = doing === 'waiting' ? lost + 1 : 0;
      // Once may be an answer that is on its way.
      if (isSilent() && (lost === 2 || performance.now() > giveUpAt)) this.destroy(client);
      await pause(ASKED_AGAIN[doing], undefined, { ref: false });
    }
  }

  private destroy(silent: Watched): void {
    const unused = [...this.all].filter((one) => one.readyForQuery && one.getTransactionStatus() === 'I');
    for (const { connection } of [silent, ...unused]) connection.stream.destroy(new Error('the database fell silent'));
  }
}
