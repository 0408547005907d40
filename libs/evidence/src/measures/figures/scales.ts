import { type Estimate, studentQuantile } from '@footing/statistics';
import { cellAt, type Figure, numberIn, refused, type Resting, told } from './figure';

const Z = 1.959963984540054;
/** Hedges' correction for small groups. */
const smallSample = (df: number) => 1 - 3 / (4 * df - 1);

/** M10: as it was worked out when the snapshot was taken; null where fewer than ten answered all of the scale. */
export function reliability({ question: { scales } }: Resting): Figure[] {
  const alpha = scales.one?.alpha ?? null;
  const label = scales.one?.name ?? '';
  return [alpha === null ? refused('M10', label, 'low') : told('M10', label, { value: alpha })];
}

/**
 * M09 from what is shown of the mean change and of where people began and are: the standard deviations are read back from their intervals.
 * Source: B. J. Becker, Synthesizing standardized mean-change measures, British J. Math. Stat. Psychology 41 (1988) 257-278.
 */
export function standardised({ cells, question }: Resting): Figure[] {
  const label = question.scales.after?.name ?? '';
  const at = (measure: string) => cellAt(cells, {}, measure);
  const n = numberIn(at('M09')?.n);
  const [change, before, after] = ['M09', 'before', 'after'].map((measure) => spreadOf(at(measure)?.mean, n));
  if (n === null || n < 3 || !change || !before || !after || before.sd === 0) return [refused('M09', label, 'low')];
  const g = (smallSample(n - 1) * change.mean) / before.sd;
  const together = before.sd ** 2 + after.sd ** 2 - change.sd ** 2;
  const r = after.sd === 0 ? 0 : Math.max(-1, Math.min(1, together / (2 * before.sd * after.sd)));
  const se = Math.sqrt((2 * (1 - r)) / n + (g * g) / (2 * n));
  return [told('M09', label, { value: g, low: g - Z * se, high: g + Z * se })];
}

/** A mean and the standard deviation that its interval stands for. */
function spreadOf(mean: Estimate | undefined, n: number | null) {
  if (!mean || !('value' in mean) || n === null || n < 2) return null;
  return { mean: mean.value, sd: (((mean.high - mean.low) / 2) * Math.sqrt(n)) / studentQuantile(0.975, n - 1) };
}
