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
