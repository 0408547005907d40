import type { Measured } from '../measured';
import type { PeerTime } from './row';

/** What everybody must agree on, and how long it took us. */
export type Found = Pick<Measured, 'served' | 'total' | 'milliseconds'>;

/**
 * A peer beside ours: a result unlike ours is added to `wrong`. @param run the peer; null, once it has said why, when there
 * is no result.
 */
export function beside(
  name: string,
  ours: Found,
  wrong: string[],
  run: (tell: (why: string) => void) => Measured | null,
): PeerTime {
  let why = '';
  const theirs = run((words) => void (why = words));
  if (!theirs) return { name, why };
  if (theirs.total !== ours.total || theirs.served.join() !== ours.served.join())
    wrong.push(
      `${name} found ${theirs.served.join('/')} and ${theirs.total}, ours ${ours.served.join('/')} and ${ours.total}`,
    );
  const { milliseconds, megabytes } = theirs;
  return { name, milliseconds, megabytes, ratio: milliseconds / ours.milliseconds };
}
