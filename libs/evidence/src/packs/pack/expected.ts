import { basesOf } from '../basis';
import { csv, type DataCell } from '../data/csv';
import { placeOf } from '../data/schema';
import { gapsOf } from '../grid';
import type { PublishedTable } from '../report';

const HEAD = ['table', 'rule', 'rows', 'value', 'low', 'high'];

/**
 * What is to come out of the tables: each figure that they give, with how it comes out of which rows (`rows` is as in the files of figures;
 * for a share it is the place of its row, and of which counting). An end that a figure does not have is empty.
 */
export const expectedOf = (tables: readonly PublishedTable[]): Buffer =>
  csv([HEAD, ...tables.flatMap((table) => [...sharesOf(table), ...gapRows(table), ...figureRows(table)])]);

const sharesOf = ({ id, found }: PublishedTable): DataCell[][] =>
  found.cells.flatMap(({ at, n, x, rate }) =>
    rate && x && 'value' in rate && 'value' in x && 'value' in n
      ? [[id, 'share', placeOf(found.by, at), rate.value, rate.low, rate.high]]
      : [],
  );

const gapRows = (table: PublishedTable): DataCell[][] =>
  gapsOf(table).flatMap(({ comparator, priority, gap }) => {
    if (!('value' in gap)) return [];
    const { by } = table.found;
    return [[table.id, 'gap', `${placeOf(by, comparator)}|${placeOf(by, priority)}`, gap.value, gap.low, gap.high]];
  });

const figureRows = (table: PublishedTable): DataCell[][] => {
  const bases = basesOf(table);
  return table.found.figures.flatMap(({ value, low, high }, at) => {
    const { rule = 'as-given', rows = '' } = bases[at] ?? {};
    return value === null || rule === 'as-given' ? [] : [[table.id, rule, rows, value, low ?? '', high ?? '']];
  });
};
