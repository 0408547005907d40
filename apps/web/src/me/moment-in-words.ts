const moment = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "22 November at 14:05", as clocks in the UK show it. */
export const momentInWords = (at: Date): string => moment.format(at);
