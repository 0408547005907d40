import type { Estimate, HiddenCode, PublishedCell, Shown } from '@footing/statistics';
import type { SnapshotHead } from '../../data/snapshots.query';
import type { Question } from '../ask';
import type { MeasureId } from '../catalogue';

/** A figure that is worked out from published cells, and from nothing else of people. */
export interface Figure {
  readonly measure: MeasureId;
  /** Of whom or what, in words. */
  readonly label: string;
  /** In the unit of the measure; null: refused. */
  readonly value: number | null;
  /** 95 % interval, or for a band its ends; null: none. */
  readonly low: number | null;
  readonly high: number | null;
  /** Why there is no value: the code that is printed in its place. */
  readonly refused: HiddenCode | null;
}

/** What a figure may rest on. */
export interface Resting {
  readonly question: Question;
  readonly head: Pick<SnapshotHead, 'dimensions' | 'scales'>;
  readonly cells: readonly PublishedCell[];
}

/** What is said of figures beside them. */
export interface Note {
  readonly code:
    'N07' | 'N08' | 'N15' | 'simpson' | 'change-not-impact' | 'merge-first' | 'left-out' | 'hidden' | 'few-scored';
  /** A whole sentence. */
  readonly words: string;
}

export const told = (
  measure: MeasureId,
  label: string,
  {
    value,
    low = null,
    high = null,
  }: { readonly value: number; readonly low?: number | null; readonly high?: number | null },
): Figure => ({ measure, label, value, low, high, refused: null });

export const refused = (measure: MeasureId, label: string, code: HiddenCode): Figure => ({
  ...{ measure, label, value: null, low: null, high: null, refused: code },
});

/** The one cell with just these codes. */
export const cellAt = (
  cells: readonly PublishedCell[],
  at: Readonly<Record<string, string>>,
  measure?: string,
): PublishedCell | undefined =>
  cells.find(
    (cell) =>
      (measure === undefined || cell.measure === measure) &&
      Object.keys(cell.at).length === Object.keys(at).length &&
      Object.entries(at).every(([key, code]) => cell.at[key] === code),
  );

/** A number that is shown; null where none is. */
export const numberIn = (shown: Shown | Estimate | undefined): number | null =>
  shown && 'value' in shown ? shown.value : null;

/** How many with the outcome, as shown or as the shown share of the shown number comes to. */
export function outcomeIn({ x, n, rate }: PublishedCell): number | null {
  const [with_, all, share] = [numberIn(x), numberIn(n), numberIn(rate)];
  if (with_ !== null) return with_;
  return all === null || share === null ? null : Math.round(share * all);
}
