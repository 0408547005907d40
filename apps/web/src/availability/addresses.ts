/** Every address of the pages on which people say when they can meet, once. */
export const availabilityAddresses = {
  whenICanMeet: '/me/when',
  comingTimes: '/me/when/coming',
  otherDays: '/me/when/days',
  removeOtherDays: '/me/when/days/remove',
  whereIAm: '/me/when/where',
  moveTo: '/me/when/where/now',
  removeStay: '/me/when/where/remove',
  ownCalendars: '/me/when/calendars',
  sendCalendar: '/me/when/calendars/file',
  readCalendar: '/me/when/calendars/read',
  removeCalendar: (id: string) => `/me/when/calendars/remove?calendar=${id}`,
  removeCalendarNow: '/me/when/calendars/remove',
} as const;
