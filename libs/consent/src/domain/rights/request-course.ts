import { DomainError } from '@footing/kernel';
import type { Nation } from '../clocks/bank-holidays';
import type { Day } from '../clocks/day';
import { dueOn, extend, mayExtend, type Missing, type RightClock, runOn, stop } from '../clocks/right-clock';
import {
  groundsToKeep,
  type RightGround,
  type RightKind,
  type RightOutcome,
  rights,
  type RightState,
} from './right-kinds';

/** A request as far as its course is concerned. */
export interface CourseOfRequest {
  readonly kind: RightKind;
  readonly state: RightState;
  readonly clock: RightClock;
}

/** What can be done with a request, besides writing to the person. */
export type RightStep =
  'take-in-hand' | 'ask-identity' | 'ask-clarification' | 'carry-on' | 'extend' | 'write' | 'close';

const steps: Readonly<Record<RightState, readonly RightStep[]>> = {
  received: ['take-in-hand'],
  'in-hand': ['ask-identity', 'ask-clarification', 'extend', 'write', 'close'],
  waiting: ['carry-on'],
  done: [],
  refused: [],
};

/** What can be done now, in the order pages show it. */
export const stepsNow = ({ state, clock }: CourseOfRequest, today: Day, nation: Nation): readonly RightStep[] =>
  steps[state].filter((step) => step !== 'extend' || mayExtend(clock, today, nation));

/** @throws {DomainError} conflict, `right.step`, when it is not the time for this step. */
function refuseUntimely(request: CourseOfRequest, step: RightStep, today: Day, nation: Nation): void {
  if (!stepsNow(request, today, nation).includes(step))
    throw new DomainError('conflict', 'right.step', `${step} while ${request.state}`);
}

/** The request after a step. */
export interface AfterStep {
  readonly state: RightState;
  readonly clock: RightClock;
  readonly dueOn: Day;
}

/**
 * What becomes of a request by a step other than closing it.
 * @throws {DomainError} conflict, `right.step`, when it is not the time for it.
 */
export function afterStep(
  request: CourseOfRequest,
  step: Exclude<RightStep, 'close'>,
  today: Day,
  nation: Nation,
): AfterStep {
  refuseUntimely(request, step, today, nation);
  const clock = clockAfter(request.clock, step, today);
  const state = clock.stopped ? 'waiting' : 'in-hand';
  return { state, clock, dueOn: dueOn(clock, nation) };
}

const missing: Partial<Record<RightStep, Missing>> = {
  'ask-identity': 'identity',
  'ask-clarification': 'clarification',
};

function clockAfter(clock: RightClock, step: RightStep, today: Day): RightClock {
  const lacks = missing[step];
  if (lacks) return stop(clock, today, lacks);
  if (step === 'carry-on') return runOn(clock, today);
  return step === 'extend' ? extend(clock) : clock;
}

/** How somebody means to close a request. */
export interface Closing {
  readonly outcome: RightOutcome;
  /** Why something is refused or kept; null where nothing is. */
  readonly ground: RightGround | null;
}

/**
 * The state a request ends in.
 * @throws {DomainError} conflict, `right.step`; invalid, `right.outcome` or `right.ground`, when it does not fit its kind.
 */
export function afterClosing(
  request: CourseOfRequest,
  { outcome, ground }: Closing,
  today: Day,
  nation: Nation,
): Extract<RightState, 'done' | 'refused'> {
  refuseUntimely(request, 'close', today, nation);
  if (!rights[request.kind].outcomes.includes(outcome)) throw new DomainError('invalid', 'right.outcome', outcome);
  const allowed = groundsFor(request.kind, outcome);
  if (allowed.length === 0 ? ground !== null : ground === null || !allowed.includes(ground))
    throw new DomainError('invalid', 'right.ground', ground ?? 'none');
  return outcome === 'refused' ? 'refused' : 'done';
}

/** The grounds of which an outcome needs one; empty: it needs none. */
export function groundsFor(kind: RightKind, outcome: RightOutcome): readonly RightGround[] {
  if (outcome === 'refused') return rights[kind].refusable;
  return outcome === 'kept-without-name' ? groundsToKeep : [];
}
