import type { HiddenCode, PublishedCell } from '@footing/statistics';
import type { SnapshotHead } from '../data/snapshots.query';
import type { Question } from './ask';
import type { Figure, Note } from './figures/figure';

/** Below this the questions of a scale do not measure one thing. */
const LEAST_ALPHA = 0.6;

/**
 * Why no mean on these scales may be reported, if it may not: N07 where its words differ between rounds or times, N08 where its questions do
 * not hang together.
 */
export function refusalOf({ measure, scales }: Question, head: Pick<SnapshotHead, 'scales'>): Note[] {
  if (measure.id === 'M10') return [];
  const asked = [scales.one, scales.before, scales.after].flatMap((one) => (one ? [one] : []));
  if (asked.length === 0) return [];
  const alike = (of: (typeof asked)[number]) =>
    head.scales.filter((one) => one.wave === of.wave && one.scale === of.scale);
  const differs = new Set(asked.map(({ sha256 }) => sha256)).size > 1 || asked.some((one) => alike(one).length > 1);
  const isLoose = asked.some(({ alpha }) => alpha !== null && alpha < LEAST_ALPHA);
  return [
    ...(differs
      ? [
          {
            code: 'N07',
            words: 'The words, options or scoring of this scale differ between rounds or times of asking.',
          } as const,
        ]
      : []),
    ...(isLoose
      ? [{ code: 'N08', words: 'The questions of this scale do not hang together: its α is below 0.60.' } as const]
      : []),
  ];
}

/** Cells in which the code stands in place of every mean; the counts stay. */
export const withCode = (cells: readonly PublishedCell[], code: HiddenCode): PublishedCell[] =>
  cells.map((cell) => (cell.mean ? { ...cell, mean: { code } } : cell));

export const figuresWithCode = (figures: readonly Figure[], code: HiddenCode): Figure[] =>
  figures.map((one) => ({ ...one, value: null, low: null, high: null, refused: code }));
