import type { Measure, PublishedTable } from '@footing/evidence';
import type { ChartProps } from '@footing/pages';
import type { Estimate, PublishedCell } from '@footing/statistics';
import { inPicture, symbolsInPicture } from './marks';

const MOST_DOTS = 20;
const MOST_COLUMNS = 8;

/** A table as it came through the gate. */
interface Shown {
  readonly by: PublishedTable['found']['by'];
  readonly cells: readonly PublishedCell[];
  readonly measure: Pick<Measure, 'name' | 'isFigure'>;
}

/** A picture of shares or means by one or two characteristics; null where it would say less than the table. */
export function pictureOf({ by, cells, measure }: Shown): ChartProps | null {
  const estimates = cells.map(estimateOf).filter((one) => one !== undefined);
  if (measure.isFigure || estimates.length === 0 || new Set(cells.map((cell) => cell.measure)).size > 1) return null;
  const isShare = cells.some(({ rate }) => rate !== undefined);
  const unit = isShare ? ('share' as const) : { words: 'points', decimals: 2 as const };
  const frame = { id: 'picture', title: measure.name, unit, symbols: symbolsInPicture(estimates) };
  const [first, second] = by;
  if (!first || first.codes.length > MOST_DOTS) return null;
  const at = (codes: Readonly<Record<string, string>>) => estimateAt(cells, codes);
  if (!second)
    return {
      ...{ ...frame, kind: 'dot-and-whisker', rowsAre: first.name },
      rows: first.codes.map(({ code, name }) => ({ label: name, estimate: at({ [first.key]: code }) })),
    };
  if (by.length > 2 || second.codes.length > MOST_COLUMNS) return null;
  return {
    ...{ ...frame, kind: 'heat', rowsAre: first.name, columnsAre: second.name },
    columns: second.codes.map(({ name }) => name),
    rows: first.codes.map(({ code, name }) => ({
      label: name,
      values: second.codes.map((other) => at({ [first.key]: code, [second.key]: other.code })),
    })),
  };
}

const estimateOf = ({ rate, mean }: PublishedCell): Estimate | undefined => rate ?? mean;

/** Of the cell with just these codes; where there is none, nobody is there. */
function estimateAt(cells: readonly PublishedCell[], codes: Readonly<Record<string, string>>): Estimate {
  const keys = Object.keys(codes);
  const cell = cells.find(
    ({ at }) => Object.keys(at).length === keys.length && keys.every((key) => at[key] === codes[key]),
  );
  return inPicture((cell && estimateOf(cell)) ?? { code: 'z' });
}
