import type { KindOfProgramme } from './said';

interface Meetings {
  /** YYYY-MM-DD, both. */
  readonly meetingsStart: string;
  readonly meetingsEnd: string;
}

/** Hours a month that one place takes, meetings and messages together. */
const HOURS_A_MONTH = { career: 2, reverse: 1, group: 1 } as const satisfies Record<KindOfProgramme, number>;

/** What one place costs in hours, in plain sentences. */
export function costOfAPlace(kind: KindOfProgramme, dates: Meetings): string {
  const months = monthsOf(dates);
  const hours = HOURS_A_MONTH[kind];
  const inAll = `about ${hours * months} hours in all`;
  if (kind === 'reverse') return `One student takes about an hour a month: ${inAll}, over ${monthsInWords(months)}.`;
  if (kind === 'group')
    return `You meet the whole group together: about two hours a month. Each student adds up to an hour a month for messages, so ${inAll} for each, over ${monthsInWords(months)}.`;
  return `One student takes about two hours a month: a meeting of an hour, and messages. That is ${inAll}, over ${monthsInWords(months)}.`;
}

/** Whole months between two days, at least one. */
export function monthsOf({ meetingsStart, meetingsEnd }: Meetings): number {
  const [from, to] = [new Date(meetingsStart), new Date(meetingsEnd)];
  const months = (to.getUTCFullYear() - from.getUTCFullYear()) * 12 + to.getUTCMonth() - from.getUTCMonth();
  return Math.max(1, months);
}

const monthsInWords = (months: number): string => (months === 1 ? 'one month' : `${months} months`);
