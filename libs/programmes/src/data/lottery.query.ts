import type { EntityManager } from 'typeorm';
import { notFound } from '../errors';

/** What decides between equals in every draft of a round: drawn with the round, promised by its SHA-256. */
export interface RoundLottery {
  /** 32 hexadecimal digits. Secret until a pairing of the round is published. */
  readonly seed: string;
  /** SHA-256 of the seed's 32 characters, in hexadecimal: may be shown from the first day. */
  readonly commitment: string;
}

/**
 * The lottery of a round, for making a draft: not for showing before pairings are published.
 * @throws {DomainError} not-found, `round.not-found`.
 */
export async function lotteryOf(
  tx: EntityManager,
  { institutionId, id }: { readonly institutionId: string; readonly id: string },
): Promise<RoundLottery> {
  const [lottery] = await tx.query<RoundLottery[]>(
    `select lottery_seed as seed, lottery_commitment as commitment from round where institution_id = $1 and id = $2`,
    [institutionId, id],
  );
  if (!lottery) throw notFound('round', id);
  return lottery;
}

/** Whether pairings of the round have been published: from then on its seed is open. */
export async function isPublished(
  tx: EntityManager,
  { institutionId, id }: { readonly institutionId: string; readonly id: string },
): Promise<boolean> {
  const [row] = await tx.query<{ published: boolean }[]>(
    'select exists (select from pairing where institution_id = $1 and round_id = $2) as published',
    [institutionId, id],
  );
  return row?.published ?? false;
}
