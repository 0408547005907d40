/** What somebody said for a round, by answer key. No answer is no key: never an empty text or list. */
export type Answers = Readonly<Record<string, string | number | readonly string[]>>;
