import type { PersonKind } from './fields';

const light = (header: string): string => header.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase();

const MAX_KEY = 100;

/** The answer key of a column that is kept as it is: `Job  Title` is `column:job-title`. */
export const freeColumnKey = (header: string): string =>
  `column:${light(header).replaceAll(' ', '-').slice(0, MAX_KEY)}`;

/** Whether a mapping's target is a free column. */
export const isFreeColumn = (target: string): boolean =>
  target.startsWith('column:') && target.length > 'column:'.length;

/**
 * The same text for the same set of headers, whatever their order, case and spacing: what a remembered mapping is found by.
 */
export const headerSignature = (headers: readonly string[]): string => JSON.stringify(headers.map(light).sort());

/** Whether two headers differ in case and spacing only. */
export const isSameHeader = (one: string, other: string): boolean => light(one) === light(other);

/** A header as plain words: lower case, no punctuation, `E-mail` and `Email` alike, `jobTitle` as two words. */
export function plainWords(header: string): string {
  const spaced = header
    .normalize('NFC')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase();
  return spaced
    .replace(/\be[\s-]+mail/gu, 'email')
    .replace(/['’]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

const filler =
  'a an the your you please enter select choose what whats is are do does which of my their in for to be would like tick all that apply optional required';
const own: Readonly<Record<PersonKind, string>> = {
  students: 'student students mentee mentees applicant',
  mentors: 'mentor mentors alumni alumnus alumna graduate',
};

/** The words of a header that carry meaning in a file about this side; "What is your student e-mail?" is `email`. */
export function coreWords(header: string, kind: PersonKind): string {
  const dropped = new Set(`${filler} ${own[kind]}`.split(' '));
  const words = plainWords(header).split(' ');
  return words.filter((word) => !dropped.has(word)).join(' ');
}
