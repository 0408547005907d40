import { pinnedPairs } from '../draft/pinned-pairs';
import { tiersServed } from '../draft/tiers-served';
import type { Market } from '../market/market';
import type { MatchInput } from '../model/input';
import { Round } from '../pair/round';
import type { OpenRound } from './open-round';

/** A draft in a few figures. */
export interface Outlook {
  /** Students with a mentor, pinned ones included. */
  readonly matched: number;
  /** Sum of all scores, in points. */
  readonly total: number;
  /** The lowest score of a pair, in points; null when there are no pairs. */
  readonly lowest: number | null;
  /** Tiers that have students, tier 1 first. */
  readonly tiers: readonly { readonly tier: number; readonly students: number; readonly matched: number }[];
}

/** A student's mentor in a draft, and how well they fit. */
export interface Placed {
  readonly mentorId: string;
  /** 0 to SCORE_MAX. */
  readonly score: number;
}

/**
 * Who has whom, by student id: in the draft of the round. Reasons and proof are left out. Cost: once a round its draft.
 */
export function placements({ turns }: OpenRound): ReadonlyMap<string, Placed> {
  const { input, market, decision } = turns.pairing;
  return placed(input, market, decision.edgeOf);
}

/** The same for any pairs of a market. @param input whose settings its scores are by. */
export function placed(input: MatchInput, market: Market, edges: Int32Array): ReadonlyMap<string, Placed> {
  const { students, mentors, mentorAt, valueAt, keptOf, keeping } = market;
  const placed = new Map<string, Placed>();
  for (const { studentId, mentorId, score } of pinnedPairs(new Round(input)))
    placed.set(studentId, { mentorId, score });
  for (const [i, edge] of edges.entries()) {
    const [student, mentor] = [students[i], mentors[mentorAt[edge] ?? -1]];
    if (!student || !mentor) continue;
    const kept = mentorAt[edge] === keptOf[i] ? keeping : 0;
    placed.set(student.id, { mentorId: mentor.id, score: (valueAt[edge] ?? 0) - kept });
  }
  return placed;
}

/** The figures of a draft. */
export function outlookOf({ input }: OpenRound, placed: ReadonlyMap<string, Placed>): Outlook {
  const scores = [...placed.values()].map(({ score }) => score);
  return {
    matched: placed.size,
    total: scores.reduce((sum, score) => sum + score, 0),
    lowest: scores.length === 0 ? null : scores.reduce((least, score) => Math.min(least, score)),
    tiers: tiersServed(input.students, (id) => placed.has(id)),
  };
}
