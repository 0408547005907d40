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
