import type { Answers, OfferAt } from '@footing/people';
import type { EntityManager } from 'typeorm';

/** An offer on its way. */
export interface OfferDraft {
  readonly answers: Answers;
  readonly places: number | null;
  /** Pages that were answered. */
  readonly steps: readonly string[];
}

const KEY = 'institution_id = $1 and round_id = $2 and mentor_id = $3';
const keyOf = ({ institutionId, roundId, mentorId }: OfferAt) => [institutionId, roundId, mentorId];

/** Null: not begun. @param held until the transaction ends. */
export async function findDraft(tx: EntityManager, at: OfferAt, held = false): Promise<OfferDraft | null> {
  const [row] = await tx.query<OfferDraft[]>(
    `select answers, places, steps from offer_draft where ${KEY} ${held ? 'for update' : ''}`,
    keyOf(at),
  );
  return row ?? null;
}

/** Begins one; done again it changes nothing. */
export async function beginDraft(
  tx: EntityManager,
  at: OfferAt,
  { answers, places, steps }: OfferDraft,
): Promise<void> {
  await tx.query(
    `insert into offer_draft (institution_id, round_id, mentor_id, answers, places, steps) values ($1, $2, $3, $4, $5, $6)
     on conflict do nothing`,
    [...keyOf(at), JSON.stringify(answers), places, steps],
  );
}

/** Keeps one page. @param asked keys that it asks for: without an answer they go. */
export async function keepPage(
  tx: EntityManager,
  at: OfferAt,
  page: {
    readonly step: string;
    readonly answers: Answers;
    readonly places: number | null;
    readonly asked: readonly string[];
  },
): Promise<void> {
  await tx.query(
    `update offer_draft set answers = (answers - $5::text[]) || $4::jsonb, places = coalesce($6, places),
       steps = case when $7 = any (steps) then steps else steps || $7 end, updated_at = now() where ${KEY}`,
    [...keyOf(at), JSON.stringify(page.answers), page.asked, page.places, page.step],
  );
}

export async function removeDraft(tx: EntityManager, at: OfferAt): Promise<void> {
  await tx.query(`delete from offer_draft where ${KEY}`, keyOf(at));
}
