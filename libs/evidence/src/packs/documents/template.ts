import type { Profile } from '@footing/statistics';
import type { OutcomeKey } from '../../domain/stages';
import type { MeasureId } from '../../measures/catalogue';
import type { DocumentKey, Picture, PublishedTable } from '../report';

export type Nation = 'England' | 'Scotland' | 'Wales' | 'Northern Ireland';

/** `change`: before and after, or shares by themselves; `comparison`: there is a group to compare with. */
export type Design = 'change' | 'comparison';

/** What the university fills in. */
export interface Field {
  readonly key: string;
  readonly label: string;
  readonly hint: string;
  readonly mostWords: number;
  readonly isRequired: boolean;
  readonly lines: 'one' | 'many';
}

/**
 * A part of a document under its own heading. `fields` are set as text, one after the other; `facts` as pairs of label and words;
 * `tables` and `voices`: here they stand; `standing`: sentences that always stand there.
 */
export interface Part {
  readonly title: string;
  readonly standing?: readonly string[];
  readonly facts?: readonly string[];
  readonly fields?: readonly string[];
  readonly tables?: true;
  /** Here stands what people say of themselves. */
  readonly voices?: true;
}

/** A document that can be had: for whom, what has to be filled in, what stands where. */
export interface Template {
  readonly key: DocumentKey;
  readonly name: string;
  /** What it is, in a sentence; stands on the document too. */
  readonly means: string;
  readonly nations: readonly Nation[];
  /** Which tables belong in it, for whoever chooses them. */
  readonly tablesWanted: string;
  /** Measures that a release has to hold, or there is no such document; empty: it can do without. */
  readonly needs: readonly MeasureId[];
  /** Measures whose tables stand in it where a release holds them; those of `needs` are among them. */
  readonly suits: readonly MeasureId[];
  /** Set close on paper, to stay on one page; absent: it is not. */
  readonly isTight?: true;
  /** At most so many tables, those of the first measures of `suits` first; absent: all that suit. */
  readonly mostTables?: number;
  /** Of tables of an outcome, only these; absent: any. */
  readonly outcomes?: readonly OutcomeKey[];
  /** The form that who asks for it wants figures in; absent: any. */
  readonly form?: { readonly profile: Profile; readonly words: string };
  /** All that is typed, taken together, in words; absent: no limit but each field's own. */
  readonly mostWords?: number;
  readonly fields: readonly Field[];
  readonly parts: readonly Part[];
  /** What stands under "What this does not show", beside what always does. */
  readonly limits: readonly string[];
}

/** What somebody says of themselves, with their yes to just that. */
export interface Voice {
  readonly title: string;
  readonly words: string;
  /** Their name, or what stands in its place. */
  readonly shownAs: string;
}

/** What a document is written from. */
export interface Given {
  readonly institution: string;
  /** As 2026-11-22. */
  readonly day: string;
  readonly design: Design;
  /** By field. */
  readonly words: Readonly<Record<string, string>>;
  readonly tables: readonly PublishedTable[];
  /** Of those alone whose yes stands at this moment; absent: of nobody. */
  readonly voices?: readonly Voice[] | undefined;
  /** What stands under "What this does not show" for these figures alone; absent: nothing more. */
  readonly cautions?: readonly string[] | undefined;
  /** What is not written yet, by the names of its fields; absent: all is. The document says so first. */
  readonly draft?: readonly string[] | undefined;
  /** By id of the table they are of; absent: none. */
  readonly pictures?: Readonly<Record<string, Picture>> | undefined;
}

export const FOUR_NATIONS = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const;

const field =
  (lines: Field['lines'], isRequired: boolean, usual: number) =>
  (key: string, label: string, hint = '', mostWords = usual): Field => ({
    key,
    label,
    hint,
    mostWords,
    isRequired,
    lines,
  });

/** A line or a text that has to be there, or that may be left out. */
export const line = field('one', true, 30);
export const text = field('many', true, 300);
export const maybeLine = field('one', false, 30);
export const maybeText = field('many', false, 300);
