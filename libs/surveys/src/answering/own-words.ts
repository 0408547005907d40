import type { Answers } from '../domain/answers';
import { visible } from '../domain/answering/visible';
import { answerKeys, type Instrument } from '../domain/instrument';

/** Where somebody goes on: the first page after the last one that they answered; null after the last. */
export function goesOnAt(instrument: Instrument, answers: Answers): string | null {
  const pages = visible(instrument, answers);
  const last = pages.findLastIndex((item) => answerKeys(item).some((key) => Object.hasOwn(answers, key)));
  return pages[last + 1]?.key ?? null;
}

/** The language that was asked for where the survey has it, else the one it was begun in, else its first. */
export function languageOf({ languages }: Instrument, asked: string | null | undefined, begun: string | null): string {
  const known = [asked, begun].find((one) => one != null && languages.includes(one));
  return known ?? languages[0] ?? 'en';
}

/** What is to be written so that `after` stands in place of `before`. */
export function changesBetween(before: Answers, after: Answers): { readonly given: Answers; readonly gone: string[] } {
  const given = Object.entries(after).filter(([key, answer]) => !isSame(before[key], answer));
  return { given: Object.fromEntries(given), gone: Object.keys(before).filter((key) => !Object.hasOwn(after, key)) };
}

const isSame = (one: Answers[string] | undefined, other: Answers[string] | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
