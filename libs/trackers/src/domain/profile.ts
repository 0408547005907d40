import { fieldOf, type TrackerFile } from './fields';
import { type DateFormat, fieldsIn, type Rule } from './rules';

/** One column of a file that leaves, under the tracker's own heading. */
export interface Column {
  readonly heading: string;
  /** Whether a row without it may not leave. */
  readonly required: boolean;
  readonly rule: Rule;
}

/** How a file for a tracking service is made: data that can be saved, sent and read again, and never code. */
export interface Profile {
  /** The service, by its name: HEAT. */
  readonly tracker: string;
  readonly file: TrackerFile;
  readonly dateFormat: DateFormat;
  /** People who were shown an older text than this are left out; 0: they were told in another way. */
  readonly leastNotice: number;
  /** Whether somebody compared each heading with the tracker's own template: without it no file leaves. */
  readonly compared: boolean;
  readonly columns: readonly Column[];
}

/** The fields that a profile reads, each once. */
export const fieldsRead = ({ columns }: Pick<Profile, 'columns'>): string[] => [
  ...new Set(columns.flatMap(({ rule }) => fieldsIn(rule))),
];

/** Those which the planning office has to bring. */
export const fieldsToBring = ({ file, columns }: Pick<Profile, 'file' | 'columns'>): string[] =>
  fieldsRead({ columns }).filter((key) => fieldOf(file, key)?.from === 'planning');

/** Whether anything that the law takes special care of would leave. */
export const isSpecial = ({ file, columns }: Pick<Profile, 'file' | 'columns'>): boolean =>
  fieldsRead({ columns }).some((key) => fieldOf(file, key)?.isSpecial === true);
