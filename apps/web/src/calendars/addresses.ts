/** Every address of meetings in people's own calendars, once. */
export const calendarAddresses = {
  /** How somebody's meetings come into their own calendar. */
  myCalendar: '/me/calendar',
  makeFeed: '/me/calendar/feed',
  endFeed: '/me/calendar/feed/end',
  ownCalendar: '/me/calendar/own',
  endOwnCalendar: '/me/calendar/own/end',
  /** What calendar programs ask for, without a cookie. */
  feed: (token: string) => `/cal/${token}.ics`,
  /** The hours that somebody gives, to take along. */
  hoursFile: '/me/calendar/hours.ics',
  /** One meeting, to open in a calendar program. */
  meetingFile: (id: string) => `/meetings/${id}/calendar.ics`,
} as const;
