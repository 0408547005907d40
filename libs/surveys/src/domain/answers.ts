/**
 * What was said: a code (one, agree), codes (many), a number, a month 'YYYY-MM', or words. Words are NFC and have no space
 * around them.
 */
export type Said = string | number | readonly string[];

/** Something said, or "prefer not to say". Nothing at all means that it was left blank. */
export type Answer = { readonly said: Said } | { readonly ratherNot: true };

/** Answers by key of item, in agree blocks by key of statement. */
export type Answers = Readonly<Record<string, Answer>>;

/** The answer under a key, of the answers' own keys only; undefined when left blank. */
export const answerTo = (answers: Answers, key: string): Answer | undefined =>
  Object.hasOwn(answers, key) ? answers[key] : undefined;

/** What was said under a key; undefined when left blank, and when the person would rather not say. */
export function saidTo(answers: Answers, key: string): Said | undefined {
  const answer = answerTo(answers, key);
  return answer && 'said' in answer ? answer.said : undefined;
}
