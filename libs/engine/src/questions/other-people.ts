import type { MatchInput } from '../model/input';

/** The same people, but served in another order or with other places; who is not named stays as they are. */
export interface OtherPeople {
  /** Tier by student id, 1 to 9. */
  readonly tiers?: Readonly<Record<string, number>>;
  /** Places by mentor id, 0 to 500. */
  readonly places?: Readonly<Record<string, number>>;
}

/** The input with these people in the place of theirs. Ids that are not there are left aside. */
export function withPeople(input: MatchInput, { tiers = {}, places = {} }: OtherPeople): MatchInput {
  return {
    ...input,
    students: input.students.map((one) => ({ ...one, tier: tiers[one.id] ?? one.tier })),
    mentors: input.mentors.map((one) => {
      const given = places[one.id];
      if (given === undefined) return one;
      // A group cannot ask for more students than it has places.
      const { fewest, ...others } = one;
      return { ...others, places: given, ...(fewest && given > 0 ? { fewest: Math.min(fewest, given) } : {}) };
    }),
  };
}
