import type { Profile } from './types';

/** What a profile asks for, in numbers of people. */
export interface Rules {
  /** Counts from 1 to this are unsafe. */
  readonly unsafeUpTo: number;
  /** Multiples that counts are rounded to; 1: not at all. */
  readonly roundTo: 1 | 5 | 10;
  /** Whether counts get a little noise, from -2 to 2. */
  readonly isNoisy: boolean;
  /** Shares rest on so many at least, and means on so many. */
  readonly rateFrom: number;
  readonly meanFrom: number;
  /** Shares with so few with the outcome, or without it, are unsafe. */
  readonly edge: number;
}

const usual = { rateFrom: 23, meanFrom: 8, edge: 2 } as const;

/**
 * The numbers of each profile. Counts to 7 are unsafe where they would be rounded to 5: nobody shall read a small one back.
 * Sources: HESA Services Standard Rounding Methodology (22.5; 7); OfS transparency information (2; 23; within two).
 */
export const rulesOf: Readonly<Record<Profile, Rules>> = {
  internal: { unsafeUpTo: 0, roundTo: 1, isNoisy: false, rateFrom: 0, meanFrom: 0, edge: -1 },
  hesa: { ...usual, unsafeUpTo: 7, roundTo: 5, isNoisy: false },
  ofs: { ...usual, unsafeUpTo: 22, roundTo: 10, isNoisy: false },
  public: { ...usual, unsafeUpTo: 4, roundTo: 1, isNoisy: true },
};

/** A share of nobody or of everybody on a sensitive characteristic is told only of so many. */
export const SENSITIVE_FROM = 50;
/** Least, greatest, quartiles and middles rest on so many at least. */
export const QUANTILE_FROM = 10;

/** The rules in words, for notes of tables and for the log. */
export const ruleWords: Readonly<Record<Profile, readonly string[]>> = {
  internal: ['Exact figures. For the evaluator alone; they do not leave this service.'],
  hesa: [
    'Counts are rounded to the nearest 5. Counts from 1 to 7 are hidden.',
    'Shares of fewer than 22.5 people are hidden, and so are means of 7 people or fewer.',
    'Shares and their ranges are worked out from rounded counts. Totals are rounded by themselves, so rows need not add up.',
  ],
  ofs: [
    'Counts are rounded to the nearest 10; shares are given to 0.1.',
    'Groups of fewer than 23 are hidden, and so are shares where two people or fewer, or all but two or fewer, have the outcome.',
  ],
  public: [
    'Counts are changed at random by up to 2, always in the same way for the same people. Counts from 1 to 4 are hidden.',
    'Shares of fewer than 22.5 people are hidden, and so are means of 7 people or fewer.',
    'Shares are worked out from the changed counts, and their ranges allow for the change.',
  ],
};
