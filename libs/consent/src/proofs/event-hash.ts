import { createHash } from 'node:crypto';
import { type ChainHead, type ChainOwner, type ConsentEvent, type EventTerms, lineOf } from '../domain/consent-event';

const sha256 = (...parts: (string | Buffer)[]): string =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** What the first line of a person's chain follows: 64 hexadecimal digits, different for everybody. */
export const genesisOf = ({ institutionId, subjectId }: ChainOwner): string =>
  sha256(`genesis:${institutionId}:${subjectId}`);

/** The hash of a line that follows `prevHash`. */
export const hashOf = (event: EventTerms, prevHash: string): string =>
  sha256(Buffer.from(prevHash, 'hex'), lineOf(event));

/**
 * What is wrong with a chain, at its first wrong line. `edited`: the line is not what was hashed. `unlinked`: whole by itself,
 * but it does not follow the line before, so one of the two was put there. `missing`: no such line. `swapped`: the line is
 * there, in another place. `forked`: two lines where one belongs, or another line than the head says. `foreign`: of another
 * person. `truncated`: the chain ends before the head.
 */
export interface ChainFault {
  readonly fault: 'edited' | 'unlinked' | 'missing' | 'swapped' | 'forked' | 'foreign' | 'truncated';
  readonly seq: number;
}

function faultAt(events: readonly ConsentEvent[], at: number, owner: ChainOwner): ChainFault['fault'] | null {
  const [event, before, seq] = [events[at], events[at - 1], at + 1];
  if (!event) return null;
  if (event.institutionId !== owner.institutionId || event.subjectId !== owner.subjectId) return 'foreign';
  if (event.seq !== seq) {
    if (event.seq === before?.seq) return 'forked';
    return events.slice(at + 1).some((later) => later.seq === seq) ? 'swapped' : 'missing';
  }
  if (hashOf(event, event.prevHash) !== event.hash) return 'edited';
  return event.prevHash === (before?.hash ?? genesisOf(owner)) ? null : 'unlinked';
}

/**
 * Goes through a person's chain, in the order given, and says what is wrong first; null when nothing is. With `head`, which
 * somebody kept, it also finds what was cut off or written anew. One hash a line.
 */
export function verifyChain(
  owner: ChainOwner,
  events: readonly ConsentEvent[],
  head: ChainHead | null = null,
): ChainFault | null {
  for (let at = 0; at < events.length; at += 1) {
    const fault = faultAt(events, at, owner);
    if (fault) return { fault, seq: at + 1 };
  }
  if (!head || head.seq === 0) return null;
  if (events.length < head.seq) return { fault: 'truncated', seq: events.length + 1 };
  return events[head.seq - 1]?.hash === head.hash ? null : { fault: 'forked', seq: head.seq };
}
