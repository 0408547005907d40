/** The two people of a pairing. In reverse mentoring the student is the one who mentors. */
export const sides = ['student', 'mentor'] as const;
export type Side = (typeof sides)[number];

/** Who moves a pairing: one of the two, staff, or the service by itself: when a day has passed, or contact is put on hold. */
export type Mover = Side | 'staff' | 'clock';

/** How a pairing stands, as staff read it. `holds`: it takes one of the mentor's places. */
export const states = {
  proposed: { holds: true, words: 'Proposed', about: 'Both have been asked.' },
  accepted: { holds: true, words: 'One said yes', about: 'One said yes, the other has been asked.' },
  active: { holds: true, words: 'Active', about: 'Both said yes.' },
  paused: { holds: true, words: 'Paused', about: 'They meet again on a day that is known.' },
  finished: { holds: false, words: 'Finished', about: 'It came to its end.' },
  'ended-early': { holds: false, words: 'Ended early', about: 'One of the two, or staff, ended it before its end.' },
  declined: { holds: false, words: 'Declined', about: 'One of the two said no.' },
  lapsed: { holds: false, words: 'No answer in time', about: 'The last day passed without an answer.' },
  withdrawn: { holds: false, words: 'Called off', about: 'Staff called it off before it began.' },
} as const satisfies Record<string, { readonly holds: boolean; readonly words: string; readonly about: string }>;
export type PairingState = keyof typeof states;

export const pairingStates = Object.keys(states) as readonly PairingState[];
/** States in which a pairing takes one of the mentor's places; the others are ends. */
export const holdingStates = pairingStates.filter((state) => states[state].holds);
export const isEnd = (state: PairingState): boolean => !states[state].holds;

interface Rule {
  readonly from: readonly PairingState[];
  readonly to: PairingState;
  readonly who: readonly Mover[];
}

const rules = {
  accept: [
    { from: ['proposed'], to: 'accepted', who: sides },
    { from: ['accepted'], to: 'active', who: sides },
  ],
  decline: [{ from: ['proposed', 'accepted'], to: 'declined', who: sides }],
  lapse: [{ from: ['proposed', 'accepted', 'active'], to: 'lapsed', who: ['clock'] }],
  pause: [{ from: ['active'], to: 'paused', who: ['student', 'mentor', 'staff', 'clock'] }],
  resume: [{ from: ['paused'], to: 'active', who: ['student', 'mentor', 'staff', 'clock'] }],
  finish: [{ from: ['active', 'paused'], to: 'finished', who: ['student', 'mentor', 'staff', 'clock'] }],
  'end-early': [{ from: ['active', 'paused'], to: 'ended-early', who: ['student', 'mentor', 'staff'] }],
  'call-off': [{ from: ['proposed', 'accepted'], to: 'withdrawn', who: ['staff'] }],
} as const satisfies Record<string, readonly Rule[]>;
export type Step = keyof typeof rules;

export const lifeSteps = Object.keys(rules) as readonly Step[];

/** One line of the lifecycle. */
export interface PairingMove {
  readonly step: Step;
  readonly from: PairingState;
  readonly to: PairingState;
  readonly who: Mover;
}

/** The whole life of a pairing, line by line. The database holds the same lines and lets nothing else happen. */
export const moves: readonly PairingMove[] = lifeSteps.flatMap((step) =>
  rules[step].flatMap(({ from, to, who }) =>
    from.flatMap((one): PairingMove[] => who.map((mover) => ({ step, from: one, to, who: mover }))),
  ),
);

/**
 * Where a step leads; null where nobody of that kind may take it there. The yes that makes a pairing active is the other
 * side's: who said yes already has nothing more to accept.
 * @param acceptedBy who said yes while only one did; null otherwise.
 */
export function moveTo(at: {
  readonly step: Step;
  readonly from: PairingState;
  readonly who: Mover;
  readonly acceptedBy: Side | null;
}): PairingState | null {
  if (at.step === 'accept' && at.acceptedBy === at.who) return null;
  return moves.find(({ step, from, who }) => step === at.step && from === at.from && who === at.who)?.to ?? null;
}
