import type { Import, ImportState } from '@footing/people';
import type { ProgressAnswer } from '@footing/pages';
import { people, rows } from './import-words';

const working: readonly ImportState[] = ['reading', 'checking', 'writing'];

/** Whether the import waits for us and not for a person. */
export const isAtWork = (state: ImportState): boolean => working.includes(state);

/** How far the step is that goes on now. While a file is read nobody knows how many rows it has. */
export function progressOf(of: Pick<Import, 'state' | 'kind' | 'rowCount' | 'doneCount' | 'counts'>): ProgressAnswer {
  const { state, kind, rowCount, doneCount, counts } = of;
  const finished = !isAtWork(state);
  if (state === 'reading') return { done: 0, total: 1, finished, words: `${rows(rowCount)} read so far` };
  if (state === 'checking')
    return {
      done: doneCount,
      total: rowCount,
      finished,
      words: `${rows(doneCount)} of ${rowCount.toLocaleString('en-GB')} checked`,
    };
  if (state === 'writing') {
    const count = (counts.new ?? 0) + (counts.changed ?? 0);
    return { done: 0, total: 1, finished, words: `Writing ${people(kind, count)}. All of them are written, or none.` };
  }
  return { done: 1, total: 1, finished, words: 'This step is finished' };
}
