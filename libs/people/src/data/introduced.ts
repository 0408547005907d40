/** What somebody said of those they were introduced to before the final draft. */
export interface Introduced {
  /** Whom they picked, the first choice first: ids of offers. Mentors pick nobody. */
  readonly picks: readonly string[];
  /** How calls went, 1 to 5 stars, by id of the other's application or offer. */
  readonly ratings: Readonly<Record<string, number>>;
}
