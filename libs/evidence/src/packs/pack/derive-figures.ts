import { studentQuantile } from '@footing/statistics';
import type { Rule } from '../basis';
import { deriveGap, Z } from './derive';
import { estimateAt, numberAt } from './read-table';
import { codeAt, partAt, placeWithout, type Table } from './table';

/** A figure as its file shows it; null: it has no such end. */
export interface Told {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

type Derive = (table: Table, rows: readonly string[]) => Told | null;

const RATE = ['rate', 'rate_low', 'rate_high'] as const;
const MEAN = ['mean', 'mean_low', 'mean_high'] as const;
const bare = (value: number): Told => ({ value, low: null, high: null });

/** Each figure again from the rows of its table; null: they do not give one. By definition, with nothing that made the pack. */
export const derivations: Readonly<Record<Exclude<Rule, 'as-given'>, Derive>> = {
  gap: (table, [first = '', second = '']) => {
    const [a, b] = [first, second].map((place) => {
      const row = table.at(place);
      return row ? estimateAt(row, RATE) : null;
    });
    return a && b ? deriveGap(a, b) : null;
  },
  'mantel-haenszel': mantelHaenszel,
  likeness,
  'median-band': medianBand,
  standardised,
  lasting,
  cost: (table, [given]) => {
    const row = table.at('');
    const n = row ? numberAt(row, 'n') : null;
    return n === null || n === 0 ? null : bare(Number(given) / n);
  },
  detectable: (table, [first = '', second = '']) => {
    const [a, b] = [first, second].map((place) => numberAt(table.at(place) ?? new Map(), 'n'));
    if (!a || !b || a + b < 3) return null;
    const together = studentQuantile(0.975, a + b - 2) + studentQuantile(0.8, a + b - 2);
    return bare(together * Math.sqrt((a + b) / (a * b)));
  },
};

/** Source: Greenland and Robins 1985 (difference), Sato 1989 (variance). */
function mantelHaenszel(table: Table, [first = '', second = '', within = '']: readonly string[]): Told | null {
  const key = decodeURIComponent(within);
  let [weight, apart, p, q] = [0, 0, 0, 0];
  for (const code of new Set(table.rows.map((row) => codeAt(row, key)))) {
    const [a, c] = [first, second].map((place) =>
      partAt(table.rows.find((row) => codeAt(row, key) === code && placeWithout(row, key) === place)),
    );
    if (code === '' || !a || !c || a.n === 0 || c.n === 0) continue;
    const all = a.n + c.n;
    weight += (a.n * c.n) / all;
    apart += (a.x * c.n - c.x * a.n) / all;
    p += (a.n ** 2 * c.x - c.n ** 2 * a.x + (a.n * c.n * (c.n - a.n)) / 2) / all ** 2;
    q += (a.x * (c.n - c.x) + c.x * (a.n - a.x)) / (2 * all);
  }
  if (weight === 0) return null;
  const value = apart / weight;
  const far = (Z * Math.sqrt(Math.max(0, value * p + q))) / weight;
  return { value, low: value - far, high: value + far };
}

/** Source: Schouten, Cobben and Bethlehem 2009: one less twice the standard deviation of the groups' response rates. */
function likeness({ rows, ways }: Table): Told | null {
  const finest = rows.filter((row) => ways.every((way) => codeAt(row, way) !== '') && numberAt(row, 'n') !== 0);
  const parts = finest.flatMap((row) => partAt(row) ?? []);
  const n = parts.reduce((sum, one) => sum + one.n, 0);
  if (parts.length < 2) return null;
  const rate = parts.reduce((sum, one) => sum + one.x, 0) / n;
  const squares = parts.reduce((sum, one) => sum + (one.x - one.n * rate) ** 2 / one.n, 0);
  return bare(1 - 2 * Math.sqrt(squares / (n - 1)));
}

/** The band of the middle person, the lower of two. */
function medianBand({ rows, ways }: Table, [group = '']: readonly string[]): Told | null {
  const dose = ways.find((way) => way === 'meetings' || way === 'minutes') ?? '';
  const own = rows.filter((row) => codeAt(row, dose) !== '' && placeWithout(row, dose) === group);
  const counts = own.map((row) => numberAt(row, 'n') ?? 0);
  const half = counts.reduce((sum, count) => sum + count, 0) / 2;
  let below = 0;
  const middle = own.find((_, at) => {
    below += counts[at] ?? 0;
    return below >= half;
  });
  const [, from, to, open] = /^(\d+)(?:-(\d+)|(-or-more))?$/.exec(middle ? codeAt(middle, dose) : '') ?? [];
  if (from === undefined) return null;
  return { value: Number(from), low: Number(from), high: open ? null : Number(to ?? from) };
}

/** Source: Becker 1988, with the correction of Hedges; standard deviations are read back from the ranges of the means. */
function standardised(table: Table): Told | null {
  const spread = (of: string) => {
    const row = table.at('', of);
    const [mean, n] = [row && estimateAt(row, MEAN), row ? numberAt(row, 'n') : null];
    if (!mean || n === null || n < 3) return null;
    return { n, mean: mean.value, sd: ((mean.high - mean.low) * Math.sqrt(n)) / (2 * studentQuantile(0.975, n - 1)) };
  };
  const [change, before, after] = ['change', 'before', 'after'].map(spread);
  if (!change || !before || !after || before.sd === 0) return null;
  const { n } = change;
  const value = ((1 - 3 / (4 * (n - 1) - 1)) * change.mean) / before.sd;
  const shared = (before.sd ** 2 + after.sd ** 2 - change.sd ** 2) / (2 * before.sd * after.sd);
  const r = after.sd === 0 ? 0 : Math.max(-1, Math.min(1, shared));
  const far = Z * Math.sqrt((2 * (1 - r)) / n + value ** 2 / (2 * n));
  return { value, low: value - far, high: value + far };
}

/** Source: Kaplan and Meier 1958; the range on the log-log scale. Months of 30 days. */
function lasting(table: Table, [days]: readonly string[]): Told | null {
  const count = (how: string, month: number): number => {
    const row = table.rows.find((one) => codeAt(one, 'lasted') === `${how}-${month}`);
    return row ? (numberAt(row, 'n') ?? 0) : 0;
  };
  const months = table.rows.flatMap((row) => Number(codeAt(row, 'lasted').split('-')[1] ?? Number.NaN) || 0);
  let risk = [...Array(Math.max(0, ...months) + 1).keys()].reduce(
    (all, month) => all + count('ended', month) + count('seen', month),
    0,
  );
  let [share, terms] = [1, 0];
  for (let month = 0; month < Number(days) / 30; month += 1) {
    const ended = count('ended', month);
    if (ended > 0) {
      share *= (risk - ended) / risk;
      terms += ended / (risk * (risk - ended));
    }
    risk -= ended + count('seen', month);
  }
  if (terms === 0 || share === 0) return bare(share);
  const power = Math.exp((Z * Math.sqrt(terms)) / Math.abs(Math.log(share)));
  return { value: share, low: share ** power, high: share ** (1 / power) };
}
