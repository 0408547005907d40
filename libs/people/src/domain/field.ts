/**
 * How the words in a cell are understood. `people` are a list of e-mail addresses or university IDs, the best
 * first; a `birthday` is kept as the day on which somebody turns 18; `ratings` are such people with 1 to 5 stars each. */
export type FieldType =
  | 'text'
  | 'name'
  | 'id'
  | 'email'
  | 'list'
  | 'people'
  | 'ratings'
  | 'whole number'
  | 'number'
  | 'year'
  | 'birthday'
  | 'yes/no'
  | 'choice';

/** Something we keep about a person, and how to find it in other people's files. */
export interface Field {
  /** Stable; for answers it is the key in `answers`. */
  readonly key: string;
  /** For people, at the start of a line. */
  readonly label: string;
  readonly type: FieldType;
  /** `identity`: who they are · `answer`: what they said, used for matching · `special`: kept apart from the answers. */
  readonly group: 'identity' | 'answer' | 'special';
  /** What such columns are called, best first; lower case, no punctuation. The label and the key need not be repeated. */
  readonly alsoCalled: readonly string[];
  /** Smallest and largest number accepted. */
  readonly range?: readonly [number, number];
  /** For `choice`, and for lists whose items have one spelling: what people write, and what we keep. */
  readonly words?: Readonly<Record<string, string>>;
  /** For lists of free times: what no clock shows is told. */
  readonly areTimes?: true;
}
