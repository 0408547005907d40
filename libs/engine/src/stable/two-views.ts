import { ticket } from '../aims/lottery';
import type { Market } from '../market/market';
import type { MatchInput } from '../model/input';
import { ScoreRows } from '../scoring/score-rows';
import type { TwoSided } from './two-sided';

/**
 * The market as each side sees it: a student scores a mentor by what matters to the student alone, a mentor a student by
 * what matters to the mentor alone, whatever the round's own balance is. Who is allowed stays as it is.
 *
 * Cost: two scores for each student and mentor.
 */
export function twoViews(market: Market, input: MatchInput): TwoSided {
  return {
    places: market.places,
    rowStart: market.rowStart,
    mentorAt: market.mentorAt,
    rankOf: market.rankOf,
    studentView: view(market, input, 0),
    mentorView: view(market, input, 1),
    studentTicket: market.ticketOf,
    mentorTicket: Float64Array.from(market.mentors, ({ id }) => ticket(input.seed, id)),
  };
}

/** The scores of all allowed pairs when the mentor's view counts so much. */
function view({ students, mentors, rowStart, mentorAt }: Market, input: MatchInput, mentorsView: number): Int32Array {
  const settings = { ...input.settings, mentorsView, barriers: [], minimumFit: 0 };
  const rows = new ScoreRows({ ...input, settings }, students, mentors);
  const row = new Int32Array(mentors.length);
  const scores = new Int32Array(mentorAt.length);
  for (let i = 0; i < students.length; i += 1) {
    rows.fill(i, row);
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) scores[e] = row[mentorAt[e]!]!;
  }
  return scores;
}
