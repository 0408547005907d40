import type { PairingState, Side } from './lifecycle';
import type { Awaited } from './waits';

/** What is known of a pairing when somebody asks what comes next. */
export interface NextOf {
  readonly state: PairingState;
  readonly side: Side;
  readonly acceptedBy: Side | null;
  /** Who said yes as well, before the mentor may begin. */
  readonly saidYes?: readonly Side[];
  readonly awaits: Awaited | null;
  readonly ofSide: Side | null;
  readonly otherName: string;
  /** YYYY-MM-DD, of what is awaited; null when nothing is. */
  readonly by: string | null;
  /** Whether contact is on hold. */
  readonly isHeld?: boolean;
}

/** What comes next, in one sentence for one of the two. */
export function whatComesNext(at: NextOf) {
  const { state, side, acceptedBy, awaits, ofSide, otherName, by, isHeld, saidYes = [] } = at;
  const over = (what: string) => ({ what, by: null });
  switch (state) {
    case 'proposed':
      if (saidYes.length > 0) return { what: oneYesWaits(saidYes.includes(side), side, otherName), by };
      return { what: `Say yes or no. ${otherName} is asked too.`, by };
    case 'accepted':
      if (saidYes.length > 0) return { what: bothYesWait(side, otherName), by };
      return acceptedBy === side
        ? { what: `You said yes. We are waiting for ${otherName}.`, by }
        : { what: `${otherName} said yes. Say yes or no.`, by };
    case 'active':
      return { what: underWay(awaits, ofSide === side, otherName), by };
    case 'paused':
      if (isHeld) return over('This is paused for now. Please do not be in contact until you hear from us.');
      return { what: 'You are taking a break. We carry on by ourselves when it ends.', by };
    case 'finished':
      return over('This mentoring has come to its end.');
    case 'ended-early':
      return over('This mentoring ended early.');
    case 'declined':
      return over('One of you said no, so this did not begin.');
    case 'lapsed':
      return over('There was no answer in time, so this did not go on.');
    case 'withdrawn':
      return over('The mentoring team called this off before it began.');
  }
}

/** One said yes, and the other is still asked; it is the mentor's training that the yes waits for. */
function oneYesWaits(isMine: boolean, side: Side, otherName: string): string {
  if (!isMine) return `${otherName} said yes. Say yes or no.`;
  return side === 'mentor'
    ? `You said yes, and it counts. Finish your training: then it begins as soon as ${otherName} has said yes too.`
    : `You said yes. We are waiting for ${otherName}.`;
}

const bothYesWait = (side: Side, otherName: string): string =>
  side === 'mentor'
    ? 'You both said yes. It begins by itself as soon as your training, and any check that the university makes, is done.'
    : `You both said yes. It begins by itself as soon as ${otherName} has done the training that everybody does first.`;

function underWay(awaits: Awaited | null, isMine: boolean, otherName: string): string {
  if (awaits === 'sign-of-life')
    return isMine
      ? `${otherName} has not heard from you. Tell us how it stands.`
      : `We have asked ${otherName} for a sign of life.`;
  return awaits === 'end' ? 'Keep meeting. It comes to its end by itself.' : 'Meet, and tell us when you have met.';
}
