import type { TieLayer, TieProof } from '../model/draft';
import { ticket } from '../aims/lottery';
import { TIE_LAYERS, tieWeight, type TieFacts } from '../ties/layers';
import type { Claims } from './claims';
import { TightPairs } from './tight-pairs';

/** What is open after the questions so far: the pairs that are left, and who has no say in them any more. */
interface Open {
  readonly pairs: TightPairs;
  readonly studentMust: readonly boolean[];
  readonly mentorMust: readonly boolean[];
  /** Groups of which just as many are served in every draft that is left. */
  readonly exact: readonly boolean[];
}

/**
 * Whether every question that settles a tie was answered as well as it can be. In each, a place of a mentor costs the
 * number listed (0 when none is), serving one of a group adds the number listed, and a student gains what is left: then no
 * pair that is left may be worth more to its student, no mentor with a place to spare may cost anything, nobody who could
 * as well have been left out may lose by being in, and a group has a price only where its count is held.
 */
export function tieFaults(claims: Claims, tight: TightPairs): string[] {
  const { input, mentors } = claims;
  const facts = { ...claims, mentorTicketOf: Float64Array.from(mentors, ({ id }) => ticket(input.seed, id)) };
  const listed = new Map((claims.draft.certificate.ties ?? []).map((one) => [one.layer, one]));
  let open: Open = {
    pairs: tight,
    studentMust: Array.from(claims.u, (worth) => worth !== 0),
    mentorMust: Array.from(claims.p, (price, j) => price !== 0 || claims.countStays(j)),
    exact: Array.from(claims.lambda, (price) => price !== 0),
  };
  for (const layer of TIE_LAYERS) {
    const question = new Question(layer, claims, facts, listed.get(layer));
    const faults = [...question.priceFaults(open), ...question.pairFaults(open)];
    if (faults.length > 0) return faults;
    open = question.narrowed(open);
  }
  return [];
}

class Question {
  private readonly p: readonly number[];
  private readonly lambda: readonly number[];
  private readonly u: readonly number[];

  constructor(
    private readonly layer: TieLayer,
    private readonly claims: Claims,
    private readonly facts: TieFacts,
    proof: TieProof | undefined,
  ) {
    const p = new Map((proof?.mentors ?? []).map((one) => [one.mentorId, one.p]));
    const lambda = new Map((proof?.groups ?? []).map((one) => [one.group, one.price]));
    this.p = claims.mentors.map(({ id }) => p.get(id) ?? 0);
    this.lambda = claims.groups.names.map((name) => lambda.get(name) ?? 0);
    this.u = Array.from(claims.mentorOf, (j, i) => (j === -1 ? 0 : this.weight(i, j) - this.p[j]!));
  }

  priceFaults({ studentMust, mentorMust, exact }: Open): string[] {
    const { students, mentors, places, held, groups } = this.claims;
    const [served, least] = [this.claims.served(), this.claims.leastOf()];
    return [
      ...mentors.flatMap(({ id }, j) => {
        const p = this.p[j]!;
        const full = held[j] === places[j] || this.claims.countStays(j);
        const sound = Number.isSafeInteger(p) && (p >= 0 || mentorMust[j]) && (p === 0 || full);
        return sound ? [] : [`${this.layer}: p of mentor ${id} is ${p}`];
      }),
      ...students.flatMap(({ id }, i) =>
        this.u[i]! >= 0 || studentMust[i] ? [] : [`${this.layer}: student ${id} should have been left out`],
      ),
      ...groups.names.flatMap((name, g) => {
        const price = this.lambda[g]!;
        const sound = price === 0 || exact[g] || (price > 0 && served[g]! <= least[g]!);
        return sound && Number.isSafeInteger(price) ? [] : [`${this.layer}: the price of group ${name} is ${price}`];
      }),
    ];
  }

  pairFaults({ pairs: { rowStart, mentorAt } }: Open): string[] {
    const faults: string[] = [];
    for (const [i, { id }] of this.claims.students.entries())
      for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1) {
        const gap = this.gap(i, mentorAt[t]!);
        const other = this.claims.mentors[mentorAt[t]!]?.id;
        if (gap < 0) faults.push(`${this.layer}: student ${id} with mentor ${other} would be better by ${-gap}`);
      }
    return faults;
  }

  narrowed({ pairs: { rowStart, mentorAt }, studentMust, mentorMust, exact }: Open): Open {
    const pairs = new TightPairs(studentMust.length);
    for (let i = 0; i < studentMust.length; i += 1) {
      for (let t = rowStart[i]!; t < rowStart[i + 1]!; t += 1)
        if (this.gap(i, mentorAt[t]!) === 0) pairs.add(mentorAt[t]!);
      pairs.endRow(i);
    }
    return {
      pairs,
      studentMust: studentMust.map((must, i) => must || this.u[i]! > 0),
      mentorMust: mentorMust.map((must, j) => must || this.p[j]! > 0),
      exact: exact.map((held, g) => held || this.lambda[g] !== 0),
    };
  }

  private gap(i: number, j: number): number {
    return this.u[i]! + this.p[j]! - this.weight(i, j);
  }

  private weight(i: number, j: number): number {
    return tieWeight(this.layer, this.facts, i, j) + (this.lambda[this.claims.groups.groupOf[i]!] ?? 0);
  }
}
