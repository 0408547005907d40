import { type Beyond, type EarlierSums, type LedgerEntry, type Limits, read, sumsOf } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import type { ReleasePlan } from '../measures/releases';
import { type Earlier, fewOf, ledgerName, placeKey } from './ledger-of';

/**
 * What all earlier figures of the same counts come to together, as sums of groups of people: what follows from several of them and a new
 * one is found by the gate. Empty: nothing was told of these counts before.
 */
export function beyondOf(
  plan: ReleasePlan,
  fresh: readonly LedgerEntry[],
  earlier: readonly Earlier[],
  head: SnapshotHead,
): Beyond[] {
  const names = new Map(plan.countings.map((one) => [ledgerName(one, head), one.measure]));
  return fresh.flatMap((entry) => {
    const before = earlier.flatMap((one) =>
      one.entries
        .filter(({ measure, of }) => measure === entry.measure && of === entry.of)
        .map((old) => toldBy(one, old)),
    );
    const measure = names.get(entry.measure);
    if (measure === undefined || before.every(({ told }) => told.length === 0)) return [];
    return [sumsOf({ ...entry, measure }, before, (cell) => codesAt(plan, cell))];
  });
}

/** One earlier count: the limits of each place that it tells of, and the places of few that it hid. */
function toldBy({ cells, profile }: Earlier, { measure, of, membership, shown }: LedgerEntry): EarlierSums {
  const limits = new Map<string, Limits>();
  const own = cells.filter((cell) => cell.measure === measure);
  for (const cell of own) {
    const found = read(cell, profile)[of];
    const before = limits.get(placeKey(cell.at)) ?? { low: 0, high: Infinity };
    limits.set(placeKey(cell.at), { low: Math.max(found.low, before.low), high: Math.min(found.high, before.high) });
  }
  const told = shown.map(({ key, parts }) => ({ parts, ...(limits.get(key) ?? { low: 0, high: Infinity }) }));
  const partsOf = new Map(shown.map(({ key, parts }) => [key, parts]));
  const many = Map.groupBy(membership.cells, (cell) => cell);
  const count = (parts: readonly number[]) => parts.reduce((sum, part) => sum + (many.get(part)?.length ?? 0), 0);
  const hidden = [...new Map(own.map(({ at }) => [placeKey(at), at]))].flatMap(([key, at]) => {
    if (partsOf.has(key)) return [];
    const parts = crossOf(at, partsOf);
    const people = parts ? count(parts) : 0;
    return parts && people >= 1 && people <= fewOf[profile] ? [parts] : [];
  });
  return { membership, told, hidden };
}

/** The base cells of a place that was hidden: those that all its codes share. Null: not every one of them was shown by itself. */
function crossOf(at: Earlier['cells'][number]['at'], partsOf: ReadonlyMap<string, readonly number[]>): number[] | null {
  const lines = Object.entries(at).map(([key, code]) => partsOf.get(placeKey({ [key]: code })));
  const [first, ...others] = lines;
  if (!first || lines.length < 2) return null;
  let parts = [...first];
  for (const line of others) {
    if (!line) return null;
    const inside = new Set(line);
    parts = parts.filter((part) => inside.has(part));
  }
  return parts;
}

/** A code per dimension of the plan. */
function codesAt({ by }: ReleasePlan, cell: number): string[] {
  const codes: string[] = [];
  let rest = cell;
  for (const { dimension } of [...by].reverse()) {
    codes.unshift(dimension.codes[rest % dimension.codes.length] ?? '');
    rest = Math.floor(rest / dimension.codes.length);
  }
  return codes;
}
