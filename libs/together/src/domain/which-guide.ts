import type { Kind } from './texts';

/** Where two people are in their pairing, and what the student wants help with. Days are YYYY-MM-DD. */
export interface Where {
  readonly programmeKind: Kind;
  readonly haveMet: boolean;
  readonly helpWanted: readonly string[];
  readonly today: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  /** Whether one of the two has begun to say goodbye. */
  readonly isClosing: boolean;
}

/** A guide that suits now, and why. */
export interface Suggested {
  readonly code: string;
  readonly why: string;
}

const LAST_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1_000;
const firsts = {
  career: 'guide-first-meeting',
  reverse: 'guide-student-life',
  group: 'guide-group-first-session',
} as const satisfies Record<Kind, string>;

const topics: readonly (readonly [RegExp, string])[] = [
  [/\b(cvs?|applications?|applying|interviews?|cover letters?)\b/i, 'guide-cv-applications'],
  [/\b(network\w*|contacts?|people)\b/i, 'guide-networks'],
  [/\b(jobs?|careers?|sectors?|industr\w+|work|roles?|options?)\b/i, 'guide-a-job'],
];

/** The guide for the next meeting: by where they are first, by what the student wants help with in between. */
export function whichGuide(at: Where): Suggested {
  const { programmeKind: kind, haveMet, helpWanted, today, meetingsEnd, isClosing } = at;
  const left = Math.round((Date.parse(meetingsEnd) - Date.parse(today)) / DAY_MS);
  if (isClosing || left <= LAST_DAYS) return { code: 'guide-goodbye', why: 'Your time together is coming to its end.' };
  if (!haveMet) return { code: firsts[kind], why: 'You have not met yet.' };
  if (kind === 'reverse') return { code: firsts.reverse, why: 'It has more in it than one meeting can hold.' };
  for (const [words, code] of topics) {
    const asked = helpWanted.find((help) => words.test(help));
    if (asked !== undefined) return { code, why: `It is about “${asked}”, which was asked for.` };
  }
  return { code: 'guide-a-job', why: 'It is a good one for the middle of your time.' };
}
