/** How a student stands in a round, as one word. */
export type StandingCode =
  | 'new'
  | 'begun'
  | 'unsent'
  | 'sent'
  | 'matching'
  | 'still-looking'
  | 'paired'
  | 'fell-through'
  | 'said-enough'
  | 'ended'
  | 'not-this-time'
  | 'withdrawn'
  | 'out'
  | 'over';

/** All that decides it. */
export interface Facts {
  /** YYYY-MM-DD, as every day here. */
  readonly today: string;
  readonly dates: { readonly signUpOpens: string; readonly signUpCloses: string; readonly meetingsEnd: string };
  readonly isBegun: boolean;
  /** Absent: they have not applied. */
  readonly application?: { readonly isWithdrawn: boolean } | undefined;
  readonly takesPart: boolean;
  /** Their newest pairing of the round; absent: none. */
  readonly pairing?:
    { readonly isOver: boolean; readonly hadBegun: boolean; readonly wantsAnother: boolean } | undefined;
  readonly isAnnounced: boolean;
  readonly isWaiting: boolean;
}

/** One word for each student and round, whatever happens: nobody is told nothing. */
export function standingOf(facts: Facts): StandingCode {
  const { today, dates, application, pairing } = facts;
  if (pairing && !pairing.isOver) return 'paired';
  const isOpen = dates.signUpOpens <= today && today <= dates.signUpCloses;
  if (!application) return isOpen ? (facts.isBegun ? 'begun' : 'new') : 'unsent';
  if (application.isWithdrawn) return 'withdrawn';
  // Where it ended early and they are to have somebody else, they are looked for as anybody is who has nobody.
  if (pairing?.hadBegun && (!pairing.wantsAnother || today > dates.meetingsEnd)) return 'ended';
  if (!facts.takesPart) return 'out';
  if (isOpen) return 'sent';
  if (today > dates.meetingsEnd) return 'over';
  if (pairing) return pairing.wantsAnother ? 'fell-through' : 'said-enough';
  if (facts.isWaiting) return 'not-this-time';
  return facts.isAnnounced ? 'still-looking' : 'matching';
}
