import { dayOf, daysAfter } from './days';

/**
 * The last day for an answer: so many days after today, as the calendar on the wall in London has it.
 * @returns YYYY-MM-DD.
 */
export const answerBy = (at: Date, withinDays: number): string => daysAfter(dayOf(at), withinDays);
