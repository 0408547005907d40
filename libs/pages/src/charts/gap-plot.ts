import type { GapYear } from './chart-props';
import { allShown, type Figures } from './figures';
import type { Sheet } from './sheet';
import { type Scale, scaleOf } from './ticks';

/** Where years stand across: right of the axis's numbers, and half a label from the edge. */
const [START, END] = [0.16, 0.9];

/** Lines down: above the plot there is room for the unit and a number on the highest interval. */
export const [TOP, TALL] = [2.9, 12];

/** What everything is placed by. */
export interface Plot {
  readonly sheet: Sheet;
  readonly years: readonly GapYear[];
  readonly figures: Figures;
  readonly scale: Scale;
  readonly across: (year: GapYear) => number;
  readonly down: (value: number) => number;
}

export function plotOf(years: readonly GapYear[], figures: Figures, sheet: Sheet): Plot {
  const set = years.flatMap(({ milestone }) => (milestone === undefined ? [] : [milestone]));
  // No gap at all, 0, is always on the axis: what a gap is to come down to.
  const scale = scaleOf([0, ...[...allShown(years.map(({ measured }) => measured)), ...set].map(figures.rounded)]);
  const times = years.map(({ year }) => year);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  return {
    ...{ sheet, years, figures, scale },
    across: ({ year }) =>
      first === last ? (START + END) / 2 : START + ((END - START) * (year - first)) / (last - first),
    down: (value) => TOP + TALL * (1 - scale.place(figures.rounded(value))),
  };
}
