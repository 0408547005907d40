import { daysAfter, earlierOf, laterOf } from './days';
import type { PairingState } from './lifecycle';
import { type Awaited, CLOSING_DAYS, FIRST_MEETING_DAYS } from './waits';

/** What is awaited next, and by when. */
export interface NextWait {
  readonly awaits: Awaited;
  /** YYYY-MM-DD. */
  readonly by: string;
}

/** What is known when a pairing has come into a state. All days YYYY-MM-DD. */
export interface Arrived {
  readonly state: PairingState;
  readonly today: string;
  /** The last day for both answers. */
  readonly answerBy: string;
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
  /** Until when a break is to last; needed when paused. */
  readonly until: string | null;
  /** Whether somebody has said that they met. */
  readonly haveMet: boolean;
}

const MORE_DAYS_TO_ANSWER = 3;

/** The last day on which a pairing of the round is still under way. */
export const lastDayOf = ({ today, meetingsEnd }: Pick<Arrived, 'today' | 'meetingsEnd'>): string =>
  laterOf(daysAfter(meetingsEnd, CLOSING_DAYS), daysAfter(today, 1));

/**
 * What is awaited of a pairing that has just come into a state; null where it is over. Whoever is asked to follow on a yes
 * has three days at least.
 */
export function nextWait(at: Arrived): NextWait | null {
  const last = lastDayOf(at);
  switch (at.state) {
    case 'proposed':
      return { awaits: 'answers', by: at.answerBy };
    case 'accepted':
      return { awaits: 'other-answer', by: laterOf(at.answerBy, daysAfter(at.today, MORE_DAYS_TO_ANSWER)) };
    case 'active': {
      const first = daysAfter(laterOf(at.today, at.meetingsStart), FIRST_MEETING_DAYS);
      return at.haveMet || first >= last ? { awaits: 'end', by: last } : { awaits: 'first-meeting', by: first };
    }
    case 'paused':
      return { awaits: 'return', by: earlierOf(at.until ?? daysAfter(at.today, 1), last) };
    default:
      return null;
  }
}
