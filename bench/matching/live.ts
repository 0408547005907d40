import assert from 'node:assert/strict';
import { lotteryPoints } from '../../libs/engine/src/aims/lottery';
import { asSolved } from '../../libs/engine/src/repair/as-solved';
import { LiveMarket } from '../../libs/engine/src/repair/live-market';
import { redraw, redrawTickets } from '../../libs/engine/src/repair/redraw';
import { swapCosts } from '../../libs/engine/src/repair/swap-costs';
import type { Problem } from '../../libs/engine/src/solve/problem';
import { solve } from '../../libs/engine/src/solve/solve';
import { proofFaults, weightOf } from '../../libs/engine/test/proof-of';
import { makeInstance, type Kind } from './instances/pairs';
import type { SizeName } from './instances/people';
import { problemOf } from './instances/problem-of';
import { Random } from './instances/random';

/** Times of many small calls, in milliseconds, beside one solve from scratch in the same run. */
export interface Live {
  readonly middle: number;
  readonly p95: number;
  readonly most: number;
  readonly cold: number;
  /** Broken proofs and differences to a solve from scratch. */
  readonly faults: number;
}

const SCORES = 65_536;

/** Mixed changes to a solved round; at the end the round must be as good as solved afresh. */
export function measureEdits(problem: Problem, changes = 1_000): Live {
  const market = new LiveMarket(problem, solve(problem));
  const random = new Random(5);
  for (let warm = 0; warm < 500; warm += 1) anyChange(market, problem, random)();
  const times = Array.from({ length: changes }, () => clocked(anyChange(market, problem, random)));
  const now = asSolved(market);
  const { edgeOf, cold } = coldly(now.problem);
  const weight = edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(now.problem, i, edge)), 0);
  const faults = proofFaults(now.problem, now.solution).length + (weight === market.weight ? 0 : 1);
  return { ...spread(times), cold, faults };
}

function anyChange(market: LiveMarket, { rankOf, places, rowStart, mentorAt, worthOf }: Problem, random: Random) {
  const [i, j] = [random.below(rankOf.length), random.below(places.length)];
  const held = market.mentorOf(i);
  const listed = mentorAt[rowStart[i]! + random.below(Math.max(1, rowStart[i + 1]! - rowStart[i]!))] ?? j;
  const open = market.standing.places[j]!;
  const changes: readonly (() => void)[] = [
    () => market.block(i, held === -1 ? listed : held),
    () => market.withdraw(i),
    () => market.admit(i),
    () => market.setPlaces(j, Math.max(0, open - 1)),
    () => market.setPlaces(j, open + 1),
    () => market.allow(i, listed, random.below(SCORES)),
    () => market.allow(i, j, random.below(SCORES)),
    () => market.setBonus(i, random.below(SCORES / 10)),
    () => market.setRank(i, random.below(worthOf.length)),
  ];
  return changes[random.below(changes.length)]!;
}

/** The exact price of every mentor a student may have; some of them are tried from scratch. */
export function measureSwaps(problem: Problem, students = 60, tried = 2): Live {
  const market = new LiveMarket(problem, solve(problem));
  const random = new Random(6);
  const some = Array.from({ length: students + 10 }, () => random.below(problem.rankOf.length));
  const times = some.map((i) => clocked(() => swapCosts(market, i))).slice(10);
  let [faults, cold] = [0, 0];
  for (const i of some.slice(0, tried)) {
    const cost = swapCosts(market, i).mentors.at(-1);
    if (!cost) continue;
    const only = new LiveMarket(problem, solve(problem));
    only.setPlaces(cost.mentor, problem.places[cost.mentor]! - 1);
    only.withdraw(i);
    const edge = problem.mentorAt.subarray(0, problem.rowStart[i + 1]).indexOf(cost.mentor, problem.rowStart[i]);
    const rest = coldly(asSolved(only).problem);
    cold = rest.cold;
    const weight = rest.weight + weightOf(problem, i, edge);
    const lost = cost.fewer.reduce((sum, count, rank) => sum + count * problem.worthOf[rank]!, cost.points);
    if (market.weight - weight !== lost) faults += 1;
  }
  return { ...spread(times), cold, faults };
}

/** Draws of the lottery alone; some of them are made from scratch. `middle` and the others are times of one draw. */
export function measureRedraws(problem: Problem, strength: number, draws = 1_000, tried = 3): Live & { total: number } {
  const solution = solve(problem);
  const ids = Array.from(problem.rankOf, (_, i) => `s${i}`);
  const ticketOf = redrawTickets('bench', ids);
  const [times, kept]: [number[], Int32Array[]] = [[], []];
  const start = performance.now();
  let last = start;
  redraw(problem, solution, { strength, draws, ticketOf }, (draw, mentorOf) => {
    const now = performance.now();
    times.push(now - last);
    last = now;
    if (draw < tried) kept.push(Int32Array.from(mentorOf));
  });
  const total = last - start;
  let [faults, cold] = [0, 0];
  for (const [draw, mentorOf] of kept.entries()) {
    const bonusOf = Float64Array.from(ids, (_, i) => lotteryPoints(strength, ticketOf(draw, i)));
    const afresh = coldly({ ...problem, bonusOf });
    cold = afresh.cold;
    if (afresh.edgeOf.some((edge, i) => (edge === -1) !== (mentorOf[i] === -1))) faults += 1;
  }
  return { ...spread(times.slice(1)), cold, faults, total };
}

function coldly(problem: Problem): { edgeOf: Int32Array; weight: number; cold: number } {
  let edgeOf = new Int32Array(0);
  const cold = clocked(() => (edgeOf = Int32Array.from(solve(problem).edgeOf)));
  const weight = edgeOf.reduce((sum, edge, i) => (edge === -1 ? sum : sum + weightOf(problem, i, edge)), 0);
  return { edgeOf, weight, cold };
}

function clocked(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

function spread(times: readonly number[]): Pick<Live, 'middle' | 'p95' | 'most'> {
  const sorted = Float64Array.from(times).sort();
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return { middle: at(0.5), p95: at(0.95), most: at(1) };
}

/** `live.ts [SIZE-KIND ...]`: prints the times of all three for these rounds, three tiers each. */
function main(names: readonly string[]): void {
  for (const name of names) {
    const [size, kind] = name.split('-') as [SizeName, Kind];
    const problem = problemOf(makeInstance(size, kind), 3);
    const rows: readonly (readonly [string, Live])[] = [
      ['1,000 changes', measureEdits(problem)],
      ['swap list', measureSwaps(problem)],
      ['redraw, strength .1', measureRedraws(problem, 0.1, size === 'E' ? 50 : 1_000)],
    ];
    for (const [what, { middle, p95, most, cold, faults }] of rows) {
      const times = [middle, p95, most, cold].map((time) => time.toFixed(3).padStart(10)).join('');
      console.log(`${name.padEnd(9)} ${what.padEnd(20)} p50 p95 most cold ms ${times}  faults ${faults}`);
      assert.equal(faults, 0);
    }
  }
}

if (require.main === module) main(process.argv.length > 2 ? process.argv.slice(2) : ['S-top50', 'S-hard', 'E-top50']);
