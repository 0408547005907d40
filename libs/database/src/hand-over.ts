import type { Actor, Purpose } from '@footing/kernel';
import type { Database } from './database';

/** What leaves the service, and on whose permission. */
export interface Leaving {
  readonly purpose: Purpose;
  /** Everybody whose data it is, each with the epoch of what they permitted when it was read. */
  readonly people: readonly { readonly subjectId: string; readonly item: string; readonly epoch: number }[];
  /** Small letters, digits and hyphens; `run` also colons and spaces. Both go into the ledger. */
  readonly place: string;
  readonly run: string;
}

/** What came of it; not permitted: nothing has left. */
export type HandedOver<T> = { readonly isPermitted: true; readonly given: T } | { readonly isPermitted: false };

/** For so long nobody is told that it has stopped, should the database lose sight of us. */
const LEASE_SECONDS = 10;
/** We end before that, by our own watch. */
const MOST_MS = 9_000;

/**
 * Hands data over to something outside, such as a mail server, while everybody permits it. It is in the ledger before
 * anything leaves; whoever stops it meanwhile hears that it has stopped only once `give` has ended. Nobody: it is given.
 *
 * @param give begins at once and ends when its signal does, nine seconds at most: what it starts after that may come after a
 *   stop. Where the connection to the database is lost meanwhile it may end as usual.
 * @throws what `give` throws.
 */
export async function handOver<T>(
  db: Database,
  here: Pick<Actor, 'institutionId'>,
  leaving: Leaving,
  give: (until: AbortSignal) => Promise<T>,
): Promise<HandedOver<T>> {
  const until = AbortSignal.timeout(MOST_MS);
  if (leaving.people.length === 0) return { isPermitted: true, given: await give(until) };
  const id = await begun(db, here, leaving);
  if (id === null) return { isPermitted: false };
  const done: T[] = [];
  try {
    await db.transaction(here, async (tx) => {
      await tx.query('select consent.hand_off_hold($1)', [id]);
      until.throwIfAborted();
      done.push(await give(until));
    });
  } catch (error) {
    await ended(db, here, id);
    if (isRefused(error)) return { isPermitted: false };
    // Where only the end of the transaction was lost, it has left all the same.
    if (done.length === 0) throw error;
  }
  return { isPermitted: true, given: done[0] as T };
}

/** The id of the hand-over, by which it is held; null when it is not permitted. */
async function begun(db: Database, here: Pick<Actor, 'institutionId'>, leaving: Leaving): Promise<string | null> {
  const { purpose, people, place, run } = leaving;
  const whose = [people.map((one) => one.subjectId), people.map((one) => one.item), people.map((one) => one.epoch)];
  try {
    return await db.transaction(here, async (tx) => {
      const [made] = await tx.query<{ id: string }[]>(
        'select consent.hand_off_begin($1, $2, $3, $4, $5, $6, $7) as id',
        [purpose, ...whose, place, run, LEASE_SECONDS],
      );
      return made?.id ?? null;
    });
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
}

/** Without a database it ends by itself, a little later. */
const ended = (db: Database, here: Pick<Actor, 'institutionId'>, id: string): Promise<unknown> =>
  db.transaction(here, (tx) => tx.query('select consent.hand_off_end($1)', [id])).catch(() => undefined);

/** Somebody decided otherwise, or is stopping. */
const isRefused = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'driverError' in error &&
  typeof error.driverError === 'object' &&
  error.driverError !== null &&
  'code' in error.driverError &&
  (error.driverError.code === 'CN001' || error.driverError.code === 'CN002');
