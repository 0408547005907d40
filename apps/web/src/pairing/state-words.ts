import type { PairingState } from '@footing/pairings';
import type { TagTone } from '@footing/pages';

/** How a pairing stands, in a word or two, as everybody reads it. */
export const stateTags: Readonly<Record<PairingState, { readonly words: string; readonly tone: TagTone }>> = {
  proposed: { words: 'Proposed', tone: 'information' },
  accepted: { words: 'One said yes', tone: 'information' },
  active: { words: 'Active', tone: 'done' },
  paused: { words: 'On a break', tone: 'neutral' },
  finished: { words: 'Finished', tone: 'neutral' },
  'ended-early': { words: 'Ended early', tone: 'neutral' },
  declined: { words: 'Declined', tone: 'neutral' },
  lapsed: { words: 'No answer in time', tone: 'neutral' },
  withdrawn: { words: 'Called off', tone: 'neutral' },
};
