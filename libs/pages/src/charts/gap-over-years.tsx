import type { GapOverYearsProps } from './chart-props';
import { cellOf, type Figures, figuresIn, hiddenAmong, intervalOf } from './figures';
import { drawGap } from './gap-drawing';
import { gapSentences } from './gap-words';
import type { ChartTable, Made } from './sheet';

/** A gap over years, with its intervals, from the baseline by its milestones to the target. */
export function gapOverYears(props: GapOverYearsProps): Made {
  const figures = figuresIn(props.unit);
  return {
    sentences: gapSentences(props.years, figures),
    hidden: hiddenAmong(props.years.map(({ label, measured }) => [label, measured])),
    table: tableOf(props, figures),
    draw: (sheet) => drawGap(props.years, figures, sheet),
  };
}

function tableOf({ years }: GapOverYearsProps, figures: Figures): ChartTable {
  return {
    columns: [
      { text: 'Year' },
      { text: 'Measured', numeric: true },
      { text: 'Interval', numeric: true },
      { text: 'Milestone or target', numeric: true },
    ],
    rows: years.map(({ label, measured, milestone, role }) => [
      role ? `${label} (${role})` : label,
      measured ? cellOf(figures, measured) : 'Not yet',
      measured ? intervalOf(figures, measured) : '–',
      milestone === undefined ? '–' : figures.text(milestone),
    ]),
  };
}
