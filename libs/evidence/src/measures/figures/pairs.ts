import { detectableEffect, kaplanMeier, survivalAt } from '@footing/statistics';
import { LASTED_MONTHS, lastedCode } from '../countings';
import { cellAt, type Figure, numberIn, refused, type Resting, told } from './figure';

const FEWEST = 10;

/** M20: the share that lasts beyond 90 and 180 days, from counts by month; those who ended are counted before those only seen no longer. */
export function lasting({ cells }: Resting): Figure[] {
  const months = Array.from({ length: LASTED_MONTHS }, (_, month) => month);
  const seen = months.flatMap((month) =>
    [true, false].map((hasEnded) => ({
      time: month,
      hasEnded,
      many: numberIn(cellAt(cells, { lasted: lastedCode(month, hasEnded) })?.n),
    })),
  );
  const all = seen.reduce((sum, { many }) => sum + (many ?? 0), 0);
  const hidden = seen.some(({ many }) => many === null);
  const steps = kaplanMeier(seen.flatMap(({ many, ...one }) => Array.from({ length: many ?? 0 }, () => one)));
  return [90, 180].map((days) => {
    const label = `After ${days} days`;
    if (hidden || all < FEWEST) return refused('M20', label, hidden ? 'c' : 'low');
    // What ended in the months before that day.
    const last = days / 30 - 1;
    const longest = Math.max(...seen.flatMap(({ time, many }) => (many ? [time] : [])));
    const value = survivalAt(steps, last, longest);
    const interval = steps.findLast(({ time }) => time <= last)?.interval ?? null;
    if (value === null) return refused('M20', label, 'z');
    return told('M20', label, { value, low: interval?.lower ?? null, high: interval?.upper ?? null });
  });
}

/** M19: what was spent by the number of matched that is shown. */
export function costOfMatch({ cells, question: { cost } }: Resting): Figure[] {
  const n = numberIn(cellAt(cells, {})?.n);
  const label = 'Each student who had a mentor';
  return [n === null || n === 0 ? refused('M19', label, 'low') : told('M19', label, { value: cost / n })];
}

/** M22: by the numbers of both arms that are shown. */
export function detectable({ cells }: Resting): Figure[] {
  const [first, second] = ['matched', 'unmatched'].map((arm) => numberIn(cellAt(cells, { arm })?.n));
  const label = 'With a mentor against without';
  if (!first || !second) return [refused('M22', label, 'low')];
  const value = detectableEffect({ n: first + second, share: first / (first + second) });
  return [value === null ? refused('M22', label, 'low') : told('M22', label, { value })];
}
