import type { Ask, DimensionView, EvidenceTable, ReleaseView, SnapshotScale } from '@footing/evidence';
import type { PublishedCell } from '@footing/statistics';
import { questionKey, type SectorAsked, type SectorCell, type SectorTable } from '../domain/content';
import { characteristicOf } from './characteristics';
import { definitionOf, poolableOf } from './definition';

/** What a snapshot says that a release rests on. */
export interface RestsOn {
  readonly dimensions: readonly DimensionView[];
  readonly scales: readonly SnapshotScale[];
}

type Signed = Pick<ReleaseView, 'asks' | 'tables'>;
type Asked = Omit<Ask, 'snapshot' | 'profile'>;

/** Tables of one year as they can be given out, and which cannot. */
export interface Taken {
  readonly tables: readonly SectorTable[];
  readonly left: readonly { readonly name: string; readonly why: string }[];
}

/** The years of which a release has tables; the newest first. A table of several years at once is of none. */
export function periodsOf({ asks }: Signed, head: RestsOn): string[] {
  const all = asks.flatMap((ask) => yearOf(ask, head) ?? []);
  return [...new Set(all)].sort().reverse();
}

function yearOf({ cohorts }: Asked, { dimensions }: RestsOn): string | null {
  const years = cohorts ?? dimensions.find(({ key }) => key === 'cohort')?.codes.map(({ code }) => code) ?? [];
  return years.length === 1 ? (years[0] ?? null) : null;
}

/** What of a release can be put together with others. Nothing is counted: these are the cells that were signed. */
export function takenFrom({ asks, tables }: Signed, head: RestsOn, period: string): Taken {
  const [taken, left]: [SectorTable[], { name: string; why: string }[]] = [[], []];
  for (const [at, table] of tables.entries()) {
    const ask = asks[at];
    const { by } = table;
    const leave = (why: string) =>
      left.push({ name: [table.measure.name, ...by.map(({ name }) => name)].join(', by '), why });
    if (!ask) leave('It is not known what was asked.');
    else if (!poolableOf(table.measure.id))
      leave('It is worked out from other tables, and is worked out again from the whole.');
    else if (yearOf(ask, head) !== period) leave('It is not of this year alone.');
    else if (by.length > 1) leave('It is parted by more than one characteristic.');
    else if (!isShared(by[0])) leave('No other university has just this characteristic.');
    else {
      const one = tableFrom(table, ask, head);
      if (taken.some((other) => questionKey(other) === questionKey(one))) leave('It is in the file already.');
      else taken.push(one);
    }
  }
  return { tables: taken, left };
}

/** Whether every university has the characteristic alike, code by code. */
function isShared(by: DimensionView | undefined): boolean {
  if (!by) return true;
  const codes = characteristicOf(by.key)?.codes.map(({ code }) => code);
  return (
    codes !== undefined &&
    [...codes].sort().join(' ') ===
      by.codes
        .map(({ code }) => code)
        .sort()
        .join(' ')
  );
}

function tableFrom({ measure, by, cells }: EvidenceTable, ask: Asked, head: RestsOn): SectorTable {
  const [first] = by;
  const groups = ['', ...(first?.codes ?? []).map(({ code }) => code)];
  return {
    ...{ measure: measure.id, definition: definitionOf(measure), asked: askedOf(ask, head), by: first?.key ?? '' },
    cells: groups.map((group) =>
      cellFrom(group, first && group !== '' ? { [first.key]: group } : {}, cells, measure.kind),
    ),
  };
}

function cellFrom(
  group: string,
  at: PublishedCell['at'],
  cells: readonly PublishedCell[],
  kind: EvidenceTable['measure']['kind'],
): SectorCell {
  const found = cells.find(
    (cell) =>
      Object.keys(cell.at).length === Object.keys(at).length &&
      Object.entries(at).every(([key, code]) => cell.at[key] === code),
  );
  const part = kind === 'mean' ? 'mean' : 'rate';
  if (!found) return { group, n: { code: 'z' }, [part]: { code: 'z' } };
  const { n, x } = found;
  return { group, n, ...(x ? { x } : {}), [part]: found[part] ?? { code: 'c' } };
}

function askedOf(ask: Asked, { scales }: RestsOn): SectorAsked {
  const { outcome, scale, wave, from, to, side, minimumMeetings, measure } = ask;
  const isChange = measure === 'M08';
  const times = isChange ? [from ?? 'baseline', to ?? 'close'] : [null, null];
  const used = isChange
    ? times.map((time) => scales.find((one) => one.scale === scale && one.wave === time))
    : [scales.find(({ key }) => key === scale)];
  const hashes = used.flatMap((one) => one?.sha256 ?? []);
  return {
    outcome: measure === 'M13' ? 'good-degree' : (outcome ?? null),
    scale: scale ?? null,
    instrument: scale && hashes.length > 0 ? hashes.join('-') : null,
    wave: measure === 'M04' ? (wave ?? 'close') : null,
    ...{ from: times[0] ?? null, to: times[1] ?? null },
    side: side ?? 'student',
    minimumMeetings: measure === 'M02' ? (minimumMeetings ?? 1) : null,
  };
}
