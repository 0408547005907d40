import { type BaseCell, type Known, protect, type PublishedCell, type TablePlan } from '@footing/statistics';
import { attack } from '../gate/attack';
import {
  type Counted,
  type CountedFunnel,
  everybodyOf,
  falling,
  fallingWithin,
  funnelSteps,
  type FunnelStep,
} from './domain/lagged';

/** A row as the gate let it out. Null: hidden. */
export interface ShownRow {
  /** Id of the school or group; empty: no school, or everybody. */
  readonly id: string;
  /** Changed at random by 2 at most; as long as `funnelSteps`. */
  readonly counts: readonly (number | null)[];
  /** Of the step before, from 0 to 1; the first is null. */
  readonly shares: readonly (number | null)[];
}

/** Who got how far, as everybody may read it. */
export interface ShownFunnel {
  readonly everybody: ShownRow;
  readonly schools: readonly ShownRow[];
  readonly groups: readonly ShownRow[];
}

type Steps = readonly { readonly step: FunnelStep; readonly at: number }[];
const steps: Steps = funnelSteps.map((step, at) => ({ step, at }));
const counted = (name: string, step: FunnelStep) => `${name} ${step}`;
const ofBefore = (name: string, step: FunnelStep) => `${name} ${step} of the step before`;

/**
 * Passes the gate with the profile `public`: first everybody by school, every step with the one that it lies within; then all
 * groups, each beside the rest of everybody, told what the first shows of everybody.
 */
export async function throughGate(counts: CountedFunnel): Promise<ShownFunnel> {
  const schools = Object.entries(counts.schools).map(([id, row]) => ({ id, row: falling(row) }));
  const all = everybodyOf(schools.map(({ row }) => row));
  const codes = schools.length === 0 ? [''] : schools.map(({ id }) => id);
  const first = await protect(
    {
      profile: 'public',
      dimensions: [{ key: 'school', codes, isSensitive: false }],
      tables: tablesOf('all', 'school'),
      cells: schools.flatMap(({ id, row }) => cellsOf('all', id, row)),
    },
    attack,
  );
  const groups = Object.entries(counts.groups).map(([id, row]) => ({ id, row: fallingWithin(row, all) }));
  const second = await protect(
    {
      profile: 'public',
      // That nobody of a group came is something of everybody in it.
      dimensions: [{ key: 'group', codes: ['in', 'out'], isSensitive: true }],
      tables: groups.flatMap(({ id }) => tablesOf(id, 'group')),
      cells: groups.flatMap(({ id, row }) => [...cellsOf(id, 'in', row), ...cellsOf(id, 'out', less(all, row))]),
      known: groups.flatMap(({ id }) => knownOf(id, first.cells)),
    },
    attack,
  );
  return {
    everybody: { id: '', ...shownOf('all', {}, first.cells) },
    schools: schools.map(({ id }) => ({ id, ...shownOf('all', { school: id }, first.cells) })),
    groups: groups.map(({ id }) => ({ id, ...shownOf(id, { group: 'in' }, second.cells) })),
  };
}

const tablesOf = (name: string, by: string): TablePlan[] =>
  steps.flatMap(({ step, at }): TablePlan[] => [
    { id: counted(name, step), measure: counted(name, step), by: [by], kind: 'count' },
    ...(at === 0 ? [] : [{ id: ofBefore(name, step), measure: ofBefore(name, step), by: [by], kind: 'rate' as const }]),
  ]);

function cellsOf(name: string, code: string, row: readonly Counted[]): BaseCell[] {
  const at = [code];
  return steps.flatMap(({ step, at: place }) => {
    const [[x, noiseKeyX], [n, noiseKey]] = [row[place] ?? [0, 0], row[place - 1] ?? [0, 0]];
    const alone = { measure: counted(name, step), at, n: x, x: 0, noiseKey: noiseKeyX, noiseKeyX: 0 };
    return place === 0 ? [alone] : [alone, { measure: ofBefore(name, step), at, n, x, noiseKey, noiseKeyX }];
  });
}

const less = (all: readonly Counted[], part: readonly Counted[]): Counted[] =>
  all.map(([n, key], step) => [n - (part[step]?.[0] ?? 0), (key - (part[step]?.[1] ?? 0)) & 255]);

/** Noise changes a count by 2 at most, and what is below 5 is not shown. */
function knownOf(group: string, cells: readonly PublishedCell[]): Known[] {
  return steps.flatMap(({ step }) => {
    const value = countIn(counted('all', step), {}, cells);
    if (value === null) return [];
    const limits = value + 2 < 5 ? { low: 0, high: 0 } : { low: Math.max(5, value - 2), high: value + 2 };
    return [{ measure: counted(group, step), at: {}, of: 'n' as const, ...limits }];
  });
}

function shownOf(name: string, at: PublishedCell['at'], cells: readonly PublishedCell[]): Omit<ShownRow, 'id'> {
  return {
    counts: steps.map(({ step }) => countIn(counted(name, step), at, cells)),
    shares: steps.map(({ step, at: place }) => {
      const rate = place === 0 ? undefined : cellIn(ofBefore(name, step), at, cells)?.rate;
      return rate && 'value' in rate ? rate.value : null;
    }),
  };
}

function countIn(table: string, at: PublishedCell['at'], cells: readonly PublishedCell[]): number | null {
  const n = cellIn(table, at, cells)?.n;
  return n && 'value' in n ? n.value : null;
}

const cellIn = (table: string, at: PublishedCell['at'], cells: readonly PublishedCell[]) => {
  const place = JSON.stringify(at);
  return cells.find((cell) => cell.table === table && JSON.stringify(cell.at) === place);
};
