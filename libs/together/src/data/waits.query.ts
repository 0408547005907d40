import type { Side } from '@footing/pairings';
import type { EntityManager } from 'typeorm';

/** What is awaited of each of the two, without ending anything by itself but the goodbye. */
export type AwaitedTogether = 'agreement' | 'closing';

interface Of {
  readonly institutionId: string;
  readonly pairingId: string;
  readonly what: AwaitedTogether;
}

/** Waits for both, where nothing is awaited of them yet. @param by YYYY-MM-DD. @param known who needs not be told. */
export async function waitForBoth(
  tx: EntityManager,
  { institutionId, pairingId, what }: Of,
  { by, at, known = null }: { readonly by: string; readonly at: Date; readonly known?: Side | null },
): Promise<void> {
  await tx.query(
    `insert into together_wait (institution_id, pairing_id, side, what, by, began_at, told_at)
     select $1, $2, side, $3, $4, $5, case when side = $6 then $5::timestamptz end from unnest('{student,mentor}'::text[]) side
     on conflict do nothing`,
    [institutionId, pairingId, what, by, at, known],
  );
}

/** One of the two has done it. */
export async function waitIsOver(
  tx: EntityManager,
  { institutionId, pairingId, what }: Of,
  side: Side,
  at: Date,
): Promise<void> {
  await tx.query(
    `update together_wait set done_at = $5 where institution_id = $1 and pairing_id = $2 and what = $3 and side = $4
       and done_at is null`,
    [institutionId, pairingId, what, side, at],
  );
}

/** By when something is awaited of somebody, YYYY-MM-DD; null: it is not. */
export async function awaitedBy(
  tx: EntityManager,
  { institutionId, pairingId, what }: Of,
  side: Side,
): Promise<string | null> {
  const [row] = await tx.query<{ by: string }[]>(
    `select by::text as by from together_wait where institution_id = $1 and pairing_id = $2 and what = $3 and side = $4
       and done_at is null`,
    [institutionId, pairingId, what, side],
  );
  return row?.by ?? null;
}
