import type { GapYear } from './chart-props';
import { estimated, type Figures } from './figures';
import { widest } from './sentences';

interface Measured {
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How it went from the baseline, or the first year shown, to the last year shown, and how sure that is; where it should be. */
export function gapSentences(years: readonly GapYear[], figures: Figures): string[] {
  const shownYears = years.flatMap((year) => {
    const found = estimated(year.measured);
    return found ? [{ year, label: year.label, ...found }] : [];
  });
  const first = shownYears.find(({ year }) => year.role === 'baseline') ?? shownYears[0];
  const last = shownYears[shownYears.length - 1];
  return [
    ...(first && last ? trend(first, last, first.year.role === 'baseline', figures) : ['No measured year is shown.']),
    ...widest(shownYears, figures),
    ...(last ? againstMilestone(last.year, last.value, figures) : []),
    ...targetOf(years, figures),
  ];
}

function trend(first: Measured, last: Measured, isBaseline: boolean, figures: Figures): string[] {
  const start = `${figures.text(first.value)} in ${first.label}${isBaseline ? ', the baseline' : ''}`;
  if (first === last) return [`One year is shown: ${start}.`];
  const difference = figures.rounded(last.value) - figures.rounded(first.value);
  const end = `${figures.text(last.value)} in ${last.label}, the last year shown`;
  const way = difference > 0 ? 'It rises' : difference < 0 ? 'It falls' : 'It is the same';
  const apart =
    figures.rounded(first.high) < figures.rounded(last.low) || figures.rounded(last.high) < figures.rounded(first.low);
  return [
    `${way}: from ${start}, to ${end}.`,
    `The intervals of these two years ${apart ? 'do not overlap' : 'overlap'}.`,
  ];
}

function againstMilestone({ label, milestone, role }: GapYear, value: number, figures: Figures): string[] {
  if (milestone === undefined || role === 'baseline') return [];
  const [now, set] = [figures.rounded(value), figures.rounded(milestone)];
  const where = now > set ? 'above' : now < set ? 'below' : 'at';
  const what = role === 'target' ? 'target' : 'milestone';
  return [`In ${label} it is ${where} the ${what} of ${figures.text(milestone)}.`];
}

function targetOf(years: readonly GapYear[], figures: Figures): string[] {
  const target = years.find(({ role }) => role === 'target');
  return target?.milestone === undefined ? [] : [`The target is ${figures.text(target.milestone)} in ${target.label}.`];
}
