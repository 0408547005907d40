/** Why somebody decides against what the engine suggests, as a kind; words go with it. */
export const overrideKinds = ['conflict', 'needs-differ', 'not-now', 'better-known', 'answers-wrong', 'other'] as const;
export type OverrideKind = (typeof overrideKinds)[number];

/** Each kind as people read it. */
export const overrideWords: Readonly<Record<OverrideKind, string>> = {
  conflict: 'They know each other, or one of them has a conflict of interest',
  'needs-differ': 'The student needs something else than the answers say',
  'not-now': 'One of the two cannot go ahead at the moment',
  'better-known': 'I know of a mentor who suits the student better',
  'answers-wrong': 'Something in the answers is wrong or out of date',
  other: 'Something else',
};

/** A kind of reason and the words that go with it. */
export interface Against {
  readonly kind: OverrideKind;
  readonly words: string;
}
