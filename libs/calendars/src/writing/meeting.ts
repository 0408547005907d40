/** Half open, in whole minutes since 1970-01-01T00:00Z. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** What somebody said to an invitation; `waiting`: nothing yet. */
export type Answer = 'waiting' | 'yes' | 'no' | 'maybe';

/** Somebody who is invited. */
export interface Attendee {
  /** Their own address, which stands in messages to them. */
  readonly address: string;
  /** The address that stands for them in messages to the others: their own where they allow that, else one of ours. */
  readonly alias: string;
  /** What the others may call them; null: nothing. */
  readonly name: string | null;
  readonly answer: Answer;
}

/** A meeting as calendars are told of it. */
export interface Meeting {
  /** The same for the life of the meeting: letters, digits and `.@_-`. */
  readonly uid: string;
  /** One more with each change of time or place, and with the end. */
  readonly sequence: number;
  /** When this was written; the same for the same message. */
  readonly at: Date;
  readonly span: Span;
  /** Where its time of day was agreed, by its IANA name. */
  readonly zone: string;
  /** null: nothing may be told, so that it is called "Mentoring meeting". */
  readonly title: string | null;
  /** Plain text; empty: none. */
  readonly details: string;
  /** Where they meet; null: not in person, or not to be told. */
  readonly place: string | null;
  /** An `https:` address; null: none. */
  readonly joinUrl: string | null;
  /** The service, with an address for answers to this meeting alone. */
  readonly organiser: { readonly name: string; readonly address: string };
  readonly attendees: readonly Attendee[];
  readonly isCancelled: boolean;
}
