import type { KindOfProgramme } from './kinds';

/** For whom a module is. In reverse mentoring the student is the one who mentors, and the senior manager is here a mentor. */
export type Audience = 'student' | 'mentor' | 'staff';

/** One answer that can be picked. */
export interface Choice {
  readonly words: string;
  /** Why it is right, or why it is not: shown after it was picked. */
  readonly why: string;
}

/** One question about what was read. */
export interface Check {
  readonly question: string;
  /** Two to four. */
  readonly choices: readonly Choice[];
  /** Place of the right one in `choices`, from 0. */
  readonly right: number;
}

/** One short page. */
export interface ModulePage {
  readonly heading: string;
  /** Paragraphs parted by an empty line; lines that begin with "- " are a list. */
  readonly text: string;
}

/** What a module says. */
export interface ModuleContent {
  readonly pages: readonly ModulePage[];
  /** Empty where there is nothing to check. */
  readonly checks: readonly Check[];
  /** What somebody promises at the end, in their own voice; empty: nothing. */
  readonly promise: string;
}

/** A module of training, as it is now. */
export interface ModuleNow extends ModuleContent {
  /** Small letters and hyphens; the same through all versions. */
  readonly code: string;
  readonly version: number;
  readonly audience: Audience;
  /** Kinds of programme that it is for; empty: every one. */
  readonly kinds: readonly KindOfProgramme[];
  readonly title: string;
  /** How long it takes, about. */
  readonly minutes: number;
  /** For how long a pass holds; null: for good. */
  readonly months: number | null;
  readonly required: boolean;
}

/**
 * How somebody stands with one module: it was never passed, it must be done again because it has changed, its time is over,
 * or it is done and in date.
 */
export type Standing = 'to-do' | 'again' | 'expired' | 'done';
