import type { Study } from '@footing/matching';
import type { ProgressAnswer } from '@footing/pages';

const ended: Readonly<Record<Study['state'], string>> = {
  queued: 'Waiting for its turn',
  running: 'Starting',
  done: 'Done',
  failed: 'This did not work',
  cancelled: 'Cancelled',
};

/** How far a study is. */
export function progressOf({ state, doneCount, ofCount }: Study): ProgressAnswer {
  const words =
    state === 'running' && ofCount > 0
      ? `${doneCount.toLocaleString('en-GB')} of ${ofCount.toLocaleString('en-GB')}`
      : ended[state];
  return { done: doneCount, total: ofCount, finished: state !== 'queued' && state !== 'running', words };
}

export const isAtWork = ({ state }: Study): boolean => state === 'queued' || state === 'running';

/** How many fair coins would teach as much: of few, a tenth matters. */
export const coins = (effective: number): string =>
  effective === 0 ? '0' : effective < 10 ? effective.toFixed(1) : String(Math.round(effective));

/** No outcome of a year's mentoring moves so far: above this the figure only says how few people there are. */
const TOO_FEW_ABOVE = 2;

/** The least effect that could be seen, as a figure with its words. @param detectable in standard deviations; null: no lot is open. */
export function leastEffect(detectable: number | null): { readonly value: string; readonly detail: string } {
  if (detectable === null) return { value: '–', detail: 'nobody’s lot is open' };
  if (detectable > TOO_FEW_ABOVE) return { value: '–', detail: 'too few people to compare' };
  return { value: detectable.toFixed(2), detail: 'in standard deviations' };
}

/** The same in a cell of a table, which has no room for both. */
export function leastEffectInTable(detectable: number | null): string {
  const { value, detail } = leastEffect(detectable);
  return value === '–' && detectable !== null ? detail.replace(/^./, (first) => first.toUpperCase()) : value;
}
