/**
 * Two sides that each have a view of every allowed pair. Students are rows, mentors columns; the allowed pairs of student i
 * are `rowStart[i]` to `rowStart[i + 1] - 1`. Any numbers will do; greater is better; only their order counts.
 */
export interface TwoSided {
  readonly places: Int32Array;
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
  /** How much each pair pleases the student. */
  readonly studentView: Int32Array;
  /** How much each pair pleases the mentor. */
  readonly mentorView: Int32Array;
  /** The student's tier, 0 first: to a mentor it comes before the view. All 0 where tiers are ignored. */
  readonly rankOf: Uint8Array;
  /** Lottery numbers: they decide where a view does not; the greater first, then the lower row or column. */
  readonly studentTicket: Float64Array;
  readonly mentorTicket: Float64Array;
}

/** Two pairs of one student: below 0 when the student would rather have pair `a`. Never 0 for two mentors. */
export function studentOrder({ studentView, mentorAt, mentorTicket }: TwoSided, a: number, b: number): number {
  const [j, k] = [mentorAt[a]!, mentorAt[b]!];
  return studentView[b]! - studentView[a]! || mentorTicket[k]! - mentorTicket[j]! || j - k;
}

/** Two pairs of one mentor, each with its student: below 0 when the mentor would rather have `a`. Never 0 for two students. */
export function mentorOrder(market: TwoSided, a: Offer, b: Offer): number {
  const { studentTicket } = market;
  return mentorWish(market, a, b) || studentTicket[b.student]! - studentTicket[a.student]! || a.student - b.student;
}

/** As `mentorOrder`, but without the lottery: 0 when the mentor likes both equally. */
export function mentorWish({ rankOf, mentorView }: TwoSided, a: Offer, b: Offer): number {
  return rankOf[a.student]! - rankOf[b.student]! || mentorView[b.edge]! - mentorView[a.edge]!;
}

/** A pair and its student. */
export interface Offer {
  readonly student: number;
  readonly edge: number;
}
