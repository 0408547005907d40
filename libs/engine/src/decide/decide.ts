import type { Certificate, OnProgress } from '../model/draft';
import { everyHundredth } from '../model/every-hundredth';
import { fairChoice, type FairChoice } from './fair-choice';
import type { GiantRound } from '../market/giant';
import { closedIn, closeInTurn, meetings, sizesAsked } from './group-meetings';
import { groupPrices, type Groups } from '../market/groups';
import { ticket } from '../aims/lottery';
import type { Market } from '../market/market';
import type { MatchInput } from '../model/input';
import type { Problem, Solution } from '../solve/problem';
import { solve } from '../solve/solve';
import { deferredAcceptance } from '../stable/deferred-acceptance';
import { twoViews } from '../stable/two-views';
import { settleTies, type SettledLayer } from '../ties/settle';

/** Which pairs a draft holds, and the proof that it should. */
export interface Decision {
  /** The pair each student of the market holds, as a position in its arrays; -1 for none. */
  readonly edgeOf: Int32Array;
  readonly certificate: Certificate;
}

/** The best draft of a market by the round's own aim: chosen, its ties settled, proved. */
export function decide(market: Market, input: MatchInput, onProgress: OnProgress): Decision {
  const of = market.students.length;
  const tell = everyHundredth(of, (done) => onProgress({ step: 'solve', done, of }));
  const asked = sizesAsked(market);
  const { aim, fairness } = input.settings;
  const stable = (open: Market) => stableDraft(open, input);
  const fair = (open: Market, solution = solve(open)) => settled(open, input, fairChoice(open, input, solution));
  const decision = (() => {
    if (aim === 'stable') return asked ? closeInTurn(market, asked, stable) : stable(market);
    const solution = solve(market, tell);
    if (!asked) return fair(market, solution);
    if (fairness) return closeInTurn(market, asked, fair);
    const met = meetings(market, asked, solution);
    return fair(met.market, met.solution);
  })();
  tell(of);
  return decision;
}

/** The decision for a large round that was solved from lists. */
export const decideGiant = ({ market, solution }: GiantRound, input: MatchInput): Decision =>
  settled(market, input, fairChoice(market, input, solution));

function stableDraft(market: Market, input: MatchInput): Decision {
  const edgeOf = deferredAcceptance(twoViews(market, input));
  return { edgeOf, certificate: { students: [], mentors: [], ...closing(market, input) } };
}

/** A choice with its ties settled, and all that proves it. */
function settled(market: Market, input: MatchInput, choice: FairChoice): Decision {
  const { problem, solution, groups, lambda, least, lowest } = choice;
  const facts = { ...market, mentorTicketOf: Float64Array.from(market.mentors, ({ id }) => ticket(input.seed, id)) };
  const sameCount = Uint8Array.from(market.mentors, ({ fewest = 1 }) => (fewest > 1 ? 1 : 0));
  const { edgeOf, layers } = settleTies(problem, solution, facts, {
    groupOf: groups.groupOf,
    least,
    lambda,
    sameCount,
  });
  const floors = groupPrices(groups, lambda);
  return {
    edgeOf: problem.mentorAt === market.mentorAt ? edgeOf : inMarket(market, problem, edgeOf),
    certificate: {
      ...prices(market, solution),
      ties: tieProofs(market, groups, layers),
      ...(floors.length > 0 && { floors }),
      ...(lowest !== undefined && { least: lowest }),
      ...closing(market, input),
    },
  };
}

/** The same pairs, as positions in the market. */
function inMarket({ rowStart, mentorAt }: Market, problem: Problem, edgeOf: Int32Array): Int32Array {
  return edgeOf.map((edge, i) => {
    if (edge === -1) return -1;
    const row = mentorAt.subarray(rowStart[i], rowStart[i + 1]);
    return rowStart[i]! + row.indexOf(problem.mentorAt[edge]!);
  });
}

function prices({ students, mentors, places }: Market, { u, p }: Solution): Certificate {
  return {
    students: students.map(({ id }, i) => ({ studentId: id, u: u[i] ?? 0 })),
    mentors: mentors.map(({ id }, j) => ({ mentorId: id, p: p[j] ?? 0 })).filter((_, j) => places[j] !== 0),
  };
}

function tieProofs(
  { mentors }: Market,
  groups: Groups,
  layers: readonly SettledLayer[],
): NonNullable<Certificate['ties']> {
  return layers
    .map(({ layer, p, lambda }) => ({
      layer,
      mentors: mentors.map(({ id }, j) => ({ mentorId: id, p: p[j] ?? 0 })).filter(({ p: price }) => price !== 0),
      groups: groupPrices(groups, lambda),
    }))
    .filter((one) => one.mentors.length + one.groups.length > 0)
    .map(({ groups: priced, ...rest }) => (priced.length > 0 ? { ...rest, groups: priced } : rest));
}

function closing(market: Market, input: MatchInput): Pick<Certificate, 'closed'> {
  const closed = closedIn(market, input);
  return closed.length > 0 ? { closed } : {};
}
