/** How many days each of the two has to sign, and to write last words once the other has. */
export const AGREEMENT_DAYS = 14;
export const CLOSING_DAYS = 14;

const DAY_MS = 24 * 60 * 60 * 1_000;
const inLondon = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/London' });
const daysFrom = (at: Date, days: number): string => inLondon.format(new Date(at.getTime() + days * DAY_MS));

/** The last day for signing, for somebody asked at this moment. YYYY-MM-DD. */
export const agreementDay = (at: Date): string => daysFrom(at, AGREEMENT_DAYS);
/** The last day for last words. YYYY-MM-DD. */
export const closingDay = (at: Date): string => daysFrom(at, CLOSING_DAYS);
