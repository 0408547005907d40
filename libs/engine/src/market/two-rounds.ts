import { withoutConfided } from '../pair/confided';
import type { MatchInput } from '../model/input';
import { quickRows } from '../scoring/wasm/quick-rows';
import type { ScoreRows } from '../scoring/score-rows';
import { aimsOf, mentorsFor, type Market } from './market';

/**
 * A round in which people share something in confidence is two rounds, one after the other: first who is served, which
 * what they share has no part in; then who is with whom, among those who are served. Both are ordinary rounds.
 */

/** The round that settles who is served: the same, as if nobody shared anything. */
export const roundOfServing = (input: MatchInput): MatchInput => ({
  ...input,
  settings: withoutConfided(input.settings),
});

/**
 * The round that settles who is with whom: of those who are served, and everybody is to keep a place. So tiers, places kept
 * for groups and the lottery have nothing more to say; that the lowest is raised, stability and the balance of views have.
 *
 * @param isServed by student id; true of everybody who is pinned.
 */
export function roundOfPairing(input: MatchInput, isServed: (id: string) => boolean): MatchInput {
  const { placed: _, ...others } = input;
  const { fairness, ...settings } = input.settings;
  const all = settings.aim === 'stable' ? {} : { aim: 'most-matched' as const, ignoreTiers: true };
  return {
    ...others,
    students: input.students.filter(({ id }) => isServed(id)),
    settings: {
      ...settings,
      ...all,
      lotteryStrength: 0,
      ...(fairness?.kind === 'raise-the-lowest' && { fairness }),
    },
  };
}

/**
 * Whether the round serves everybody who may have anybody with an open place, if that can be at all: then there is nothing
 * to settle about who is served. Elsewhere fit, wishes or a group's size may leave somebody out.
 */
export const servesAllItCan = ({ mentors, settings: { aim = 'most-matched' } }: MatchInput): boolean =>
  aim === 'most-matched' && mentors.every(({ fewest = 1 }) => fewest < 2);

/** Whether a student may have anybody with an open place. */
export const isServable = (market: Market, student: number): boolean =>
  mentorsFor(market, student).some((mentor) => market.places[mentor]! > 0);

/**
 * The same allowed pairs by other settings. @param scores of the same people, by settings that bar none of these pairs.
 * Cost: a score for each student and mentor.
 */
export function revalued(market: Market, scores: ScoreRows): Market {
  const { rowStart, mentorAt, keptOf, keeping } = market;
  const rows = quickRows(scores);
  const row = new Int32Array(market.mentors.length);
  const valueAt = new Int32Array(mentorAt.length);
  for (let i = 0; i + 1 < rowStart.length; i += 1) {
    rows.fill(i, row);
    if (keptOf[i] !== -1) row[keptOf[i]!]! += keeping;
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) valueAt[e] = row[mentorAt[e]!]!;
  }
  return { ...market, valueAt };
}

/**
 * The market of `roundOfPairing`, made of that of the whole round, in which scores are those of all criteria.
 *
 * @param rows the students who are served, as rows, ascending. Cost: their pairs.
 */
export function marketOfPairing(pairing: MatchInput, whole: Market, rows: Int32Array): Market {
  const pairs = rows.reduce((sum, i) => sum + whole.rowStart[i + 1]! - whole.rowStart[i]!, 0);
  const rowStart = new Int32Array(rows.length + 1);
  const [mentorAt, valueAt] = [new Int32Array(pairs), new Int32Array(pairs)];
  for (const [at, i] of rows.entries()) {
    const [from, to] = [whole.rowStart[i]!, whole.rowStart[i + 1]!];
    mentorAt.set(whole.mentorAt.subarray(from, to), rowStart[at]);
    valueAt.set(whole.valueAt.subarray(from, to), rowStart[at]);
    rowStart[at + 1] = rowStart[at]! + to - from;
  }
  const { mentors, places, keeping } = whole;
  const people = {
    ...{ mentors, places },
    students: Array.from(rows, (i) => whole.students[i]!),
    ticketOf: Float64Array.from(rows, (i) => whole.ticketOf[i]!),
    keptOf: Int32Array.from(rows, (i) => whole.keptOf[i]!),
  };
  return { ...people, rowStart, mentorAt, valueAt, ...aimsOf(pairing, people), keeping };
}
