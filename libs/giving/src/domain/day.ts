/** The day on the wall in the United Kingdom, YYYY-MM-DD. */
export const dayOf = (at: Date): string => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' }).format(at);
