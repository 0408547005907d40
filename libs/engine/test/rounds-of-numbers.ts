import type { Problem } from '../src/solve/problem';
import { worthOfRanks } from '../src/aims/tiers';

/** Numbers in [0, 1) from a seed: mulberry32, by Tommy Ettinger, public domain. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A pair and its value, by number. */
export interface Choice {
  readonly student: number;
  readonly mentor: number;
  readonly value: number;
}

interface Shape {
  readonly ranks: readonly number[];
  readonly places: readonly number[];
  readonly choices: readonly Choice[];
  readonly bonuses?: readonly number[];
  /** Left out: worths that put tiers before all values. */
  readonly worths?: readonly number[];
}

/** A round from a list of pairs, in any order. */
export function problemOf({ ranks, places, choices, bonuses = ranks.map(() => 0), worths }: Shape): Problem {
  const sorted = [...choices].sort((a, b) => a.student - b.student || a.mentor - b.mentor);
  const rowStart = new Int32Array(ranks.length + 1);
  for (const { student } of sorted) rowStart[student + 1]! += 1;
  for (let i = 0; i < ranks.length; i += 1) rowStart[i + 1]! += rowStart[i]!;
  const most = sorted.reduce((best, { student, value }) => Math.max(best, value + bonuses[student]!), 0);
  const pairs = Math.min(
    ranks.length,
    places.reduce((total, one) => total + one, 0),
  );
  const tiers = ranks.reduce((best, rank) => Math.max(best, rank + 1), 1);
  return {
    rankOf: Uint8Array.from(ranks),
    worthOf: worths ? Float64Array.from(worths) : worthOfRanks(tiers, pairs, most),
    bonusOf: Float64Array.from(bonuses),
    places: Int32Array.from(places),
    rowStart,
    mentorAt: Int32Array.from(sorted, ({ mentor }) => mentor),
    valueAt: Int32Array.from(sorted, ({ value }) => value),
  };
}

interface Recipe {
  readonly students: number;
  readonly mentors: number;
  readonly mostPlaces: number;
  readonly ranks: number;
  /** Values lie below this. */
  readonly values: number;
  /** Bonuses lie below this; 1 for none. */
  readonly bonuses: number;
  /** How likely a pair is to be allowed. */
  readonly density: number;
  readonly worths?: readonly number[];
}

/** A round made up from a recipe; the same numbers give the same round. */
export function randomProblem(next: () => number, recipe: Recipe): Problem {
  const below = (limit: number): number => Math.floor(next() * limit);
  const list = <T>(length: number, one: (at: number) => T): T[] => Array.from({ length }, (_, at) => one(at));
  const choices = list(recipe.students, (student) =>
    list(recipe.mentors, (mentor) => ({ student, mentor, value: below(recipe.values) })),
  );
  return problemOf({
    ranks: list(recipe.students, () => below(recipe.ranks)),
    places: list(recipe.mentors, () => below(recipe.mostPlaces + 1)),
    choices: choices.flat().filter(() => next() < recipe.density),
    bonuses: list(recipe.students, () => below(recipe.bonuses)),
    ...(recipe.worths ? { worths: recipe.worths } : {}),
  });
}
