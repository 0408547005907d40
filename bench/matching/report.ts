import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import type { Row } from './cases/row';

const number = (value: number): string =>
  value >= 100 ? Math.round(value).toLocaleString('en-GB') : value >= 10 ? value.toFixed(0) : value.toPrecision(2);

/** How busy the machine was before we came. */
const [loadBefore = 0] = loadavg();

/** Where and when it was measured, and how busy it was; nothing that names the machine. */
export function machine(at: Date): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
  const made = `${first?.model.trim() ?? 'unknown processor'}, ${availableParallelism()} cores, ${memory} GB`;
  return `${made}, load ${loadBefore.toFixed(1)}, Node ${process.versions.node}, ${day}`;
}

const headers = [
  'case',
  'students × mentors',
  'pairs',
  'ours, ms',
  'first, ms',
  'pairs/s',
  'MB',
  'peers, ms (× ours)',
  'faults',
];

export function cells(row: Row): string[] {
  const peers = row.peers.flatMap(({ name, milliseconds, ratio, fits }) => {
    if (milliseconds !== undefined) return [`${name} ${number(milliseconds)} (${(ratio ?? 0).toFixed(1)})`];
    return fits === false ? [`${name} does not fit`] : [];
  });
  return [
    row.name,
    `${row.students.toLocaleString('en-GB')} × ${row.mentors.toLocaleString('en-GB')}`,
    short(row.pairs),
    number(row.bestMilliseconds),
    row.firstMilliseconds === undefined ? '' : number(row.firstMilliseconds),
    row.firstMilliseconds === undefined ? '' : short((1_000 * row.pairs) / row.bestMilliseconds),
    row.megabytes === undefined ? '' : String(row.megabytes),
    [...peers, ...(row.note ? [row.note] : [])].join(', '),
    String(row.faults),
  ];
}

const short = (count: number): string =>
  count >= 1e6
    ? `${(count / 1e6).toPrecision(3)} M`
    : count >= 1e3
      ? `${(count / 1e3).toPrecision(3)} k`
      : count.toFixed(0);

/** Lines as wide as their widest cell, for a terminal. */
export function plainLine(row: readonly string[]): string {
  const widths = [36, 18, 7, 8, 8, 8, 5, 0, 2];
  return row
    .map((cell, at) => (at === 0 || at === 7 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join('  ');
}
export const plainHeader = (): string => plainLine(headers);

export function markdown(rows: readonly Row[]): string {
  const line = (one: readonly string[]) => `| ${one.join(' | ')} |`;
  return [
    line(headers),
    line(headers.map((_, at) => (at === 0 || at === 7 ? '---' : '---:'))),
    ...rows.map((row) => line(cells(row))),
  ].join('\n');
}

/**
 * How time grows with pairs in each family: the slope of a straight line through the logarithms (least squares). 1 is in
 * proportion. Families of fewer than three sizes say nothing.
 */
export function growth(rows: readonly Row[]): { family: string; exponent: number; sizes: number }[] {
  const families = Map.groupBy(rows, ({ family }) => family);
  return [...families].flatMap(([family, members]) => {
    const points = members.map(({ pairs, bestMilliseconds }) => [Math.log(pairs), Math.log(bestMilliseconds)] as const);
    const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
    const [x, y] = [mean(0), mean(1)];
    const across = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
    const along = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
    return points.length < 3 ? [] : [{ family, exponent: across / along, sizes: points.length }];
  });
}
