import type { Nation } from '../clocks/bank-holidays';
import { type Day, daysBetween } from '../clocks/day';
import { daysLeft } from '../clocks/right-clock';
import type { CourseOfRequest } from './request-course';

/** A request as far as what is due next is concerned. */
export interface DueRequest extends CourseOfRequest {
  readonly dueOn: Day;
  readonly acknowledgeBy: Day | null;
  readonly acknowledgedOn: Day | null;
}

/** The next day on which something is due: for a complaint, first that we say we have it. */
export const nextDue = ({ dueOn, acknowledgeBy, acknowledgedOn }: DueRequest): Day =>
  acknowledgeBy !== null && acknowledgedOn === null && acknowledgeBy < dueOn ? acknowledgeBy : dueOn;

/** Days until then: 0 today, below 0 late; null while the clock stands still or the request is closed. */
export function daysUntilNext(request: DueRequest, today: Day, nation: Nation): number | null {
  const { state, clock } = request;
  if (state === 'done' || state === 'refused' || daysLeft(clock, today, nation) === null) return null;
  return daysBetween(today, nextDue(request));
}
