import { moveTo, type PairingState, type Side } from './lifecycle';

/** What one of the two can do; `say-…` and `cannot-now` are answers to "how is it going?". */
export const ownSteps = [
  ...(['accept', 'decline', 'pause', 'resume'] as const),
  ...(['say-met', 'say-no-answer', 'cannot-now', 'close'] as const),
] as const;
export type OwnStep = (typeof ownSteps)[number];

const steps: Readonly<Record<PairingState, readonly OwnStep[]>> = {
  proposed: ['accept', 'decline'],
  accepted: ['accept', 'decline'],
  active: ['say-met', 'say-no-answer', 'cannot-now', 'pause', 'close'],
  paused: ['resume', 'close'],
  finished: [],
  'ended-early': [],
  declined: [],
  lapsed: [],
  withdrawn: [],
};

/** What one of the two may do now, in the order in which a page offers it. */
export const ownStepsFrom = (at: {
  readonly state: PairingState;
  readonly side: Side;
  readonly acceptedBy: Side | null;
  /** Who said yes as well, before the mentor may begin: they have nothing more to accept. */
  readonly saidYes?: readonly Side[];
  readonly isHeld?: boolean;
}): readonly OwnStep[] =>
  steps[at.state].filter((step) => {
    if (step === 'resume') return at.isHeld !== true;
    if (step === 'accept' && at.saidYes?.includes(at.side)) return false;
    return step !== 'accept' || moveTo({ step, from: at.state, who: at.side, acceptedBy: at.acceptedBy }) !== null;
  });
