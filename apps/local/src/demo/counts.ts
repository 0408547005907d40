import { ethnicityOf } from './backgrounds';
import { type Trait, traitRules } from './traits';
import { type Person } from './world';

/** How many people have what, over a whole world. */
export interface WorldCounts {
  readonly people: number;
  /** How many truly have each trait. */
  readonly traits: ReadonlyMap<Trait, number>;
  /** How many did not answer the question about a trait, or about their ethnicity. */
  readonly unanswered: ReadonlyMap<Trait | 'ethnicity', number>;
  readonly ethnicity: ReadonlyMap<string, number>;
  readonly quintile: ReadonlyMap<number, number>;
  readonly income: ReadonlyMap<string, number>;
  readonly disabilityType: ReadonlyMap<string, number>;
}

/** The marginal counts of a world. What nobody has is absent. */
export function worldCounts(people: readonly Person[]): WorldCounts {
  return {
    people: people.length,
    traits: tally(people.flatMap(({ traits }) => [...traits])),
    unanswered: tally(people.flatMap((person) => [...person.unanswered])),
    ethnicity: tally(people.map(({ background }) => ethnicityOf[background])),
    quintile: tally(people.map(({ quintile }) => quintile)),
    income: tally(people.map(({ income }) => income)),
    disabilityType: tally(people.flatMap(({ disabilityType }) => disabilityType ?? [])),
  };
}

/** The log of the odds ratio of two traits over these people: above 0 when they go together. Infinite if a cell is empty. */
export function logOddsRatio(people: readonly Person[], one: Trait, other: Trait): { value: number; error: number } {
  const cell = (first: boolean, second: boolean) =>
    people.filter(({ traits }) => traits.has(one) === first && traits.has(other) === second).length;
  const [both, onlyOne, onlyOther, neither] = [
    cell(true, true),
    cell(true, false),
    cell(false, true),
    cell(false, false),
  ];
  return {
    value: Math.log((both * neither) / (onlyOne * onlyOther)),
    error: Math.sqrt(1 / both + 1 / onlyOne + 1 / onlyOther + 1 / neither),
  };
}

/** Every link between traits that the world is drawn by. */
export const links: readonly { from: Trait; to: Trait; slope: number; among: Trait | undefined; alone: boolean }[] =
  traitRules.flatMap(({ trait, links: slopes = {}, among }) => {
    const entries = Object.entries(slopes) as [Trait, number][];
    return entries.map(([from, slope]) => ({ from, to: trait, slope, among, alone: entries.length === 1 }));
  });

function tally<T>(values: readonly T[]): Map<T, number> {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
