import { servedIn, settleInTurn } from '../decide/in-turn';
import { makeDraft } from '../draft/make-draft';
import type { Draft } from '../model/draft';
import type { MatchInput, Student } from '../model/input';
import { inOrder } from '../model/order';
import { confides } from '../pair/confided';

/** One student whose mentor would change; null means no mentor. */
export interface Move {
  readonly studentId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What a round would look like if a consultant gave one student another mentor. */
export interface SwapPreview {
  /** The best draft that holds the swap and every other pin. */
  readonly draft: Draft;
  /** Points of total score lost, >= 0; 0 also when the total rises because fewer, better pairs are left (see `tiers`). */
  readonly loss: number;
  /** Tiers in which the number of matched students changes, and by how much; empty when nobody gains or loses a place. */
  readonly tiers: readonly { readonly tier: number; readonly change: number }[];
  /** Every student whose mentor changes, by student id; the swapped student among them, unless nothing changes for them. */
  readonly moves: readonly Move[];
}

/**
 * Tries a swap without deciding it: the student gets this mentor as a pin (in place of an earlier pin of theirs), and
 * everything else is made as good as it can be around it; where that can be done in several ways, few people move. Where
 * people share in confidence and most are to be served, whoever has a place without the swap keeps one, if that can be:
 * nobody is to lose it, or win it, because a swap would let what others share count.
 *
 * @param draft what the swap is compared with; normally the draft of this input.
 * @throws {InputRefused} as `makeDraft`, e.g. `pin-breaks-barrier` or `pins-exceed-places`.
 * Cost: one `makeDraft`; where people share in confidence, also who is served without the swap.
 */
export function previewSwap(input: MatchInput, draft: Draft, studentId: string, mentorId: string): SwapPreview {
  const swapped = makeDraft(swapInput(input, draft, studentId, mentorId));
  return {
    draft: swapped,
    loss: Math.max(0, draft.total - swapped.total),
    tiers: tierChanges(draft, swapped),
    moves: movesBetween(input.students, whoHasWhom(draft), whoHasWhom(swapped)),
  };
}

/**
 * The round with the swap as a pin. Of equally good ways round it, the one that moves fewest people is wanted; and where
 * people share in confidence, those who have a place without it come first in their tier.
 */
export function swapInput(input: MatchInput, draft: Draft, studentId: string, mentorId: string): MatchInput {
  const others = input.pins.filter((pin) => pin.studentId !== studentId);
  const kept = (input.settings.retention ?? 0) > 0 ? (input.before ?? []) : draft.pairs;
  const swapped = { ...input, pins: [...others, { studentId, mentorId }], before: kept };
  const served = (input.settings.aim ?? 'most-matched') === 'most-matched' && confides(input);
  return served ? { ...swapped, placed: servedBy({ ...input, pins: others }) } : swapped;
}

function servedBy(input: MatchInput): string[] {
  const isServed = servedIn(settleInTurn(input, () => undefined).serving);
  return input.students.map(({ id }) => id).filter(isServed);
}

function tierChanges(before: Draft, after: Draft): SwapPreview['tiers'] {
  const was = new Map(before.tiers.map(({ tier, matched }) => [tier, matched]));
  return after.tiers
    .map(({ tier, matched }) => ({ tier, change: matched - (was.get(tier) ?? 0) }))
    .filter(({ change }) => change !== 0);
}

type WhoHasWhom = ReadonlyMap<string, { readonly mentorId: string }>;

/** Every student whose mentor differs, by student id. @param was by student id, as is `is`; no entry means no mentor. */
export function movesBetween(students: readonly Student[], was: WhoHasWhom, is: WhoHasWhom): Move[] {
  return students
    .map(({ id }) => ({ studentId: id, from: was.get(id)?.mentorId ?? null, to: is.get(id)?.mentorId ?? null }))
    .filter(({ from, to }) => from !== to)
    .sort((a, b) => inOrder(a.studentId, b.studentId));
}

const whoHasWhom = ({ pairs }: Draft): WhoHasWhom => new Map(pairs.map((pair) => [pair.studentId, pair]));
