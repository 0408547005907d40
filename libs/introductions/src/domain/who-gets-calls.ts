import { lot } from './lot';

/** A student who picked a mentor. */
export interface Wish {
  readonly applicationId: string;
  /** Of the mentor among their picks: 1 is the first. */
  readonly rank: number;
  /** How many calls they have already, with anybody. */
  readonly calls: number;
}

/**
 * Whom a mentor with time for so many calls talks to. Mentors do not choose: it goes by who has the fewest calls so far, then by how much
 * the student wants this one, then by lot.
 * @returns ids of applications, at most `many`. @param seed the same wishes and seed give the same students.
 */
export function whoGetsCalls(wishes: readonly Wish[], many: number, seed: string): string[] {
  const drawn = wishes.map((wish) => ({ ...wish, drawn: lot(seed, wish.applicationId) }));
  return drawn
    .sort((a, b) => a.calls - b.calls || a.rank - b.rank || a.drawn - b.drawn)
    .slice(0, many)
    .map(({ applicationId }) => applicationId);
}
