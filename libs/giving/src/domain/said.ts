/** The kinds of programme, as `@footing/programmes` names them. */
export type KindOfProgramme = 'career' | 'reverse' | 'group';

/** What somebody said, by answer key, as `@footing/people` keeps it. No answer is no key. */
export type Said = Readonly<Record<string, string | number | readonly string[]>>;
