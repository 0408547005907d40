export type { Answer, Attendee, Meeting, Span } from './writing/meeting';
export { cancellation, entry, feed, invitation } from './writing/messages';
export { type CalendarFault, calendarFaults, CalendarRefused } from './calendar-refused';
export { busyOf, MOST_CALENDAR_BYTES } from './reading/busy';
export type { BusyQuestion } from './reading/busy-spans';
export { type Reply, replyIn } from './replies/reply';
export type { Reach } from './fetching/ask-calendar';
export { fetchCalendar, type Fetched } from './fetching/fetch-calendar';
export { type Kept, OwnCalendar, type OwnCalendarAccount } from './putting/own-calendar';
