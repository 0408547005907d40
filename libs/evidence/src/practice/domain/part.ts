/** The three topics that a university looks at, in their order. */
export const topicCodes = ['meaning', 'together', 'doing'] as const;
export type TopicCode = (typeof topicCodes)[number];

/** The nine parts, three a topic, in their order. */
export const partCodes = [
  ...(['meaning-definition', 'meaning-students', 'meaning-staff'] as const),
  ...(['together-plans', 'together-inside', 'together-outside'] as const),
  ...(['doing-design', 'doing-reach', 'doing-learning'] as const),
] as const;
export type PartCode = (typeof partCodes)[number];

/** What a topic or a part is called and asks. */
export interface PracticeWords {
  /** 1 to 120 characters. */
  readonly title: string;
  /** What it is about, in a sentence or two; may be empty. */
  readonly about: string;
  /** Things to think about, at most 12; empty for topics. */
  readonly questions: readonly string[];
  /** Left out of pages and files; topics never are. */
  readonly isHidden: boolean;
}

/** The words that hold now for a topic or a part. */
export interface PracticePart extends PracticeWords {
  readonly code: TopicCode | PartCode;
  /** From 0, the words that come with the service; each change is one more. */
  readonly version: number;
}

export const topicOf = (code: PartCode): TopicCode =>
  topicCodes.find((topic) => code.startsWith(`${topic}-`)) ?? 'meaning';

export const isPart = (code: string): code is PartCode => partCodes.some((one) => one === code);
export const isTopic = (code: string): code is TopicCode => topicCodes.some((one) => one === code);
