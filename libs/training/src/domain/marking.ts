import type { Check, ModuleContent } from './module';

/** What came of one question. */
export interface Marked {
  readonly question: string;
  /** What was picked, in its words, and why it is right or not. */
  readonly picked: string;
  readonly why: string;
  readonly isRight: boolean;
}

/** Place of the choice that was picked for each check, from 0; null: none yet. As long as the checks. */
export type Picks = readonly (number | null)[];

/** Every question with what was picked; those without a pick are left out. */
export const mark = ({ checks }: Pick<ModuleContent, 'checks'>, picks: Picks): Marked[] =>
  checks.flatMap((check, at) => markOne(check, picks[at] ?? null));

function markOne({ question, choices, right }: Check, pick: number | null): Marked[] {
  const choice = pick === null ? undefined : choices[pick];
  return choice ? [{ question, picked: choice.words, why: choice.why, isRight: pick === right }] : [];
}

/** Whether everything was answered, and right. A module without checks is passed by its promise alone. */
export const isPassed = (content: Pick<ModuleContent, 'checks'>, picks: Picks): boolean =>
  content.checks.every(({ right }, at) => picks[at] === right);

/** A moment so many months later, as calendars count: a day that a month does not have is its last. */
export function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at);
  later.setUTCDate(1);
  later.setUTCMonth(later.getUTCMonth() + months);
  const lastDay = new Date(Date.UTC(later.getUTCFullYear(), later.getUTCMonth() + 1, 0)).getUTCDate();
  later.setUTCDate(Math.min(at.getUTCDate(), lastDay));
  return later;
}
