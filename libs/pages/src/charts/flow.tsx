import { breadth, wrapped } from './breadth';
import type { FlowProps } from './chart-props';
import { cellOf, type Figures, figuresIn, hiddenAmong, shown } from './figures';
import { Box, Key, Line, LINE, Lines, Words } from './marks';
import type { ChartTable, Drawing, Made, Sheet } from './sheet';

type Step = FlowProps['steps'][number];

/** How many people came how far. */
export function flow(props: FlowProps): Made {
  const figures = figuresIn(props.unit);
  return {
    sentences: sentences(props.steps, figures),
    hidden: hiddenAmong(props.steps.map(({ words, n }) => [words, n])),
    table: tableOf(props.steps, figures),
    draw: (sheet) => draw(props.steps, figures, sheet),
  };
}

/** From where to where, and the largest fall between two stages next to each other that are both shown. */
function sentences(steps: readonly Step[], figures: Figures): string[] {
  const known = steps.flatMap(({ words, n }, index) => {
    const value = shown(n);
    return value === null ? [] : [{ index, words, value: figures.rounded(value), text: figures.text(value) }];
  });
  const [first, last] = [known[0], known[known.length - 1]];
  if (!first || !last) return [];
  if (first === last) return [`One stage is shown: ${first.words}, ${first.text}.`];
  const falls = known.flatMap((one, place) => {
    const before = known[place - 1];
    const next = before && before.index === one.index - 1 && before.value > one.value;
    return next ? [{ before, one, by: before.value - one.value }] : [];
  });
  const most = falls.reduce<(typeof falls)[number] | null>(
    (found, fall) => (found && found.by >= fall.by ? found : fall),
    null,
  );
  const fall =
    most &&
    `The largest fall is from ${most.before.words}, ${most.before.text}, to ${most.one.words}, ${most.one.text}.`;
  return [`From ${first.words}, ${first.text}, to ${last.words}, ${last.text}.`, ...(fall ? [fall] : [])];
}

function tableOf(steps: readonly Step[], figures: Figures): ChartTable {
  return {
    columns: [{ text: 'Stage' }, { text: 'Number', numeric: true }],
    rows: steps.map(({ words, n }) => [words, cellOf(figures, n)]),
  };
}

const BAR = 1.2;

/** Not quite from edge to edge, where half of an outline would be cut off. */
const [START, WIDTH] = [0.005, 0.99];

/** A bar as long as its number, on the dashed outline of the stage before. */
function Bar({ sheet, y, share, before }: { sheet: Sheet; y: number; share: number; before: number | null }) {
  const outline = { y: sheet.ems(y), height: sheet.ems(BAR), stroke: 'currentColor' };
  return (
    <>
      {before !== null && before > share ? (
        <rect
          x={sheet.across(START + WIDTH * share)}
          width={sheet.across(WIDTH * (before - share))}
          fill="none"
          stroke-dasharray="4 3"
          {...outline}
        />
      ) : null}
      <rect
        x={sheet.across(START)}
        width={sheet.across(WIDTH * share)}
        fill="currentColor"
        fill-opacity=".4"
        {...outline}
      />
      <Line sheet={sheet} from={[START, y]} to={[START, y + BAR]} look="firm" />
    </>
  );
}

function draw(steps: readonly Step[], figures: Figures, sheet: Sheet): Drawing {
  const numbers = steps.map(({ n }) => shown(n)).map((value) => (value === null ? null : figures.rounded(value)));
  const most = Math.max(1, ...numbers.map((value) => value ?? 0));
  const longest = Math.max(...steps.map(({ n }) => breadth(cellOf(figures, n))));
  const lines = steps.map(({ words }) => wrapped(words, sheet.letters - longest - 2));
  const tops = [0];
  for (const found of lines) tops.push((tops[tops.length - 1] ?? 0) + found.length * LINE + BAR + 0.7);
  const share = (value: number | null | undefined): number | null => (value == null ? null : value / most);
  const shapes = steps.map(({ stage, n }, index) => {
    const [top, own] = [tops[index] ?? 0, share(numbers[index])];
    const bar = top + (lines[index]?.length ?? 1) * LINE + 0.05;
    return (
      <g key={stage}>
        <Lines sheet={sheet} x={0} y={top + 0.6} lines={lines[index] ?? []} />
        {own === null ? (
          <Box sheet={sheet} x={0} y={bar + BAR / 2} code={cellOf(figures, n)} from="start" />
        ) : (
          <>
            <Words sheet={sheet} x={1} y={top + 0.6} anchor="end">
              {figures.text(shown(n) ?? 0)}
            </Words>
            <Bar sheet={sheet} y={bar} share={own} before={share(numbers[index - 1])} />
          </>
        )}
      </g>
    );
  });
  const bottom = tops[tops.length - 1] ?? 0;
  const key = <Key sheet={sheet} y={bottom + 0.7} items={[['dashes', 'The stage before']]} />;
  return { height: bottom + LINE + 0.1, shapes: <>{[...shapes, key]}</> };
}
