import type { Draft, TieLayer } from '../draft-model';
import { ticket } from '../lottery';
import type { MatchInput } from '../model';
import { TIE_LAYERS, tieWeight, type TieFacts } from '../ties/layers';
import { tally, type Claims } from './claims';
import { TightPairs } from './tight-pairs';

/** What is open after the questions so far: the pairs that are left, and who has no say in them any more. */
interface Open {
  readonly pairs: TightPairs;
  readonly studentMust: readonly boolean[];
  readonly mentorMust: readonly boolean[];
}

/**
 * Whether every question that settles a tie was answered as well as it can be. In each, a place of a mentor costs the
 * number listed (0 when none is), and a student gains what their pair weighs less that cost: then no pair that is left may
 * be worth more to its student, no mentor with a place to spare may cost anything, and nobody who could as well have been
 * left out may lose by being in.
 */
export function tieFaults(input: MatchInput, draft: Draft, claims: Claims, tight: TightPairs): string[] {
  const facts = { ...claims, mentorTicketOf: Float64Array.from(claims.mentors, ({ id }) => ticket(input.seed, id)) };
  const listed = new Map((draft.certificate.ties ?? []).map(({ layer, mentors }) => [layer, mentors]));
  let open: Open = {
    pairs: tight,
    studentMust: claims.u.map((worth) => worth !== 0),
    mentorMust: claims.p.map((price) => price !== 0),
  };
  for (const layer of TIE_LAYERS) {
    const p = new Map((listed.get(layer) ?? []).map((one) => [one.mentorId, one.p]));
    const question = new Question(
      layer,
      claims,
      facts,
      claims.mentors.map(({ id }) => p.get(id) ?? 0),
    );
    const faults = [...question.priceFaults(open), ...question.pairFaults(open)];
    if (faults.length > 0) return faults;
    open = question.narrowed(open);
  }
  return [];
}

class Question {
  private readonly u: readonly number[];

  constructor(
    private readonly layer: TieLayer,
    private readonly claims: Claims,
    private readonly facts: TieFacts,
    private readonly p: readonly number[],
  ) {
    this.u = Array.from(claims.mentorOf, (j, i) => (j === -1 ? 0 : tieWeight(layer, facts, i, j) - p[j]!));
  }

  priceFaults({ studentMust, mentorMust }: Open): string[] {
    const { students, mentors, places, mentorOf } = this.claims;
    const held = tally(mentorOf);
    return [
      ...mentors.flatMap(({ id }, j) => {
        const p = this.p[j]!;
        const sound = Number.isSafeInteger(p) && (p >= 0 || mentorMust[j]) && (p === 0 || held.get(j) === places[j]);
        return sound ? [] : [`${this.layer}: p of mentor ${id} is ${p}`];
      }),
      ...students.flatMap(({ id }, i) =>
        this.u[i]! >= 0 || studentMust[i] ? [] : [`${this.layer}: student ${id} should have been left out`],
      ),
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

  narrowed({ pairs: { rowStart, mentorAt }, studentMust, mentorMust }: Open): Open {
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
    };
  }

  private gap(i: number, j: number): number {
    return this.u[i]! + this.p[j]! - tieWeight(this.layer, this.facts, i, j);
  }
}
