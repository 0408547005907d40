export type { Availability, DayException, Mode, SlotQuestion, Span, Weekday, WeeklyRule } from './domain/availability';
export {
  firstMeetingStates,
  type MeetingMove,
  meetingMoves,
  type MeetingMover,
  meetingMovers,
  meetingMoveTo,
  type MeetingState,
  meetingStateNames,
  meetingStates,
  type MeetingStep,
  meetingSteps,
  timeHoldingStates,
} from './domain/meeting-life';
export { commonSlots } from './domain/slots';
export { isZone, toLocal, toUtc } from './domain/zones';
export { zoneDataVersion } from './zone-data';
export type { Cause, Removal, Whose } from './domain/removals';
export type { Change } from './domain/small-changes';
export { whyNone, type WhyNone } from './domain/why-none';
