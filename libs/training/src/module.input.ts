import type { ProgrammeKind } from '@footing/programmes';
import type { FieldError } from '@footing/kernel';
import type { Check, ModulePage } from './domain/module';

/** A new version of a module, as the programme lead writes it. */
export interface NewVersion {
  readonly title: string;
  readonly minutes: number;
  readonly kinds: readonly ProgrammeKind[];
  /** Null: for good. */
  readonly months: number | null;
  readonly required: boolean;
  /** Whether everybody who passed an earlier version does it again. */
  readonly again: boolean;
  readonly pages: readonly ModulePage[];
  readonly checks: readonly Check[];
  readonly promise: string;
}

const MOST_TEXT = 6_000;

/** What is wrong with a new version, at the fields of its form; empty: nothing. */
export function faultsIn(version: NewVersion): FieldError[] {
  const { title, minutes, months, pages, checks } = version;
  const of = (isWrong: boolean, field: string, message: string) => (isWrong ? [{ field, message }] : []);
  return [
    ...of(title.length < 1 || title.length > 120, 'title', 'Enter a title of 1 to 120 characters'),
    ...of(!isWhole(minutes, 1, 60), 'minutes', 'Enter how many minutes it takes, 1 to 60'),
    ...of(months !== null && !isWhole(months, 1, 120), 'months', 'Enter a number of months from 1 to 120, or nothing'),
    ...of(pages.length === 0, 'pages-0-heading', 'Write at least one page'),
    ...pages.flatMap(({ heading, text }, at) => [
      ...of(heading === '' || heading.length > 120, `pages-${at}-heading`, `Give page ${at + 1} a heading`),
      ...of(text === '', `pages-${at}-text`, `Write something on page ${at + 1}`),
      ...of(text.length > MOST_TEXT, `pages-${at}-text`, `Shorten page ${at + 1} to ${MOST_TEXT} characters`),
    ]),
    ...checks.flatMap((check, at) => checkFaults(check, at)),
    ...of(checks.length === 0 && version.promise === '', 'promise', 'Ask something, or ask for a promise'),
    ...of(version.promise.length > 200, 'promise', 'Shorten this to 200 characters'),
  ];
}

function checkFaults({ question, choices, right }: Check, at: number): FieldError[] {
  const nth = at + 1;
  if (question.length > 300) return [{ field: `checks-${at}-question`, message: `Shorten question ${nth}` }];
  if (question === '') return [{ field: `checks-${at}-question`, message: `Write question ${nth}` }];
  if (choices.length < 2)
    return [{ field: `checks-${at}-choices-0-words`, message: `Give question ${nth} two answers` }];
  if (!choices[right])
    return [{ field: `checks-${at}-right`, message: `Say which answer to question ${nth} is right` }];
  const silent = choices.findIndex(({ words, why }) => words === '' || why === '' || words.length + why.length > 800);
  const message = `Write each answer to question ${nth}, and why it is right or not`;
  return silent < 0 ? [] : [{ field: `checks-${at}-choices-${silent}-why`, message }];
}

const isWhole = (number: number, least: number, most: number) =>
  Number.isInteger(number) && number >= least && number <= most;
