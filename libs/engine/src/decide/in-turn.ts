import { canServe } from '../fairness/served-by-rank';
import { GIANT, isGiant, openGiant } from '../market/giant';
import { openMarket, peopleToPlace, type Market } from '../market/market';
import {
  isServable,
  marketOfPairing,
  revalued,
  roundOfPairing,
  roundOfServing,
  servesAllItCan,
} from '../market/two-rounds';
import type { Certificate, OnProgress } from '../model/draft';
import type { MatchInput, RoundSettings } from '../model/input';
import { confides, judgesApart } from '../pair/confided';
import { ScoreRows } from '../scoring/score-rows';
import { decide, decideGiant, type Decision } from './decide';

/** A round, what is open in it, and which pairs are best. */
export interface Settled {
  readonly input: MatchInput;
  readonly market: Market;
  readonly decision: Decision;
}

/** A round that is settled in turn: who is served, then who is with whom. */
export interface SettledInTurn {
  /** Who is served, and why others are not. */
  readonly serving: Settled;
  /** Who is with whom; the same as `serving` where one question settles both. */
  readonly pairing: Settled;
  readonly certificate: Certificate;
  /** See `Draft`. */
  readonly sharingLeftOut: boolean;
}

/** What is open in a round: with all criteria, and without whatever is confided. The same where nothing is. */
export interface OpenInTurn {
  readonly input: MatchInput;
  readonly whole: Market;
  readonly serving: Market;
}

const silent: OnProgress = () => undefined;

/**
 * Settles a round: who is served, without whatever people share in confidence, and then who is with whom, with it. Where
 * nobody shares anything that counts, or everybody is served who can be, one question settles both.
 *
 * @param giant from so many pairs on, only those that count are written down.
 * Cost: where there are two questions, about twice that of one.
 */
export function settleInTurn(input: MatchInput, onProgress: OnProgress, giant = GIANT): SettledInTurn {
  if (!confides(input)) return atOnce(settled(input, onProgress, giant));
  if (isGiant(input, giant)) return largeInTurn(input, onProgress, giant);
  const { students, mentors } = peopleToPlace(input);
  const scores = new ScoreRows(input, students, mentors);
  const { whole, serving } = openWhole(input, onProgress, scores);
  if (canServeAll(input, whole)) return atOnce({ input, market: whole, decision: decide(whole, input, onProgress) });
  return inTwo({ input, whole, serving: serving ?? servingMarket(input, whole, scores) }, onProgress);
}

/** The same for a round that is open. */
export function settleOpen(open: OpenInTurn, onProgress: OnProgress): SettledInTurn {
  const { input, whole, serving } = open;
  if (serving === whole || canServeAll(input, whole))
    return atOnce({ input, market: whole, decision: decide(whole, input, onProgress) });
  return inTwo(open, onProgress);
}

function inTwo({ input, whole, serving: market }: OpenInTurn, onProgress: OnProgress): SettledInTurn {
  const first = roundOfServing(input);
  const serving = { input: first, market, decision: decide(market, first, onProgress) };
  const pairing = roundOfPairing(input, servedIn(serving));
  const among = marketOfPairing(pairing, whole, rowsServed(serving));
  return oneByOne(serving, { input: pairing, market: among, decision: decide(among, pairing, silent) });
}

/** Whether everybody is served who may have anybody with an open place. Cost: see `canServe`. */
export function canServeAll(input: MatchInput, market: Market): boolean {
  if (!servesAllItCan(input)) return false;
  const servable = [...market.students.keys()].filter((i) => isServable(market, i)).length;
  const oneRank = { ...market, rankOf: new Uint8Array(market.students.length) };
  return canServe(oneRank, Int32Array.of(servable), 0);
}

/**
 * The market with all criteria; and that of who is served, where it has to be opened first, as the minimum fit looks at
 * its scores. @param scores of the people to place.
 */
export function openWhole(
  input: MatchInput,
  onProgress: OnProgress,
  scores: ScoreRows,
): { readonly whole: Market; readonly serving?: Market } {
  if (!judgesApart(input.settings)) return { whole: openMarket(input, onProgress, scores) };
  const first = roundOfServing(input);
  const serving = openMarket(first, onProgress, scores.withSettings(first.settings));
  return { serving, whole: revalued(serving, scores.withSettings(barringNobody(input.settings))) };
}

/** Where it is known who is barred, barriers need not be asked again. */
const barringNobody = (settings: RoundSettings): RoundSettings => ({ ...settings, barriers: [], minimumFit: 0 });

/** The market of who is served. @param scores of its people by any settings: what was read of their answers is used again. */
export function servingMarket(input: MatchInput, whole: Market, scores: ScoreRows): Market {
  return revalued(whole, scores.withSettings(barringNobody(roundOfServing(input).settings)));
}

/** Whether a student is served: those who are pinned are, and those who hold anybody. */
export function servedIn({ input, market, decision }: Settled): (id: string) => boolean {
  const served = new Set(input.pins.map(({ studentId }) => studentId));
  for (const [i, { id }] of market.students.entries()) if (decision.edgeOf[i] !== -1) served.add(id);
  return (id) => served.has(id);
}

/** The students who hold anybody, as rows of the market. */
export const rowsServed = ({ market, decision }: Settled): Int32Array =>
  Int32Array.from(market.students.keys()).filter((i) => decision.edgeOf[i] !== -1);

/** One question, in the way that suits the size of the round. */
function settled(input: MatchInput, onProgress: OnProgress, giant: number): Settled {
  const large = isGiant(input, giant) ? openGiant(input, onProgress) : undefined;
  if (large) return { input, market: large.market, decision: decideGiant(large, input) };
  const market = openMarket(input, onProgress);
  return { input, market, decision: decide(market, input, onProgress) };
}

/** Whether all are served is seen afterwards, as a large market does not write down all that is allowed. */
function largeInTurn(input: MatchInput, onProgress: OnProgress, giant: number): SettledInTurn {
  const whole = settled(input, onProgress, giant);
  const { market, decision } = whole;
  if (market.students.every((_, i) => decision.edgeOf[i] !== -1 || !isServable(market, i))) return atOnce(whole);
  const serving = settled(roundOfServing(input), silent, giant);
  return oneByOne(serving, settled(roundOfPairing(input, servedIn(serving)), silent, giant));
}

const atOnce = (one: Settled): SettledInTurn => ({
  ...{ serving: one, pairing: one, certificate: one.decision.certificate },
  sharingLeftOut: false,
});

/** Two questions. Where the second would lose somebody their place, the first stands as it is. */
function oneByOne(serving: Settled, pairing: Settled): SettledInTurn {
  const { certificate } = serving.decision;
  if (pairing.decision.edgeOf.includes(-1)) return { serving, pairing: serving, certificate, sharingLeftOut: true };
  const { students, mentors, mentorAt } = serving.market;
  const pairs = Array.from(rowsServed(serving), (i) => ({
    studentId: students[i]!.id,
    mentorId: mentors[mentorAt[serving.decision.edgeOf[i]!]!]!.id,
  }));
  const served = { pairs, ...certificate };
  return { serving, pairing, certificate: { ...pairing.decision.certificate, served }, sharingLeftOut: false };
}
