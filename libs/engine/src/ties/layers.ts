import type { TieLayer } from '../model/draft';
import { together } from '../aims/lottery';

/** The three questions that settle a tie, in turn: most pairs kept, the lottery among students, a draw among pairs. */
export const TIE_LAYERS: readonly TieLayer[] = ['kept', 'tickets', 'draw'];

/** What the questions are asked about. */
export interface TieFacts {
  /** The mentor whom each student had before, as a column; -1 for none. */
  readonly keptOf: Int32Array;
  /** Lottery numbers, 32 bits: of each student, and of each mentor. */
  readonly ticketOf: Float64Array;
  readonly mentorTicketOf: Float64Array;
}

/** How much a pair of student i and mentor j weighs in a layer: whole, 0 to 2^32. */
export function tieWeight(
  layer: TieLayer,
  { keptOf, ticketOf, mentorTicketOf }: TieFacts,
  i: number,
  j: number,
): number {
  if (layer === 'kept') return keptOf[i] === j ? 1 : 0;
  if (layer === 'tickets') return ticketOf[i]!;
  return together(ticketOf[i]!, mentorTicketOf[j]!);
}
