/** What the record says of meetings in somebody's own calendar, and of their rooms. */
export const calendarEvents = {
  'calendar-feed.made': { kind: 'change', words: 'made a private address for a calendar of your meetings' },
  'calendar-feed.ended': { kind: 'change', words: 'ended the private address of the calendar of your meetings' },
  'own-calendar.connected': { kind: 'change', words: 'connected your own calendar' },
  'own-calendar.disconnected': { kind: 'change', words: 'disconnected your own calendar' },
  'meeting-rooms.set': { kind: 'change', words: 'said how online meetings get their link' },
} as const;
