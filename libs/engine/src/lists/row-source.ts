import type { Harvest } from './harvest';

/**
 * Where pairs come from, one list at a time, so that nobody ever holds all pairs of a large round at once. A list belongs
 * to one person (and, where mentors ask, one tier of students); the goods are the people of the other side.
 *
 * Values are whole numbers from 0 to below 2^30. Pairs that are barred, and people without places, are simply not there.
 * The same list always comes in the same order, so that a longer reading begins with the shorter one.
 */
export interface RowSource {
  /** How many lists there are. */
  readonly lists: number;
  /** How many goods the lists speak of; at most 2^21. */
  readonly goods: number;
  /** Writes the best `most` pairs of a list into `found`, best first. Reads the whole row: costs one score a good. */
  best(list: number, most: number, found: Harvest): void;
}

/** Who asks: the side that asks for one good after another. Both lead to the same best draft. */
export type AskingSide = 'students' | 'mentors';
