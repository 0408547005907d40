import type { ChartEstimate, PairedChangeProps } from './chart-props';
import {
  allShown,
  cellOf,
  codeOf,
  estimated,
  type Figures,
  figuresIn,
  hiddenAmong,
  intervalOf,
  shown,
} from './figures';
import { MOST_ACROSS } from './dot-and-whisker';
import { Line, Mark } from './marks';
import { widest } from './sentences';
import type { ChartTable, Made, Sheet } from './sheet';
import { type Scale, scaleOf } from './ticks';
import { along, drawTracks, type Track } from './tracks';

type Row = PairedChangeProps['rows'][number];

/** What something was and what it is later, row by row. */
export function pairedChange(props: PairedChangeProps): Made {
  const figures = figuresIn(props.unit);
  const places = props.rows.flatMap(({ label, before, after, change }) => [
    [`${label}, ${props.from}`, before] as const,
    [`${label}, ${props.to}`, after] as const,
    [`${label}, change`, change] as const,
  ]);
  return {
    sentences: sentences(props, figures),
    hidden: hiddenAmong(places),
    table: tableOf(props, figures),
    draw: (sheet) => draw(props, figures, sheet),
  };
}

function sentences({ rows, from, to }: PairedChangeProps, figures: Figures): string[] {
  const changes = { Rises: [] as string[], Falls: [] as string[], 'Stays the same': [] as string[] };
  for (const { label, before, after } of rows) {
    const [first, last] = [shown(before), shown(after)];
    if (first === null || last === null) continue;
    const difference = figures.rounded(last) - figures.rounded(first);
    const way = difference > 0 ? 'Rises' : difference < 0 ? 'Falls' : 'Stays the same';
    changes[way].push(`${label}, ${figures.text(first)} to ${figures.text(last)}`);
  }
  const intervals = rows.flatMap(({ label, change }) => {
    const found = estimated(change);
    return found ? [{ label: `${label} (change)`, ...found }] : [];
  });
  const said = Object.entries(changes).flatMap(([way, found]) =>
    found.length > 0 ? [`${way}: ${found.join('; ')}.`] : [],
  );
  return [...(said.length > 0 ? [`${from} compared with ${to}.`] : []), ...said, ...widest(intervals, figures)];
}

/** "+0.5": a change has its sign. */
const signed = (figures: Figures, change: ChartEstimate): string => {
  const found = estimated(change);
  return found && figures.rounded(found.value) > 0 ? `+${figures.text(found.value)}` : cellOf(figures, change);
};

function tableOf({ rows, rowsAre, from, to }: PairedChangeProps, figures: Figures): ChartTable {
  const withChange = rows.some(({ change }) => change !== undefined);
  const more = withChange ? ['Change', 'Interval of the change'].map((text) => ({ text, numeric: true })) : [];
  return {
    columns: [{ text: rowsAre }, { text: from, numeric: true }, { text: to, numeric: true }, ...more],
    rows: rows.map(({ label, before, after, change }) => [
      ...[label, cellOf(figures, before), cellOf(figures, after)],
      ...(withChange ? (change ? [signed(figures, change), intervalOf(figures, change)] : ['–', '–']) : []),
    ]),
  };
}

/** "3.1 to 3.6, +0.5 (0.2 to 0.8)": what is shown of it. */
function figuresOf({ before, after, change }: Row, figures: Figures): string {
  const both = shown(before) !== null && shown(after) !== null;
  const parts = [
    both ? `${cellOf(figures, before)} to ${cellOf(figures, after)}` : '',
    change && estimated(change) ? `${signed(figures, change)} (${intervalOf(figures, change)})` : '',
  ];
  return parts.filter(Boolean).join(', ');
}

function trackOf(row: Row, props: PairedChangeProps, figures: Figures, scale: Scale, sheet: Sheet): Track {
  const [first, last] = [shown(row.before), shown(row.after)];
  const at = (value: number): number => along(scale, figures.rounded(value));
  const code = (name: string, value: Row['change'] | Row['before']): string[] => {
    const found = value && codeOf(value);
    return found ? [`${name}: ${found}`] : [];
  };
  return {
    label: row.label,
    figures: figuresOf(row, figures),
    hidden: [...code(props.from, row.before), ...code(props.to, row.after), ...code('Change', row.change)],
    marks: (y) => (
      <>
        {first !== null && last !== null ? (
          <Line sheet={sheet} from={[at(first), y]} to={[at(last), y]} look="firm" />
        ) : null}
        {first !== null ? <Mark sheet={sheet} x={at(first)} y={y} shape="ring" /> : null}
        {last !== null ? <Mark sheet={sheet} x={at(last)} y={y} shape="full-diamond" /> : null}
      </>
    ),
  };
}

function draw(props: PairedChangeProps, figures: Figures, sheet: Sheet) {
  const { rows, range } = props;
  const values = [
    ...allShown(rows.flatMap(({ before, after }) => [before, after])),
    ...(range ? [range.low, range.high] : []),
  ];
  const scale = scaleOf(values.map(figures.rounded), MOST_ACROSS);
  return drawTracks(sheet, {
    ...{ unit: figures.words, scale },
    tracks: rows.map((row) => trackOf(row, props, figures, scale, sheet)),
    key: [
      ['ring', props.from],
      ['full-diamond', props.to],
    ],
  });
}
