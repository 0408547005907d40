import type { Template } from './template';

/** What stands in the place of a text that is not there. */
const NOT_WRITTEN = '(Not written yet)';

/** Names of the fields that a document cannot do without and that nobody has written; empty: it is whole. */
export const notWritten = ({ fields }: Template, words: Readonly<Record<string, string>>): string[] =>
  fields.filter(({ key, isRequired }) => isRequired && (words[key] ?? '').trim() === '').map(({ label }) => label);

/** The words, and where some are missing, that they are. */
export const withGaps = (
  { fields }: Template,
  words: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    fields.map(({ key, isRequired }) => {
      const typed = words[key] ?? '';
      return [key, typed.trim() === '' && isRequired ? NOT_WRITTEN : typed];
    }),
  );
