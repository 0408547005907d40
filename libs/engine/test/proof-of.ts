import type { Problem, Solution } from '../src/solve/problem';

/**
 * What is wrong with a solution, in words; empty when it is proven best. Plain loops over every allowed pair, knowing
 * nothing of how it was found. If the pairs can be held together, prices cover every pair, and both add up to the same
 * number, then no set of pairs weighs more (weak duality of linear programmes; see Schrijver, Combinatorial
 * Optimization, 2003, chapter 17).
 */
export function proofFaults(problem: Problem, solution: Solution): string[] {
  const { rankOf, places, rowStart, mentorAt } = problem;
  const { edgeOf, u, p } = solution;
  if (edgeOf.length !== rankOf.length || u.length !== rankOf.length || p.length !== places.length)
    return ['the solution is for another round'];
  const faults: string[] = [];
  const taken = new Array<number>(places.length).fill(0);
  let weight = 0n;
  let price = 0n;
  for (let i = 0; i < rankOf.length; i += 1) {
    const held = edgeOf[i]!;
    if (!isPrice(u[i]!)) faults.push(`u of student ${i} is ${u[i]}`);
    else price += BigInt(u[i]!);
    if (held === -1) {
      if (u[i] !== 0) faults.push(`student ${i} holds nobody, yet u is ${u[i]}`);
    } else if (held < rowStart[i]! || held >= rowStart[i + 1]!) {
      faults.push(`student ${i} holds a pair that is not theirs: ${held}`);
    } else {
      taken[mentorAt[held]!]! += 1;
      weight += BigInt(weightOf(problem, i, held));
    }
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const slack = u[i]! + p[mentorAt[e]!]! - weightOf(problem, i, e);
      if (slack < 0) faults.push(`pair ${e} of student ${i} and mentor ${mentorAt[e]} is not covered: ${slack}`);
      if (e === held && slack !== 0) faults.push(`pair ${e} of student ${i} is held but not tight: ${slack}`);
    }
  }
  for (let j = 0; j < places.length; j += 1) {
    if (!isPrice(p[j]!)) faults.push(`p of mentor ${j} is ${p[j]}`);
    else price += BigInt(p[j]!) * BigInt(places[j]!);
    if (taken[j]! > places[j]!) faults.push(`mentor ${j} has ${taken[j]} students for ${places[j]} places`);
    // A mentor without any place has nothing to spare.
    if (taken[j]! < places[j]! && p[j] !== 0) faults.push(`mentor ${j} has a place to spare, yet p is ${p[j]}`);
  }
  if (faults.length === 0 && weight !== price) faults.push(`the pairs weigh ${weight}, the prices ${price}`);
  return faults;
}

/** What a pair of student `i` weighs. */
export function weightOf({ worthOf, rankOf, bonusOf, valueAt }: Problem, i: number, e: number): number {
  return worthOf[rankOf[i]!]! + bonusOf[i]! + valueAt[e]!;
}

const isPrice = (number: number): boolean => Number.isSafeInteger(number) && number >= 0;
