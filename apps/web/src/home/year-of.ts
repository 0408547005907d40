import type { TimelineStep } from '@footing/pages';
import { phaseOn, type RoundDates, type RoundPhase } from '@footing/programmes';

/** "2026-11-30" → "Monday 30 November". Days have no time zone: they are read and written as they stand. */
export const dayInWords = (day: string): string =>
  new Date(`${day}T00:00:00Z`).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  });

const order: readonly RoundPhase[] = ['planned', 'signing-up', 'matching', 'meeting', 'over'];

/** The steps of a round as people see them. @param today YYYY-MM-DD. */
export function yearOf(round: RoundDates, today: string): TimelineStep[] {
  const now = order.indexOf(phaseOn(today, round));
  const steps = [
    {
      at: 1,
      name: 'Sign up',
      when: `${dayInWords(round.signUpOpens)} to ${dayInWords(round.signUpCloses)}`,
      detail: 'Students and mentors tell us what they look for and what they offer.',
    },
    {
      at: 2,
      name: 'Pairing',
      when: `By ${dayInWords(round.matchBy)}`,
      detail: 'Everybody at once. A careers consultant looks at each pairing.',
    },
    {
      at: 3,
      name: 'Meetings',
      when: `${dayInWords(round.meetingsStart)} to ${dayInWords(round.meetingsEnd)}`,
      detail: 'About an hour each, three to six times.',
    },
  ];
  return steps.map(({ at, ...step }) => ({ ...step, state: at < now ? 'done' : at === now ? 'now' : 'later' }));
}
