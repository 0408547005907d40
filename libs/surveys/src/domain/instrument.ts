/**
 * Words by language (BCP 47, such as `en` or `cy`). A language of the instrument that is not there falls back to the
 * instrument's first.
 */
export type Words = Readonly<Record<string, string>>;

/** One answer to choose. */
export interface Option {
  /** What is kept when it is chosen; 1–40 letters, digits, `-` and `_`. */
  readonly code: string;
  readonly label: Words;
}

/** How much an answer could say about a person: `high` is special-category or close to it, and is only ever added up. */
export type Personal = 'none' | 'low' | 'high';

/** What every item that asks something has. */
export interface Asked {
  /** Unique in the instrument, statements included; small letters, digits, `-` and `_`. */
  readonly key: string;
  readonly text: Words;
  readonly hint?: Words;
  /** A condition over earlier items; absent means always. The grammar stands with `parseCondition`. */
  readonly showIf?: string;
  readonly personal: Personal;
}

/** One line of an agree block, answered by itself. */
export interface Statement {
  readonly key: string;
  readonly text: Words;
}

/** Radios. */
export type OneItem = Asked & { readonly type: 'one'; readonly options: readonly Option[] };

/** Checkboxes. `atMost` counts ticks; `alone` is the code of the option that goes with no other, such as "none of these". */
export type ManyItem = Asked & {
  readonly type: 'many';
  readonly options: readonly Option[];
  readonly atMost?: number;
  readonly alone?: string;
};

/** Statements that share one set of options: a radio group each, never a grid, on one page. Answers are kept by statement. */
export type AgreeItem = Asked & {
  readonly type: 'agree';
  readonly options: readonly Option[];
  readonly statements: readonly Statement[];
};

/** A number between `from` and `to`, both included. */
export type NumberItem = Asked & {
  readonly type: 'number';
  readonly from: number;
  readonly to: number;
  readonly isWhole: boolean;
};

/** A month, 'YYYY-MM', between `from` and `to`, both included where given. */
export type MonthItem = Asked & { readonly type: 'month'; readonly from?: string; readonly to?: string };

/** A few words on one line, at most `atMost` characters. */
export type LineItem = Asked & { readonly type: 'line'; readonly atMost: number };

/** Sentences, at most `atMost` characters. */
export type TextItem = Asked & { readonly type: 'text'; readonly atMost: number };

/** A page that tells and asks nothing. */
export type InformationItem = Omit<Asked, 'personal'> & { readonly type: 'information' };

/** One page of a survey. */
export type Item = OneItem | ManyItem | AgreeItem | NumberItem | MonthItem | LineItem | TextItem | InformationItem;

/** The eight kinds of item. */
export type ItemType = Item['type'];

/**
 * How tightly a scale is held: `full` keeps wording, order, every part, options and coding; `wording` keeps what is read;
 * `none` keeps nothing.
 */
export type Lock = 'none' | 'wording' | 'full';

/** One item or statement that counts towards a scale. A reversed part counts `min + max − r`. */
export interface Part {
  readonly key: string;
  readonly isReversed: boolean;
}

/** What a person is told of their own score: the name of the last band that begins at or below it. Ascending. */
export interface Band {
  readonly from: number;
  readonly name: Words;
}

/** Items and statements that are read together. */
export interface Scale {
  /** Unique among the scales of the instrument, and the same wherever the scale is asked. */
  readonly key: string;
  readonly name: Words;
  /** What it is about, in a few words for staff. */
  readonly construct: string;
  readonly isValidated: boolean;
  readonly lock: Lock;
  readonly licence: string;
  readonly citation?: string;
  /** Where it was published: an https address. */
  readonly source?: string;
  /** Whether a higher or a lower score is the one hoped for. */
  readonly direction: 'higher' | 'lower';
  readonly parts: readonly Part[];
  /** Number by option code; for a number item the code is the number itself ('7'). An option without one is not scored. */
  readonly coding: Readonly<Record<string, number>>;
  /** Fewer parts than this answered: no score. */
  readonly answeredAtLeast: number;
  /** False: the parts are never averaged (the four questions on well-being), and there is no score. */
  readonly isComposite: boolean;
  /** For the person who answered; absent: nothing is told. */
  readonly feedback?: { readonly bands: readonly Band[] };
}

/** One survey. */
export interface Instrument {
  readonly key: string;
  readonly title: Words;
  /** At least one; the first is what others fall back to. */
  readonly languages: readonly string[];
  readonly welcome: Words;
  readonly thanks: Words;
  readonly items: readonly Item[];
  readonly scales: readonly Scale[];
}

/** Words in a language, or in the first language that they are written in. */
export function wordsIn(words: Words, language: string, languages: readonly string[]): string {
  const found = [language, ...languages].find((one) => Object.hasOwn(words, one) && words[one] !== '');
  return found === undefined ? '' : (words[found] ?? '');
}

/** The keys under which answers to an item are kept: its own, those of its statements, or none for information. */
export function answerKeys(item: Item): readonly string[] {
  if (item.type === 'information') return [];
  return item.type === 'agree' ? item.statements.map(({ key }) => key) : [item.key];
}
