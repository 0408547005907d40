export type { Availability, DayException, Mode, SlotQuestion, Span, Weekday, WeeklyRule } from './domain/availability';
export { type MeetingState, meetingStates, type MeetingStep } from './domain/meeting-life';
export { commonSlots } from './domain/slots';
export { canBeTold, isZone, toLocal, toUtc } from './domain/zones';
export { zoneDataVersion } from './zone-data';
export type { Cause, Removal, Whose } from './domain/removals';
export type { Change } from './domain/small-changes';
export { whyNone, type WhyNone } from './domain/why-none';
export { schedulingParts } from './parts-of-me';
export { schedulingRetention } from './retention';
export { SchedulingModule } from './scheduling.module';
export { Availabilities, type OwnAvailability } from './availability/availabilities.service';
export type { GivenException, GivenRule, GivenStay, GivenWishes } from './availability/given-availability';
export { BusyCalendars } from './availability/busy-calendars.service';
export { type ComingDay, type ComingDays, ComingTimes } from './availability/coming-times.service';
export type { RuleKept, ZoneFrom } from './availability/zones-over-time';
export type { BusyCalendar } from './data/own-availability.query';
export { Meetings, type NextMeetings, type PairMeetings, type Wanted } from './booking/meetings.service';
export type { NamedChange, WhyNoTime } from './booking/why-no-time';
export type { OneMeeting } from './booking/one-meeting';
export type { TimesTicked } from './booking/times-ticked';
export { agreeOnCall, type CallTimes, callTimes, callWasHeld, type ShortCall } from './booking/short-calls';
export { MeetingAnswers } from './booking/meeting-answers.service';
export type { MeetingView } from './booking/meeting-view';
export type { NextTime } from './booking/next-times';
export type { OfferedTime } from './data/meeting.query';
export { type GivenMeeting, isMeetingMode } from './booking/given-meeting';
export { instantOf, minuteOf, wallMinute, wallText } from './booking/agreed-time';
export { type CancelReason, cancelReasons, isCancelReason } from './booking/cancel-reasons';
export { Attendance, type AttendanceView, type GivenAttendance } from './attendance/attendance.service';
export { type AttendanceState, attendanceStates, isAttendanceState } from './domain/attendance';
export { isOneTap, type OneTap, oneTaps } from './domain/one-tap';
export { isNotMetTap, type NotMetTap, notMetTaps } from './attendance/attendance-link';
export { AttendanceLinks, type OpenAttendance } from './attendance/attendance-links.service';
export { AfterMeetings } from './attendance/after-meetings.service';
export type { MeetingToSay } from './data/to-say.query';
export { type ProgrammeReflection, ProgrammeReflections } from './attendance/programme-reflections.service';
export {
  isReflectionShare,
  Reflections,
  type ReflectionShare,
  reflectionShares,
  type ReflectionView,
} from './attendance/reflections.service';
export { type BoardRow, Cadences, type OwnCadence } from './cadence/cadences.service';
export type { GivenCadence, RoundCadence, UsualCadence } from './data/cadence.query';
export { CalendarAnswers } from './calendars/calendar-answers.service';
export type { CalendarAnswer } from './data/calendar-answer.query';
export { CalendarPushes } from './calendars/calendar-pushes.service';
export { OwnHours } from './calendars/own-hours.service';
export { OwnCalendars } from './calendars/own-calendars.service';
export type { OwnCalendarView } from './data/own-calendar.query';
export { CalendarFeeds, type FeedAnswer } from './calendars/calendar-feeds.service';
export { MeetingRooms } from './rooms/meeting-rooms.service';
export { type RoomRule, ROOMS_AT_FIRST, type RoomWay, roomWays } from './domain/rooms';
export { ReAnchor } from './zones/re-anchor.service';
export { ZoneAuthority } from './zones/zone-authority.service';
export { MeetingClock, type MeetingRound } from './clock/meeting-clock.service';
