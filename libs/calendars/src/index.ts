export type { Answer, Attendee, Meeting, Span } from './writing/meeting';
export { cancellation, entry, feed, invitation } from './writing/messages';
export { type CalendarFault, calendarFaults, CalendarRefused } from './calendar-refused';
