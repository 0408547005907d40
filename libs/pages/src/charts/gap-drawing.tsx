import { breadth } from './breadth';
import type { GapYear } from './chart-props';
import { capital, codeOf, estimated, type Figures, tickTexts } from './figures';
import { numbersAt } from './gap-numbers';
import { type Plot, plotOf, TALL, TOP } from './gap-plot';
import { Box, Key, type KeyItems, keyHeight, Line, LINE, Mark, Words } from './marks';
import type { Drawing, Sheet } from './sheet';

/** Lines across with their numbers; the one at 0 is firm. */
function Grid({ sheet, scale, figures }: Plot) {
  const texts = tickTexts(scale.ticks);
  return (
    <>
      <Words sheet={sheet} x={0} y={0.6}>
        {capital(figures.words)}
      </Words>
      {scale.ticks.map((tick, index) => {
        const y = TOP + TALL * (1 - scale.place(tick));
        return (
          <g key={tick}>
            <Line sheet={sheet} from={[0, y]} to={[1, y]} look={tick === 0 ? 'thin' : 'grid'} />
            <Words sheet={sheet} x={0} y={y - 0.65}>
              {texts[index] ?? ''}
            </Words>
          </g>
        );
      })}
    </>
  );
}

/** What the institution set itself: diamonds on a dashed line. */
function Milestones({ sheet, years, across, down }: Plot) {
  const set = years.flatMap((year) => (year.milestone === undefined ? [] : [{ year, value: year.milestone }]));
  return (
    <>
      {set.map(({ year, value }, index) => {
        const before = set[index - 1];
        const here = [across(year), down(value)] as const;
        return (
          <g key={year.year}>
            {before ? (
              <Line sheet={sheet} from={[across(before.year), down(before.value)]} to={here} look="dashed" />
            ) : null}
            <Mark sheet={sheet} x={here[0]} y={here[1]} shape="diamond" />
          </g>
        );
      })}
    </>
  );
}

/** One measured year: its interval and its mark. */
function Year({ plot, year }: { readonly plot: Plot; readonly year: GapYear }) {
  const { sheet, across, down } = plot;
  const found = estimated(year.measured);
  if (!found) return null;
  const x = across(year);
  const [low, high] = [down(found.low), down(found.high)];
  return (
    <>
      <Line sheet={sheet} from={[x, low]} to={[x, high]} look="firm" />
      <Mark sheet={sheet} x={x} y={low} shape="end-of-column" />
      <Mark sheet={sheet} x={x} y={high} shape="end-of-column" />
      <Mark sheet={sheet} x={x} y={down(found.value)} shape={year.role === 'baseline' ? 'square' : 'dot'} />
    </>
  );
}

/** The line from year to year; none to or from a year that is not shown. */
function Course({ sheet, years, across, down }: Plot) {
  return (
    <>
      {years.map((year, index) => {
        const before = years[index - 1];
        const [from, to] = [estimated(before?.measured), estimated(year.measured)];
        if (!before || !from || !to) return null;
        return (
          <Line
            key={year.year}
            sheet={sheet}
            from={[across(before), down(from.value)]}
            to={[across(year), down(to.value)]}
            look="firm"
          />
        );
      })}
    </>
  );
}

/** Which years have their name under them: the first, the last, and between them each that has room. */
function named({ years, across, sheet }: Plot): readonly boolean[] {
  const width = (Math.max(1, ...years.map(({ label }) => breadth(label))) + 1.5) / sheet.letters;
  const last = years[years.length - 1];
  let taken = -width;
  return years.map((year) => {
    const place = across(year);
    const hasRoom = place - taken >= width && (last === undefined || across(last) - place >= width);
    if (hasRoom) taken = place;
    return hasRoom || year === last;
  });
}

/** Under its year, or as far right as its letters let it stand. */
const placeOfName = ({ sheet, across }: Plot, year: GapYear): number =>
  Math.min(across(year), 1 - breadth(year.label) / 2 / sheet.letters);

function Years({ y, ...plot }: Plot & { readonly y: number }) {
  const { sheet, years, across } = plot;
  const isNamed = named(plot);
  return (
    <>
      {years.map((year, index) => (
        <g key={year.year}>
          <Line sheet={sheet} from={[across(year), y]} to={[across(year), y + 0.4]} look="thin" />
          {isNamed[index] ? (
            <Words sheet={sheet} x={placeOfName(plot, year)} y={y + 1.05} anchor="middle">
              {year.label}
            </Words>
          ) : null}
        </g>
      ))}
    </>
  );
}

const keyOf = (years: readonly GapYear[]): KeyItems => [
  ...(years.some(({ role, measured }) => role === 'baseline' && estimated(measured))
    ? [['square', 'Baseline'] as const]
    : []),
  ['dot', 'Measured'],
  ['column', 'Interval'],
  ...(years.some(({ milestone }) => milestone !== undefined) ? [['diamond', 'Milestone, target'] as const] : []),
];

/** The picture: plot, a band below it for codes of years that are not shown, years, key. */
export function drawGap(years: readonly GapYear[], figures: Figures, sheet: Sheet): Drawing {
  const plot = plotOf(years, figures, sheet);
  const hidden = years.flatMap((year) => {
    const code = year.measured && codeOf(year.measured);
    return code ? [{ year, code }] : [];
  });
  const bottom = TOP + TALL;
  // Codes of years next to each other would touch on a phone: every second stands lower.
  const axis = bottom + (hidden.length > 1 ? 4.4 : hidden.length === 1 ? 2.4 : 0.4);
  const key = keyOf(years);
  const shapes = (
    <>
      <Grid {...plot} />
      <Milestones {...plot} />
      <Course {...plot} />
      {years.map((year) => (
        <Year key={year.year} plot={plot} year={year} />
      ))}
      {numbersAt(plot).map(({ text, ...at }) => (
        <Words key={`${at.x} ${at.y}`} sheet={sheet} {...at} anchor="middle" bold>
          {text}
        </Words>
      ))}
      {hidden.map(({ year, code }, index) => (
        <Box key={year.year} sheet={sheet} x={plot.across(year)} y={bottom + 1.2 + (index % 2) * 2} code={code} />
      ))}
      <Years {...plot} y={axis} />
      <Key sheet={sheet} y={axis + 1.05 + LINE * 1.3} items={key} />
    </>
  );
  return { height: axis + 2.2 + keyHeight(key), shapes };
}
