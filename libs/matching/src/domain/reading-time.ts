/** What stands on the bench of a student, as far as it is read before deciding. */
interface ToRead {
  readonly student: { readonly answers: readonly Said[] };
  readonly pair: {
    readonly mentor: { readonly answers: readonly Said[] };
    readonly reasons: Readonly<Record<'student' | 'mentor' | 'consultant', readonly string[]>>;
  } | null;
}
interface Said {
  readonly label: string;
  readonly value: string;
}

/** How many words a page has on which somebody decides: what both said, and the reasons. */
export function wordsToRead({ student, pair }: ToRead): number {
  const answers = [...student.answers, ...(pair?.mentor.answers ?? [])].flatMap(({ label, value }) => [label, value]);
  const reasons = pair ? Object.values(pair.reasons).flat() : [];
  return [...answers, ...reasons]
    .join(' ')
    .split(/\s+/)
    .filter((word) => word !== '').length;
}

/**
 * Words a second that nobody takes in any more: three times what adults read in silence, about 240 a minute.
 * Source: Brysbaert 2019, How many words do we read per minute?
 */
const SKIMMED_A_SECOND = 12;
/** Nobody decides about two people in less, however little there is to read. */
const FEWEST_SECONDS = 3;

/** Whether somebody decided faster than they can have read. @param seconds null: they never opened the page. */
export const isTooFast = (seconds: number | null, words: number | null): boolean =>
  seconds === null || seconds < Math.max(FEWEST_SECONDS, (words ?? 0) / SKIMMED_A_SECOND);

/** How many of somebody's latest approvals are looked at, and how many of these may be fast without a word. */
export const LATEST = 10;
const MOST_FAST = 7;

/** How somebody's latest approvals came about. */
export interface Pace {
  /** Approvals one by one that were looked at, at most the latest ten. */
  readonly of: number;
  /** Those of them that were faster than reading allows. */
  readonly fast: number;
}

/** Whether it is time for a kind word. */
export const isHasty = ({ of, fast }: Pace): boolean => of >= LATEST && fast > MOST_FAST;
