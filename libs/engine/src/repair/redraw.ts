import { lotteryPoints, ticket } from '../aims/lottery';
import type { Problem, Solution } from '../solve/problem';
import { Drawing } from './drawing';
import { lotteryCore, type LotteryCore } from './lottery-core';
import { atTypicalPrices } from './typical-prices';

/** A student's lottery number in a draw: 32 bits. */
export type TicketOf = (draw: number, student: number) => number;

/** Told after each draw, with the mentor of each student (-1: none); read it at once, it is used again. */
export type OnDraw = (draw: number, mentorOf: Int32Array) => void;

/** Draws made beforehand to learn what prices to expect; few when few are asked for. They decide nothing. */
const PILOTS = 8;
const DRAWS_PER_PILOT = 16;

/** What many draws of the lottery alone give. */
export interface Redrawn {
  readonly draws: number;
  /** In how many draws each student is served; divided by `draws`, their chance. */
  readonly servedOf: Int32Array;
  /** What the pairs of a draw are worth without any bonus, on average; NaN without draws. */
  readonly meanValue: number;
}

/** Lottery numbers for redraws of a round: a seed of its own for each, none of which is the round's own. */
export function redrawTickets(seed: string, ids: readonly string[]): TicketOf {
  let [last, lastSeed] = [-1, ''];
  return (draw, student) => {
    if (draw !== last) [last, lastSeed] = [draw, `${seed}:redraw:${draw}`];
    return ticket(lastSeed, ids[student] ?? '');
  };
}

/**
 * The best drafts of a round under other lottery numbers, all else as it is: each exact, and decided in its ties by the
 * greatest sum of the lottery numbers of those served. Every draw starts from the same place, so none depends on another.
 * Who is served in a draw is unique (see `LotteryCore`); which of several equal mentors they have is not.
 *
 * @param problem without any lottery in its bonuses. @param solution its best pairs, with their proof.
 * @param strength how much the lottery counts beside the score; 0: only between equal drafts.
 * Cost: the number of students who change sides, times two searches in what the lottery can touch.
 * Source: A. Abdulkadiroğlu, J. Angrist, Y. Narita and P. Pathak, "Research Design Meets Market Design", Econometrica 85
 * (2017): chances by simulating the assignment; K. Borusyak and P. Hull, Econometrica 91 (2023).
 */
export function redraw(
  problem: Problem,
  solution: Solution,
  lottery: { readonly strength: number; readonly draws: number; readonly ticketOf: TicketOf },
  tell: OnDraw = () => undefined,
): Redrawn {
  const { strength, draws, ticketOf } = lottery;
  const middle = lotteryCore(problem, solution, lotteryPoints(strength, 2 ** 32 - 1));
  const core = atTypicalPrices(middle, strength, Math.min(PILOTS, Math.floor(draws / DRAWS_PER_PILOT)));
  const { standing, inside, outside } = core;
  const drawing = new Drawing(core);
  const start = standing.photograph();
  const servedOf = Int32Array.from(standing.mentorOf, (mentor) => (mentor === -1 ? 0 : draws));
  for (const i of inside) servedOf[i] = 0;
  let value = 0;
  for (let draw = 0; draw < draws; draw += 1) {
    drawing.draw((i) => ticketOf(draw, i), strength);
    for (const group of [inside, outside]) for (const i of group) if (standing.mentorOf[i] !== -1) servedOf[i]! += 1;
    value += valueOf(core);
    tell(draw, standing.mentorOf);
    standing.restore(start);
  }
  return { draws, servedOf, meanValue: value / draws };
}

/** What the pairs held are worth without any bonus. */
function valueOf({ standing, scale, valueOf: ofStudent, valueFrom }: LotteryCore): number {
  const { mentorOf, surplus, p } = standing;
  let sum = 0;
  for (let i = 0; i < mentorOf.length; i += 1) {
    const mentor = mentorOf[i]!;
    if (mentor !== -1) sum += ofStudent[i]! + valueFrom[mentor]! + (surplus[i]! + p[mentor]!) / scale;
  }
  return sum;
}
