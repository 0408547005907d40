/** How a meeting stands. `holdsTime`: nobody in it can be anywhere else at that time. `over`: it takes place no more, or has. */
export const meetingStates = {
  proposed: { holdsTime: false, over: false, words: 'Times offered' },
  held: { holdsTime: true, over: false, words: 'Time held' },
  confirmed: { holdsTime: true, over: false, words: 'Agreed' },
  cancelled: { holdsTime: false, over: true, words: 'Cancelled' },
  declined: { holdsTime: false, over: true, words: 'None of the times suited' },
  expired: { holdsTime: false, over: true, words: 'No answer in time' },
  completed: { holdsTime: false, over: true, words: 'Took place' },
  missed: { holdsTime: false, over: true, words: 'Did not take place' },
} as const satisfies Record<string, { readonly holdsTime: boolean; readonly over: boolean; readonly words: string }>;
export type MeetingState = keyof typeof meetingStates;

export const meetingStateNames = Object.keys(meetingStates) as readonly MeetingState[];
/** States in which a meeting takes the time of everybody in it. */
export const timeHoldingStates = meetingStateNames.filter((state) => meetingStates[state].holdsTime);
/** How a meeting may begin: as offered times, as a time that waits for the other's yes, or agreed in one tap. */
export const firstMeetingStates = ['proposed', 'held', 'confirmed'] as const satisfies readonly MeetingState[];

/**
 * Who moves a meeting: whoever asked for it, somebody else who is in it, staff, or the service by itself (a time has
 * passed, contact was put on hold, clocks are set otherwise than was foreseen).
 */
export const meetingMovers = ['asker', 'other', 'staff', 'service'] as const;
export type MeetingMover = (typeof meetingMovers)[number];

interface Rule {
  readonly from: readonly MeetingState[];
  readonly to: MeetingState;
  readonly who: readonly MeetingMover[];
}
const people = ['asker', 'other'] as const;

const rules = {
  /** Other times instead; whoever offers them asks now. */
  'offer-others': [{ from: ['proposed'], to: 'proposed', who: people }],
  hold: [{ from: ['proposed'], to: 'held', who: people }],
  accept: [{ from: ['proposed', 'held'], to: 'confirmed', who: ['other'] }],
  /** The time that suits most of a group: its mentor has offered several. */
  choose: [{ from: ['proposed'], to: 'confirmed', who: ['asker'] }],
  decline: [{ from: ['proposed', 'held'], to: 'declined', who: ['other'] }],
  expire: [{ from: ['proposed', 'held'], to: 'expired', who: ['service'] }],
  cancel: [{ from: ['proposed', 'held', 'confirmed'], to: 'cancelled', who: ['asker', 'other', 'staff', 'service'] }],
  /** Another time or place, for the same meeting in everybody's calendar. */
  reschedule: [{ from: ['confirmed'], to: 'confirmed', who: people }],
  /** The clocks of a zone are set otherwise than was foreseen: the hour on the wall stays, the instant moves. */
  're-anchor': [{ from: ['confirmed'], to: 'confirmed', who: ['service'] }],
  /** Nothing changes but what calendars may say of it: somebody has taken back that they name people. */
  reword: [{ from: ['confirmed'], to: 'confirmed', who: ['service'] }],
  /** Somebody has left a group's meeting, and knows its room: those who stay meet in another. */
  'new-room': [{ from: ['confirmed'], to: 'confirmed', who: ['service'] }],
  /** What people say of who came decides; what they say later may correct it. */
  complete: [{ from: ['confirmed', 'missed'], to: 'completed', who: ['asker', 'other', 'service'] }],
  miss: [{ from: ['confirmed', 'completed'], to: 'missed', who: ['asker', 'other', 'service'] }],
} as const satisfies Record<string, readonly Rule[]>;
export type MeetingStep = keyof typeof rules;

export const meetingSteps = Object.keys(rules) as readonly MeetingStep[];

/** One line of the life of a meeting. */
export interface MeetingMove {
  readonly step: MeetingStep;
  readonly from: MeetingState;
  readonly to: MeetingState;
  readonly who: MeetingMover;
  /** Calendars must be told, so that the number of the invitation (SEQUENCE) rises by one with it. */
  readonly tellsCalendars: boolean;
}

/** Steps after which an invitation that was sent is no longer true. */
const untrue: readonly MeetingStep[] = ['cancel', 'reschedule', 're-anchor', 'reword', 'new-room'];

/** The whole life of a meeting, line by line. The database holds the same lines and lets nothing else happen. */
export const meetingMoves: readonly MeetingMove[] = meetingSteps.flatMap((step) =>
  rules[step].flatMap(({ from, to, who }) =>
    from.flatMap((one): MeetingMove[] =>
      who.map((mover) => ({
        step,
        from: one,
        to,
        who: mover,
        tellsCalendars: one === 'confirmed' && untrue.includes(step),
      })),
    ),
  ),
);

/** Where a step leads; null where nobody of that kind may take it from there. */
export const meetingMoveTo = (at: Pick<MeetingMove, 'step' | 'from' | 'who'>): MeetingMove | null =>
  meetingMoves.find(({ step, from, who }) => step === at.step && from === at.from && who === at.who) ?? null;
