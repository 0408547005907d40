import type { Socket } from 'node:net';

/** How long a connection waits before it gives up, in milliseconds. */
export interface Patience {
  /** For one statement. */
  readonly statement: number;
  /** For a row or table that somebody else holds. */
  readonly lock: number;
  /** Between two statements of a transaction, for then it holds what others wait for. */
  readonly idleInTransaction: number;
  /**
   * For a sign of life while an answer is due. Longer than a statement may take, so that only a connection that is dead is
   * cut: the server itself would have answered by then, if only with a refusal.
   */
  readonly silence: number;
}

/**
 * For whom the connections are. Somebody waits for a page, and gives up soon; work behind the pages writes files of 50,000
 * rows, and its single statements still take seconds, not minutes.
 */
export const patience = {
  pages: { statement: 8_000, lock: 4_000, idleInTransaction: 30_000, silence: 9_000 },
  work: { statement: 60_000, lock: 30_000, idleInTransaction: 60_000, silence: 65_000 },
  queue: { statement: 15_000, lock: 10_000, idleInTransaction: 15_000, silence: 16_000 },
} as const satisfies Record<string, Patience>;

export type PatienceOf = keyof typeof patience;

/** The parts of a pg client that are looked at; its own types leave them out. */
interface Watched {
  readonly readyForQuery: boolean;
  readonly connection: { readonly stream: Socket };
}

/**
 * Settings of a pool that gives up in time.
 *
 * A path that forgets its connections (a failover, a router that restarts) leaves sockets on which nothing ever comes again.
 * Left alone they stay in the pool until it holds nothing else, and pg's own `query_timeout` hands the dead client back. So a
 * socket that is silent for too long while an answer is due is destroyed: its query fails, and the pool makes a new one.
 */
export function patientPool(of: PatienceOf) {
  const { statement, lock, idleInTransaction, silence } = patience[of];
  return {
    statement_timeout: statement,
    lock_timeout: lock,
    idle_in_transaction_session_timeout: idleInTransaction,
    keepAlive: true,
    keepAliveInitialDelayMillis: 5_000,
    maxLifetimeSeconds: 900,
    onConnect: (client: unknown) => watch(client as Watched, silence),
  };
}

function watch(client: Watched, silence: number): void {
  const { stream } = client.connection;
  stream.setTimeout(silence, () => {
    if (!client.readyForQuery) stream.destroy(new Error(`the database was silent for ${silence} ms`));
  });
}
