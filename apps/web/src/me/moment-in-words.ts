const inLondon = (options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'Europe/London' });
const day = inLondon({ weekday: 'long', day: 'numeric', month: 'long' });
const clock = inLondon({ hour: '2-digit', minute: '2-digit', hour12: false });

/** "Sunday 22 November, 14:05", as clocks in the UK show it. */
export const momentInWords = (at: Date): string => `${day.format(at).replace(',', '')}, ${clock.format(at)}`;
