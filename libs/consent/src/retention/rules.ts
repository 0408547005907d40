/**
 * For how long one kind of thing is kept, and what happens then. Lengths are proposals, to be confirmed by the data protection
 * officer, who can change them.
 */
export interface RetentionRule {
  readonly code: string;
  /** What it is about, in words: `Answers of students who got no mentor`. */
  readonly what: string;
  /** From when the months count, after "months after": `the round’s meetings end`. */
  readonly from: string;
  /** What happens then, after "they are": `deleted`. */
  readonly then: string;
  readonly months: number;
  /** Fewest months that may be set; 1 unless more is said. */
  readonly fewest?: number;
  /** SQL that counts what is due: `$1` the institution, `$2` the day before which it was over. One row, `count`. */
  readonly due: string;
  /** SQL that does it, with the same values; one row, `count`, of what went. Done twice it finds nothing the second time. */
  readonly act: string;
}

/** What is kept for good, with the reason: it is in the schedule so that nobody has to ask. */
export interface KeptForGood {
  readonly what: string;
  readonly why: string;
}

/** Rules about what this library keeps. */
export const consentRetention: readonly RetentionRule[] = [
  {
    code: 'uses',
    what: 'Lines that say when data was used',
    from: 'the use',
    then: 'deleted',
    months: 24,
    fewest: 12,
    due: 'select count(*)::int as count from consent.use_ledger where institution_id = $1 and at < $2::date',
    act: 'select consent.forget_uses($2::date::timestamptz) as count from institution where id = $1',
  },
];

/** What stays. */
export const keptForGood: readonly KeptForGood[] = [
  {
    what: 'What people decided about their data',
    why: 'It shows that a use was allowed. It holds ids and codes, and nobody’s name; once a person is erased it names nobody.',
  },
  {
    what: 'The record of who looked',
    why: 'It shows who saw what. It holds ids and names of fields, never what was in them.',
  },
];
