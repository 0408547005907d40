import { breadth, wrapped } from './breadth';
import type { HeatProps } from './chart-props';
import { allShown, capital, cellOf, codeOf, type Figures, figuresIn, hiddenAmong, shown, tickTexts } from './figures';
import { Line, LINE, Lines, Words } from './marks';
import { highestAndLowest } from './sentences';
import type { ChartTable, Drawing, Made, Sheet } from './sheet';
import { type Scale, scaleOf } from './ticks';

/** How many columns fit beside each other, of so many in all; more go below. */
function columnsAcross({ rows, columns }: HeatProps, figures: Figures, letters: number): number {
  const longest = Math.max(...rows.flatMap(({ values }) => values.map((value) => breadth(cellOf(figures, value)))), 1);
  const blocks = Math.ceil(columns.length / Math.max(1, Math.floor(letters / (longest + 1))));
  return Math.max(1, Math.ceil(columns.length / Math.max(1, blocks)));
}

/** Ends of at most five shades. */
const MOST_ENDS = 6;

/** A value for each row and column, darker for more. */
export function heat(props: HeatProps): Made {
  const figures = figuresIn(props.unit);
  const places = props.rows.flatMap(({ label, values }) =>
    values.map((value, index) => [`${label}, ${props.columns[index] ?? ''}`, value] as const),
  );
  const known = places.flatMap(([label, value]) =>
    shown(value) === null ? [] : [{ label, value: shown(value) ?? 0 }],
  );
  return {
    sentences: highestAndLowest(known, figures),
    hidden: hiddenAmong(places),
    table: tableOf(props, figures),
    draw: (sheet) => draw(props, figures, sheet),
  };
}

function tableOf({ rows, rowsAre, columns }: HeatProps, figures: Figures): ChartTable {
  return {
    columns: [{ text: rowsAre }, ...columns.map((text) => ({ text, numeric: true }))],
    rows: rows.map(({ label, values }) => [label, ...values.map((value) => cellOf(figures, value))]),
  };
}

/** Which shade a value has: 1, the lightest, and up. A value between two shades has the darker. */
const shadeOf = (scale: Scale, value: number): number => {
  const passed = scale.ticks.filter((tick) => tick <= value).length;
  return Math.min(Math.max(passed, 1), scale.ticks.length - 1);
};

const CELL = 2.3;

interface CellProps {
  readonly sheet: Sheet;
  /** Left edge and width, of the whole. */
  readonly x: number;
  readonly width: number;
  readonly y: number;
  /** 1 to 5; 0 for a place without a number. */
  readonly shade: number;
  readonly children: string;
}

/** A cell: its number, a shade, and a bar below it that says the same as the shade without it. */
function Cell({ sheet, x, width, y, shade, children }: CellProps) {
  return (
    <>
      <rect
        x={sheet.across(x)}
        y={sheet.ems(y)}
        width={sheet.across(width)}
        height={sheet.ems(CELL)}
        fill={shade === 0 ? 'none' : 'currentColor'}
        fill-opacity={shade === 0 ? undefined : Number((shade * 0.06 - 0.05).toFixed(2))}
        stroke="currentColor"
        stroke-opacity=".6"
        stroke-dasharray={shade === 0 ? '4 3' : undefined}
      />
      <Words sheet={sheet} x={x + width / 2} y={y + 0.95} anchor="middle">
        {children}
      </Words>
      {shade === 0 ? null : (
        <rect
          x={sheet.across(x + width * 0.1)}
          y={sheet.ems(y + CELL - 0.45)}
          width={sheet.across((width * 0.8 * shade) / (MOST_ENDS - 1))}
          height={sheet.ems(0.25)}
        />
      )}
    </>
  );
}

/** A, B, … Z, AA, … */
const letterOf = (index: number): string =>
  (index < 26 ? '' : letterOf(Math.floor(index / 26) - 1)) + String.fromCharCode(65 + (index % 26));

interface Grid {
  readonly props: HeatProps;
  readonly figures: Figures;
  readonly scale: Scale;
  /** The first column, and for how many there is room. */
  readonly from: number;
  readonly count: number;
  readonly heads: readonly string[];
}

/** Some of the columns of all rows. */
function drawGrid(sheet: Sheet, top: number, { props, figures, scale, from, count, heads }: Grid): Drawing {
  const width = 0.99 / count;
  const left = (index: number): number => 0.005 + index * width;
  let y = top + LINE + 0.2;
  const rows = props.rows.map(({ label, values }, row) => {
    const lines = wrapped(label, sheet.letters);
    const cells = y + lines.length * LINE + 0.1;
    const first = y;
    y = cells + CELL + 0.5;
    return (
      <g key={row}>
        <Lines sheet={sheet} x={0} y={first + 0.6} lines={lines} />
        {values.slice(from, from + count).map((value, index) => {
          const shade = codeOf(value) === null ? shadeOf(scale, figures.rounded(shown(value) ?? 0)) : 0;
          return (
            <Cell key={index} sheet={sheet} x={left(index)} width={width} y={cells} shade={shade}>
              {cellOf(figures, value)}
            </Cell>
          );
        })}
      </g>
    );
  });
  const names = heads.slice(from, from + count).map((head, index) => (
    <Words key={head} sheet={sheet} x={left(index) + width / 2} y={top + 0.6} anchor="middle">
      {head}
    </Words>
  ));
  return { height: y - top, shapes: <>{[names, rows]}</> };
}

/** What each shade begins and ends at. */
function Shades({ sheet, y, scale, unit }: { sheet: Sheet; y: number; scale: Scale; unit: string }) {
  const texts = tickTexts(scale.ticks);
  const width = 0.84 / (scale.ticks.length - 1);
  return (
    <>
      {scale.ticks.slice(1).map((tick, index) => (
        <Cell key={tick} sheet={sheet} x={0.08 + index * width} width={width} y={y} shade={index + 1}>
          {''}
        </Cell>
      ))}
      {scale.ticks.map((tick, index) => (
        <g key={tick}>
          <Line
            sheet={sheet}
            from={[0.08 + index * width, y + CELL]}
            to={[0.08 + index * width, y + CELL + 0.3]}
            look="thin"
          />
          <Words sheet={sheet} x={0.08 + index * width} y={y + CELL + 0.95} anchor="middle">
            {texts[index] ?? ''}
          </Words>
        </g>
      ))}
      <Words sheet={sheet} x={0.5} y={y + CELL + 2.25} anchor="middle">
        {capital(unit)}
      </Words>
    </>
  );
}

function draw(props: HeatProps, figures: Figures, sheet: Sheet): Drawing {
  const scale = scaleOf(allShown(props.rows.flatMap(({ values }) => values)).map(figures.rounded), MOST_ENDS);
  const count = columnsAcross(props, figures, sheet.letters);
  const fit = Math.max(...props.columns.map((name) => breadth(name))) <= sheet.letters / count - 1;
  const heads = fit ? props.columns : props.columns.map((_, index) => letterOf(index));
  const key = fit
    ? []
    : props.columns.flatMap((name, index) => wrapped(`${heads[index] ?? ''}: ${name}`, sheet.letters));
  const shapes = [<Words sheet={sheet} x={0} y={0.6}>{`${props.columnsAre}:`}</Words>];
  key.forEach((line, index) =>
    shapes.push(
      <Words sheet={sheet} x={0} y={0.6 + (index + 1) * LINE}>
        {line}
      </Words>,
    ),
  );
  let height = (key.length + 1) * LINE + 0.3;
  for (let from = 0; from < props.columns.length; from += count) {
    const grid = drawGrid(sheet, height, { props, figures, scale, from, count, heads });
    shapes.push(grid.shapes);
    height += grid.height + 0.3;
  }
  shapes.push(<Shades sheet={sheet} y={height} scale={scale} unit={figures.words} />);
  return { height: height + CELL + 3, shapes: <>{shapes}</> };
}
