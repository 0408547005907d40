/** What a kind of criterion or barrier compares, in words, and what the programme lead must give for it. */
export interface ComparisonKind {
  readonly name: string;
  /** One sentence: what is compared. */
  readonly explains: string;
  /** Whether it compares two answers that must be chosen. */
  readonly needsFields: boolean;
  /** Whether the answers may be given an order, lowest first. Without one they are read as numbers. */
  readonly takesOrder: boolean;
  /** Whether a number of steps must be given. */
  readonly needsSteps: boolean;
}

const fixed = { needsFields: false, takesOrder: false, needsSteps: false } as const;
const onColumns = { needsFields: true, takesOrder: false, needsSteps: false } as const;

/** Every kind of criterion. The fixed ones know what they compare and may be used once in a round. */
export const criterionKinds = {
  help: {
    ...fixed,
    name: 'Help wanted and offered',
    explains: 'Compares the help the student asks for with the help the mentor offers.',
  },
  direction: {
    ...fixed,
    name: 'Career direction',
    explains:
      'Compares the sectors the student is thinking of with the mentor’s. A neighbouring sector counts in part.',
  },
  'ways-of-working': {
    ...fixed,
    name: 'Ways of working and values',
    explains: 'Compares how each of them likes to work and what matters to them.',
  },
  'shared-experience': {
    ...fixed,
    name: 'Shared lived experience',
    explains:
      'Counts only when the student asks for it, the mentor offers it, and both have agreed to its use. It helps to choose which mentor, and has no part in who is given one.',
  },
  'recent-path': {
    ...fixed,
    name: 'Recent path',
    explains: 'Looks at how lately the mentor entered their field, and whether they took the same course.',
  },
  practical: {
    ...fixed,
    name: 'Practical fit',
    explains: 'Compares how, when and where they can meet.',
  },
  'free-time': {
    ...fixed,
    name: 'Time both are free',
    explains:
      'Counts the minutes of the week at which both are free; four hours are as good as more. The practical fit looks at times too, but no further than two hours.',
  },
  interests: { ...fixed, name: 'Interests', explains: 'Compares what each of them enjoys outside study and work.' },
  picks: {
    ...fixed,
    name: 'Who they asked for',
    explains:
      'Looks at whom the student and the mentor asked for; the first choice counts most. Your files say it, in the columns of choices.',
  },
  ratings: {
    ...fixed,
    name: 'How an introduction went',
    explains:
      'Looks at the stars, 1 to 5, that the two gave each other after a first talk. Your files say it, in a column “Introduction ratings”.',
  },
  equal: { ...onColumns, name: 'The same answer', explains: 'Counts when the two answers are the same.' },
  different: { ...onColumns, name: 'Different answers', explains: 'Counts when the two answers are not the same.' },
  overlap: {
    ...onColumns,
    name: 'Answers in common',
    explains: 'Counts how many of the student’s answers the mentor gave too.',
  },
  closeness: {
    ...onColumns,
    takesOrder: true,
    name: 'Close answers',
    explains: 'The nearer the two numbers, or the two places in an ordered list, the more it counts.',
  },
  'steps-apart': {
    ...onColumns,
    takesOrder: true,
    needsSteps: true,
    name: 'Steps apart',
    explains: 'Counts when the mentor is at least so many steps above the student, in an ordered list or in number.',
  },
} as const satisfies Record<string, ComparisonKind>;

export type CriterionKind = keyof typeof criterionKinds;
export const criterionKindNames = Object.keys(criterionKinds) as CriterionKind[];

/** The criteria that a new round starts with: kind and weight, in order; the weights sum to 100. */
export const defaultCriteria: readonly { readonly kind: CriterionKind; readonly weight: number }[] = [
  { kind: 'help', weight: 25 },
  { kind: 'direction', weight: 20 },
  { kind: 'ways-of-working', weight: 15 },
  { kind: 'shared-experience', weight: 15 },
  { kind: 'recent-path', weight: 10 },
  { kind: 'practical', weight: 10 },
  { kind: 'interests', weight: 5 },
];
