import { csv, type DataCell } from '../data/csv';
import { gapsOf, sameAt } from '../grid';
import type { PublishedTable } from '../report';

const HEAD = ['kind', 'file', 'row', 'x', 'n', 'a', 'a_low', 'a_high', 'b', 'b_low', 'b_high', 'value', 'low', 'high'];

/** What is to come out of the tables: shares whose counts are shown, and gaps. Row 1 is the first below the heading. */
export const expectedOf = (tables: readonly PublishedTable[]): Buffer =>
  csv([HEAD, ...tables.flatMap((table) => [...sharesOf(table), ...gapRows(table)])]);

const sharesOf = ({ id, found }: PublishedTable): DataCell[][] =>
  found.cells.flatMap(({ n, x, rate }, at) =>
    rate && x && 'value' in rate && 'value' in x && 'value' in n
      ? [['share', `${id}.csv`, at + 1, x.value, n.value, '', '', '', '', '', '', rate.value, rate.low, rate.high]]
      : [],
  );

const gapRows = (table: PublishedTable): DataCell[][] =>
  gapsOf(table).flatMap(({ comparator, priority, gap }, at) => {
    const [a, b] = [comparator, priority].map(
      (place) => table.found.cells.find((cell) => sameAt(cell.at, place))?.rate,
    );
    if (!a || !b || !('value' in a) || !('value' in b) || !('value' in gap)) return [];
    const ends = [a, b].flatMap(({ value, low, high }) => [value, low, high]);
    return [['gap', `${table.id}-gaps.csv`, at + 1, '', '', ...ends, gap.value, gap.low, gap.high]];
  });
