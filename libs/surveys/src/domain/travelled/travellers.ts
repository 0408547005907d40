/** Somebody who was asked at both times, and where their answers put them on one scale. */
export interface Traveller {
  /** Such as 'paired' or 'unmatched'. */
  readonly arm: string;
  /** The group they are counted in; one only. */
  readonly group: string;
  /** Score at the first time; null: no answer, or too little of one. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Those known at both times. */
export function knownTwice(people: readonly Traveller[]): { before: number; after: number }[] {
  return people.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]));
}
