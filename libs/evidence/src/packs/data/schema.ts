import { placePart } from '../basis';
import { hasSeveral, partNames } from '../grid';
import type { Found, NamedDimension } from '../report';

/** A column, as Table Schema has it. */
export interface Field {
  readonly name: string;
  readonly type: 'string' | 'number';
  readonly title: string;
  readonly description?: string;
  readonly categories?: readonly { readonly value: string; readonly label: string }[];
}

export const ESTIMATE_FIELDS = ['value', 'low', 'high'] as const;

const number = (name: string, title: string): Field => ({ name, type: 'number', title });
const text = (name: string, title: string): Field => ({ name, type: 'string', title });

/** Columns of a table of cells. Those of dimensions begin with `by:`; empty there: all of them together. */
export const fieldsOf = ({ by, cells }: Pick<Found, 'by' | 'cells'>): Field[] => [
  ...(hasSeveral(cells) ? [{ ...text('of', 'Of'), categories: partNames }] : []),
  ...by.map(({ key, name, codes }) => ({
    ...text(`by:${key}`, name),
    description: 'Empty: all of them together.',
    categories: codes.map(({ code, name: label }) => ({ value: code, label })),
  })),
  ...[number('n', 'People'), number('x', 'With the outcome')],
  ...[number('rate', 'Share, 0 to 1'), number('rate_low', 'From'), number('rate_high', 'To')],
  ...[number('mean', 'Mean'), number('mean_low', 'From'), number('mean_high', 'To')],
];

export const figureFields: readonly Field[] = [
  ...[text('measure', 'Measure'), text('label', 'Of')],
  ...[number('value', 'Value'), number('low', 'From'), number('high', 'To')],
  ...[
    text('rule', 'How it comes out of the table'),
    text('rows', 'Which rows it rests on, and what was given beside them'),
  ],
];

/** Both places are written as `key=code&key=code`, each part as in an address. */
export const gapFields: readonly Field[] = [
  ...[text('label', 'Gap'), text('comparator', 'Row of the comparator'), text('priority', 'Row of the priority group')],
  ...[number('value', 'Comparator less priority group'), number('low', 'From'), number('high', 'To')],
];

/** A place of a table in one text, its parts in the order of the dimensions; empty: the total. */
export const placeOf = (by: readonly NamedDimension[], at: Readonly<Record<string, string>>): string =>
  by.flatMap(({ key }) => (at[key] === undefined ? [] : [placePart(key, at[key])])).join('&');
