import { lotteryBonus } from '../aims/aims';
import { decide } from '../decide/decide';
import type { Market } from '../market/market';
import { inOrder } from '../model/order';
import { openness, previewDesigns, type Design } from '../repair/design-preview';
import { redraw, redrawTickets } from '../repair/redraw';
import { solve } from '../solve/solve';
import type { OpenRound } from './open-round';

/** How often each student would have a mentor, were only the lottery drawn again. */
export interface Chances {
  readonly draws: number;
  /** Every student of the round, by id; `served` of `draws` times. A pinned student always is. */
  readonly students: readonly { readonly studentId: string; readonly served: number }[];
  /** Students whose chance lies between 2 % and 98 %, and as how many fair coins all chances count; see `Design`. */
  readonly undecided: number;
  readonly effective: number;
  readonly detectable: number;
}

/** Told how many draws are done, and of how many. */
export type OnDrawn = (done: number, of: number) => void;

/**
 * Each student's chance of a mentor: the lottery is drawn again so often, with seeds that come from the round's own, and
 * everything else stays as it is. Each draw is decided just as the round itself.
 *
 * @param draws at least 1; a chance is right within sqrt(p (1 - p) / draws), that is 0.016 for 1,000.
 * Cost: once a round its best draft; then a few searches a draw, or, in a round with a fairness choice, groups of a least
 * size or stability, a whole decision a draw.
 */
export function chancesOf(round: OpenRound, draws: number, onDrawn: OnDrawn = () => undefined): Chances {
  const servedOf = round.isPlain ? byRepair(round, draws, onDrawn) : afresh(round, draws, onDrawn);
  const { students } = round.serving;
  const drawn = new Map(students.map(({ id }, i) => [id, servedOf[i] ?? 0]));
  const all = round.input.students.map(({ id }) => ({ studentId: id, served: drawn.get(id) ?? draws }));
  return {
    draws,
    students: all.sort((a, b) => inOrder(a.studentId, b.studentId)),
    ...openness(Array.from(servedOf, (served) => served / draws)),
  };
}

function byRepair(round: OpenRound, draws: number, onDrawn: OnDrawn): Int32Array {
  const { problem, solution, ticketOf } = withoutLottery(round);
  const strength = round.input.settings.lotteryStrength ?? 0;
  return redraw(problem, solution, { strength, draws, ticketOf }, (draw) => onDrawn(draw + 1, draws)).servedOf;
}

function withoutLottery({ serving: market, input }: OpenRound) {
  const problem = { ...market, bonusOf: new Float64Array(market.students.length) };
  const ids = market.students.map(({ id }) => id);
  return { problem, solution: solve(problem), ticketOf: redrawTickets(input.seed, ids) };
}

function afresh({ serving: market, servingInput: input }: OpenRound, draws: number, onDrawn: OnDrawn): Int32Array {
  const ids = market.students.map(({ id }) => id);
  const ticketOf = redrawTickets(input.seed, ids);
  const servedOf = new Int32Array(ids.length);
  for (let draw = 0; draw < draws; draw += 1) {
    const tickets = Float64Array.from(ids, (_, i) => ticketOf(draw, i));
    const { edgeOf } = decide(drawnAnew(market, input.settings, tickets), input, () => undefined);
    for (const [i, edge] of edgeOf.entries()) if (edge !== -1) servedOf[i]! += 1;
    onDrawn(draw + 1, draws);
  }
  return servedOf;
}

const drawnAnew = (market: Market, settings: OpenRound['input']['settings'], ticketOf: Float64Array): Market => ({
  ...market,
  ticketOf,
  bonusOf: ticketOf.map((ticket) => lotteryBonus(settings, ticket)),
});

/**
 * What stronger or weaker lotteries would let the university learn, and what they would cost, before any is drawn.
 *
 * @param strengths 0 to 1 each.
 * @returns one entry a strength; null in a round with a fairness choice, groups of a least size or stability, where the
 * lottery cannot be looked at by itself. Cost: `draws` redraws for each strength.
 */
export function designPreview(
  round: OpenRound,
  strengths: readonly number[],
  draws: number,
  onDrawn: OnDrawn = () => undefined,
): Design[] | null {
  if (!round.isPlain) return null;
  const { problem, solution, ticketOf } = withoutLottery(round);
  return previewDesigns(problem, solution, strengths, { draws, ticketOf }, onDrawn);
}
