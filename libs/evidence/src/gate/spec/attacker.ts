import type { Profile, PublishedCell, Release, Shown } from '@footing/statistics';
import type { Highs } from 'highs';

/**
 * An attacker written apart from the gate: it knows the rules, the plan and what is published, and shares no code with what it attacks.
 * Unknown are n, x and the sum of every cross; for two snapshots also how many left each.
 */
type Vector = Map<string, number>;

/** Something that was to stay hidden. */
export interface Secret {
  readonly what: string;
  readonly vector: Vector;
  /** How wide the form itself lets it be: OfS's codes say a little. */
  readonly own: number;
}

const few: Readonly<Record<Profile, number>> = { internal: 0, hesa: 7, ofs: 22, public: 4 };

/** Sums of cells that a place covers. */
function sumOver(release: Release, at: PublishedCell['at'], what: 'n' | 'x' | 's', sign = 1): Vector {
  const inside = release.cells.filter(
    (cell) =>
      !cell.isStructuralZero &&
      release.dimensions.every(({ key }, i) => at[key] === undefined || at[key] === cell.at[i]),
  );
  return new Map(inside.map((cell) => [what + cell.at.join('|'), sign]));
}

const truth = (release: Release, at: PublishedCell['at'], what: 'n' | 'x') =>
  [...sumOver(release, at, what)].reduce(
    (sum, [name]) => sum + (release.cells.find((cell) => what + cell.at.join('|') === name)?.[what] ?? 0),
    0,
  );

/** What each table was to keep to itself, by the rules and the counts as they are. */
export function secretsOf(release: Release, cells: readonly PublishedCell[]): Secret[] {
  return cells.flatMap((cell): Secret[] => {
    const { at, table } = cell;
    const kind = release.tables.find(({ id }) => id === table)?.kind;
    const [n, x] = [truth(release, at, 'n'), truth(release, at, 'x')];
    const what = `${table} ${JSON.stringify(at)}`;
    const own = 'code' in cell.n && cell.n.code === 'none' ? 2 : Infinity;
    const edge = cell.rate && 'code' in cell.rate && ['DPL', 'DPH'].includes(cell.rate.code) ? 2 : own;
    const secrets: Secret[] = [];
    if (n >= 1 && n <= few[release.profile]) secrets.push({ what, vector: sumOver(release, at, 'n'), own });
    if (kind === 'rate' && n > 0 && (n < 23 || x <= 2 || n - x <= 2)) {
      const rest = new Map([...sumOver(release, at, 'n'), ...sumOver(release, at, 'x', -1)]);
      secrets.push({ what: `${what} x`, vector: sumOver(release, at, 'x'), own: edge });
      secrets.push({ what: `${what} rest`, vector: rest, own: edge });
    }
    if (kind === 'mean' && n >= 1 && n <= 7)
      secrets.push({ what: `${what} sum`, vector: sumOver(release, at, 's'), own: 0 });
    return secrets;
  });
}

/** All sums that are shown, in whatever form. */
export function shownVectors(release: Release, cells: readonly PublishedCell[]): Vector[] {
  return cells.flatMap((cell) => [
    ...('value' in cell.n ? [sumOver(release, cell.at, 'n')] : []),
    ...(cell.rate && 'value' in cell.rate ? [sumOver(release, cell.at, 'x')] : []),
    ...(cell.mean && 'value' in cell.mean ? [sumOver(release, cell.at, 's')] : []),
  ]);
}

/** Secrets that are combinations of what is shown, were it shown as it is: by orthogonal projection. */
export function combinations(shown: readonly Vector[], secrets: readonly Secret[]): string[] {
  const names = new Map(
    [...new Set([...shown, ...secrets.map(({ vector }) => vector)].flatMap((one) => [...one.keys()]))].map(
      (name, at) => [name, at],
    ),
  );
  const dense = (vector: Vector) => {
    const row = new Float64Array(names.size);
    for (const [name, value] of vector) row[names.get(name) ?? 0] = value;
    return row;
  };
  const axes: Float64Array[] = [];
  const left = (vector: Vector) => {
    const row = dense(vector);
    for (let turn = 0; turn < 2; turn++)
      for (const axis of axes) {
        const along = row.reduce((sum, value, at) => sum + value * (axis[at] ?? 0), 0);
        row.forEach((value, at) => (row[at] = value - along * (axis[at] ?? 0)));
      }
    return { row, length: Math.hypot(...row) };
  };
  for (const vector of shown) {
    const { row, length } = left(vector);
    if (length > 1e-7) axes.push(row.map((value) => value / length));
  }
  return secrets.filter(({ vector }) => left(vector).length < 1e-7).map(({ what }) => what);
}

/** A line of the programme: a sum of unknowns within limits. */
export interface Line {
  readonly vector: Vector;
  readonly low: number;
  readonly high: number;
}

/** What one release tells, as limits of sums. `name` renames unknowns, for a second snapshot. */
export function linesOf(release: Release, cells: readonly PublishedCell[]): Line[] {
  const lines: Line[] = release.cells.flatMap((cell) => {
    if (cell.isStructuralZero) return [];
    const key = cell.at.join('|');
    return [
      {
        vector: new Map([
          [`n${key}`, 1],
          [`x${key}`, -1],
        ]),
        low: 0,
        high: Infinity,
      },
    ];
  });
  for (const cell of cells) {
    const n = countLimits(cell.n, release.profile);
    lines.push({ vector: sumOver(release, cell.at, 'n'), ...n });
    for (const [what, limits] of shareLimits(cell, release.profile, n))
      lines.push({
        vector:
          what === 'x'
            ? sumOver(release, cell.at, 'x')
            : new Map([...sumOver(release, cell.at, 'n'), ...sumOver(release, cell.at, 'x', -1)]),
        ...limits,
      });
  }
  return lines.filter(({ low, high, vector }) => (low > -Infinity || high < Infinity) && vector.size > 0);
}

interface Limits {
  readonly low: number;
  readonly high: number;
}

function countLimits(shown: Shown, profile: Profile): Limits {
  if ('code' in shown) {
    if (shown.code === 'none') return { low: 0, high: 2 };
    return shown.code === 'low' ? { low: 3, high: 22 } : { low: 0, high: Infinity };
  }
  if (shown.value === 0) return { low: 0, high: 0 };
  const [down, up] = { internal: [0, 0], hesa: [2, 2], ofs: [5, 4], public: [2, 2] }[profile] as [number, number];
  return { low: Math.max(few[profile] + 1, shown.value - down), high: shown.value + up };
}

function shareLimits(cell: PublishedCell, profile: Profile, n: Limits): ['x' | 'rest', Limits][] {
  const { rate, x } = cell;
  if (!rate) return [];
  if ('code' in rate) {
    if (rate.code === 'DPL') return [['x', { low: 0, high: 2 }]];
    return rate.code === 'DPH' ? [['rest', { low: 0, high: 2 }]] : [];
  }
  if (profile !== 'ofs' && x && 'value' in x)
    return [
      ['x', { low: Math.max(3, x.value - 2), high: x.value + 2 }],
      ['rest', { low: 3, high: Infinity }],
    ];
  const fits: [number, number][] = [];
  for (let people = Math.max(n.low, 23); people <= n.high; people++)
    for (let part = 3; part <= people - 3; part++)
      if (Math.abs(part / people - rate.value) < 0.0005 + 1e-9) fits.push([people, part]);
  const all = (of: (fit: [number, number]) => number): Limits => ({
    low: Math.min(...fits.map(of)),
    high: Math.max(...fits.map(of)),
  });
  return [
    ['x', all(([, part]) => part)],
    ['rest', all(([people, part]) => people - part)],
  ];
}

/** Secrets whose limits are too narrow, given all lines: fewer than three steps apart, or one or two for certain. */
export function narrowed(highs: Highs, lines: readonly Line[], secrets: readonly Secret[]): string[] {
  const names = new Map<string, string>();
  const nameOf = (key: string) => names.get(key) ?? (names.set(key, `v${names.size}`), `v${names.size - 1}`);
  const words = (vector: Vector) =>
    [...vector].map(([key, value]) => `${value < 0 ? '-' : '+'} ${nameOf(key)}`).join(' ');
  const body = lines
    .flatMap(({ vector, low, high }, at) => [
      ...(low > -Infinity ? [` l${at}: ${words(vector)} >= ${low}`] : []),
      ...(high < Infinity ? [` h${at}: ${words(vector)} <= ${high}`] : []),
    ])
    .join('\n');
  const bounds = () => [...names.values()].map((name) => ` 0 <= ${name} <= 100000`).join('\n');
  const wanted = secrets
    .filter(({ what }) => !what.endsWith('sum'))
    .map((one) => ({ ...one, low: Infinity, high: -Infinity }));
  const isWide = ({ low, high }: { low: number; high: number }) => high - low >= 3;
  for (const one of wanted)
    for (const goal of ['Maximize', 'Minimize']) {
      if (isWide(one)) continue;
      const objective = words(one.vector);
      const { Status, Columns } = highs.solve(
        `${goal}\n obj: ${objective}\nSubject To\n${body}\nBounds\n${bounds()}\nEnd\n`,
        {},
      );
      if (Status !== 'Optimal') throw new Error(`${one.what}: ${Status}`);
      // Every solution is a case that could be true: it may show more than one secret to be safe.
      for (const each of wanted) {
        const value = [...each.vector].reduce(
          (sum, [key, times]) => sum + times * (Columns[nameOf(key)]?.Primal ?? 0),
          0,
        );
        each.low = Math.min(each.low, Math.ceil(value - 1e-6));
        each.high = Math.max(each.high, Math.floor(value + 1e-6));
      }
    }
  return wanted
    .filter(({ low, high, own }) => high - low < Math.min(3, own) || (low >= 1 && high <= 2))
    .map(({ what }) => what);
}
