import type { RoundSettings } from '../model/input';
import { movesBetween, type Move } from './swap';
import { OpenRound } from './open-round';
import { type OtherPeople, withPeople } from './other-people';
import { outlookOf, type Outlook, placements, type Placed } from './outlook';

/** One round under its own settings and under others. */
export interface WhatIf {
  readonly before: Outlook;
  readonly after: Outlook;
  /** Every student whose mentor changes, by student id; null means no mentor. */
  readonly moves: readonly Move[];
  /** Of all students with a mentor before and after: how many fit theirs better then, and worse, by the settings of then. */
  readonly better: number;
  readonly worse: number;
}

/**
 * What would change if the round had other settings: weights moved, a barrier lifted, another aim; or if people were served
 * in another order, or mentors had other places. Nothing is decided.
 *
 * @throws {InputRefused} when the settings cannot mean anything, or make a pin impossible; see `validate`.
 * Cost: once a round its draft; then another draft without its reasons, which reads no answer again unless people differ.
 */
export function whatIf(round: OpenRound, settings: RoundSettings, people?: OtherPeople): WhatIf {
  const other = people ? new OpenRound(withPeople({ ...round.input, settings }, people)) : round.under(settings);
  const [was, is] = [placements(round), placements(other)];
  const moves = movesBetween(round.input.students, was, is);
  return { before: outlookOf(round, was), after: outlookOf(other, is), moves, ...fitsThen(other, was, is) };
}

/** Both mentors of a student who moves, compared by the new settings: a score of the old ones would be another measure. */
function fitsThen(round: OpenRound, was: ReadonlyMap<string, Placed>, is: ReadonlyMap<string, Placed>) {
  const market = round.turns.sharingLeftOut ? round.serving : round.whole;
  const columnOf = new Map(market.mentors.map(({ id }, j) => [id, j]));
  let [better, worse] = [0, 0];
  for (const [i, { id }] of market.students.entries()) {
    const [from, to] = [was.get(id), is.get(id)];
    if (!from || !to || from.mentorId === to.mentorId) continue;
    const former = scoreOf(market, i, columnOf.get(from.mentorId) ?? -1);
    if (former < to.score) better += 1;
    else if (former > to.score) worse += 1;
  }
  return { better, worse };
}

/** The score of an allowed pair of the market; -1 where the pair is not allowed. */
function scoreOf({ rowStart, mentorAt, valueAt, keptOf, keeping }: OpenRound['whole'], i: number, j: number): number {
  for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1)
    if (mentorAt[e] === j) return (valueAt[e] ?? 0) - (keptOf[i] === j ? keeping : 0);
  return -1;
}
