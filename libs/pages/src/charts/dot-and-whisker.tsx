import type { DotAndWhiskerProps } from './chart-props';
import { allShown, cellOf, estimated, type Figures, figuresIn, hiddenAmong, intervalOf } from './figures';
import { Line, Mark } from './marks';
import type { ChartTable, Made, Sheet } from './sheet';
import { scaleOf } from './ticks';
import { along, drawTracks, type Track } from './tracks';
import { highestAndLowest, widest } from './sentences';

/** At most so many numbers stand beside each other under a chart on a phone. */
export const MOST_ACROSS = 5;

/** Estimates one below the other, each with its interval. */
export function dotAndWhisker(props: DotAndWhiskerProps): Made {
  const figures = figuresIn(props.unit);
  return {
    sentences: sentences(props, figures),
    hidden: hiddenAmong(props.rows.map(({ label, estimate }) => [label, estimate])),
    table: tableOf(props, figures),
    draw: (sheet) => draw(props, figures, sheet),
  };
}

function sentences({ rows, reference }: DotAndWhiskerProps, figures: Figures): string[] {
  const values = rows.flatMap(({ label, estimate }) => {
    const found = estimated(estimate);
    return found ? [{ label, ...found }] : [];
  });
  return [
    ...highestAndLowest(values, figures),
    ...(reference && values.length > 0 ? againstReference(values, reference, figures) : []),
    ...widest(values, figures),
  ];
}

/** Which intervals leave the reference out, and on which side of it they are. */
function againstReference(
  values: readonly { readonly label: string; readonly low: number; readonly high: number }[],
  { value, words }: NonNullable<DotAndWhiskerProps['reference']>,
  figures: Figures,
): string[] {
  const line = figures.rounded(value);
  const [below, above] = [
    values.filter(({ high }) => figures.rounded(high) < line),
    values.filter(({ low }) => figures.rounded(low) > line),
  ];
  const named = (where: string, some: typeof values): string[] =>
    some.length > 0 ? [`${where} it: ${some.map(({ label }) => label).join(', ')}.`] : [];
  const rest = values.filter((one) => !below.includes(one) && !above.includes(one));
  return [
    `Dashed mark: ${words}.`,
    ...named('With the whole interval above', above),
    ...named('With the whole interval below', below),
    ...named('With an interval that includes', rest),
  ];
}

function tableOf({ rows, rowsAre }: DotAndWhiskerProps, figures: Figures): ChartTable {
  return {
    columns: [{ text: rowsAre }, { text: 'Estimate', numeric: true }, { text: 'Interval', numeric: true }],
    rows: rows.map(({ label, estimate }) => [label, cellOf(figures, estimate), intervalOf(figures, estimate)]),
  };
}

function draw({ rows, reference }: DotAndWhiskerProps, figures: Figures, sheet: Sheet) {
  const values = [...allShown(rows.map(({ estimate }) => estimate)), ...(reference ? [reference.value] : [])];
  const scale = scaleOf(values.map(figures.rounded), MOST_ACROSS);
  const at = (value: number): number => along(scale, figures.rounded(value));
  const tracks = rows.map(({ label, estimate }): Track => {
    const found = estimated(estimate);
    if (!found) return { label, figures: '', hidden: [cellOf(figures, estimate)], marks: () => <></> };
    const { value, low, high } = found;
    return {
      label,
      figures: `${figures.text(value)} (${intervalOf(figures, found)})`,
      hidden: [],
      marks: (y) => (
        <>
          <Line sheet={sheet} from={[at(low), y]} to={[at(high), y]} look="firm" />
          <Mark sheet={sheet} x={at(low)} y={y} shape="end-of-row" />
          <Mark sheet={sheet} x={at(high)} y={y} shape="end-of-row" />
          <Mark sheet={sheet} x={at(value)} y={y} shape="dot" />
        </>
      ),
    };
  });
  const line = reference && figures.rounded(reference.value);
  const key = [
    ['dot', 'Estimate'],
    ['row', 'Interval'],
  ] as const;
  return drawTracks(sheet, {
    ...{ unit: figures.words, scale, tracks, reference: line },
    key: reference ? [...key, ['dashes', reference.words]] : key,
  });
}
