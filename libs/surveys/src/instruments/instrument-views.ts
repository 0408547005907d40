import { askedCount } from '../domain/check/warnings';
import { checkInstrument } from '../domain/check/check-instrument';
import type { Fault } from '../domain/faults';
import type { Instrument, Words } from '../domain/instrument';
import { minutesFor } from '../domain/minutes';
import type { VersionRow } from '../data/instruments.query';

/** One version, without what it asks. */
export interface VersionView {
  readonly id: string;
  readonly number: number;
  readonly state: VersionRow['state'];
  /** 64 hexadecimal digits; null for a draft. */
  readonly sha256: string | null;
  readonly frozenAt: Date | null;
  /** Whether a wave asks it. */
  readonly isAsked: boolean;
}

/** A survey in the list of all, as its newest version has it. */
export interface InstrumentInList {
  readonly id: string;
  readonly key: string;
  readonly title: Words;
  readonly languages: readonly string[];
  /** How many questions; statements count each. */
  readonly asked: number;
  readonly minutes: number;
  readonly isRetired: boolean;
  /** The newest first. */
  readonly versions: readonly VersionView[];
}

/** One survey, with the version that is looked at. */
export interface InstrumentView extends InstrumentInList {
  /** The draft, or else the newest version; or the one that was asked for. */
  readonly version: VersionView;
  readonly instrument: Instrument;
  /** Comes back with what is saved, so that nobody writes over what a colleague wrote meanwhile. */
  readonly seen: string;
  readonly warnings: readonly Fault[];
}

const contentOf = (row: VersionRow): Instrument => JSON.parse(row.content) as Instrument;

const versionOf = ({ versionId: id, number, state, sha256, frozenAt, isAsked }: VersionRow): VersionView => ({
  ...{ id, number, state, sha256, frozenAt, isAsked },
});

/** @param rows every version of one survey, the newest first; at least one. */
function listed(rows: readonly VersionRow[], newest: VersionRow): InstrumentInList {
  const instrument = contentOf(newest);
  return {
    ...{ id: newest.instrumentId, key: newest.key, title: instrument.title, languages: instrument.languages },
    ...{ asked: askedCount(instrument), minutes: minutesFor(instrument), isRetired: newest.retiredAt !== null },
    versions: rows.map(versionOf),
  };
}

/** Rows of versions, put together by survey; in the order of their keys. */
export function inList(rows: readonly VersionRow[]): InstrumentInList[] {
  const groups = Map.groupBy(rows, ({ instrumentId }) => instrumentId);
  return [...groups.values()].flatMap((all) => (all[0] ? [listed(all, all[0])] : []));
}

/** @param versionId null: the newest. @returns null without such a version. */
export function viewOf(rows: readonly VersionRow[], versionId: string | null): InstrumentView | null {
  const [newest] = rows;
  const row = versionId === null ? newest : rows.find((one) => one.versionId === versionId);
  if (!newest || !row) return null;
  const instrument = contentOf(row);
  const { warnings } = checkInstrument(instrument);
  return {
    ...listed(rows, newest),
    ...{ version: versionOf(row), instrument, seen: row.changedAt.toISOString(), warnings },
  };
}
