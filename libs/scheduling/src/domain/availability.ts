/** Minutes since 1970-01-01T00:00Z, or spans of them: `from` is in it, `to` is not. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** How two people meet; `any`: either way will do. */
export type Mode = 'any' | 'online' | 'in-person';
/** 1 is Monday, 7 is Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** Hours of every such weekday on the clock of a zone. */
export interface WeeklyRule {
  /** An IANA name, e.g. `Europe/London`. */
  readonly zone: string;
  readonly weekday: Weekday;
  /** Minutes after midnight as the clock shows them, 0 to 1440; `fromMinute < toMinute`. */
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly mode: Mode;
  /** First day it holds, YYYY-MM-DD. */
  readonly from: string;
  /** Last day it holds, YYYY-MM-DD; null: until further notice. */
  readonly until: string | null;
}

/**
 * One day that is not as usual. `replace`: only these hours, whatever the week says (without hours: none). `block`: not
 * these hours (without: not that day). `extra`: these hours too (without: the whole day). Extra and replacing hours suit
 * any way to meet.
 */
export interface DayException {
  /** YYYY-MM-DD on the calendar of `zone`. */
  readonly day: string;
  readonly zone: string;
  readonly kind: 'replace' | 'block' | 'extra';
  /** Minutes after midnight as the clock shows them, 0 to 1440; both null or neither. */
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
}

/** When one person can meet. */
export interface Availability {
  readonly rules: readonly WeeklyRule[];
  readonly exceptions: readonly DayException[];
  /** Times from their own calendar at which they are busy; in any order, overlaps allowed. */
  readonly busy: readonly Span[];
  /** Times of meetings that are held or agreed, with their travel; in any order, overlaps allowed. */
  readonly taken: readonly Span[];
}

/** Which times suit two people. */
export interface SlotQuestion {
  readonly a: Availability;
  readonly b: Availability;
  /** The whole meeting is within it; travel may reach beyond. */
  readonly window: Span;
  /** How long they meet; at least 1. */
  readonly minutes: number;
  /** Starts are on a multiple of it after midnight on the clock of `zone`; divides 1440. */
  readonly step: number;
  /** The zone of whoever looks. */
  readonly zone: string;
  /** `any`: a time suits if there is one way in which both can meet then. */
  readonly mode: Mode;
  /** Free time that each needs before and after a meeting in person; 0 or more. */
  readonly travelMinutes: number;
}
