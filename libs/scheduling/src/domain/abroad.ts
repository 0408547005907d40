import type { WeeklyRule } from './availability';
import { dayNumber, dayText } from './local-days';

/** A time in another zone: days from the first to the last, both counted. */
export interface Stay {
  readonly from: string;
  readonly until: string;
  readonly zone: string;
}

/**
 * The same week lived elsewhere for a time: while somebody is away, their hours are those of the clock where they are.
 *
 * @param stays apart from one another, in any order. @returns rules that say so for each day, each in the zone of that day.
 */
export function rulesAbroad(rules: readonly WeeklyRule[], stays: readonly Stay[]): readonly WeeklyRule[] {
  return stays.reduce<readonly WeeklyRule[]>((all, stay) => all.flatMap((rule) => around(rule, stay)), rules);
}

/** A rule before, during and after a stay; what is left of it on no day is left out. */
function around(rule: WeeklyRule, { from, until, zone }: Stay): WeeklyRule[] {
  const dayBefore = dayText(dayNumber(from) - 1);
  const dayAfter = dayText(dayNumber(until) + 1);
  const begin = rule.from > from ? rule.from : from;
  const end = rule.until !== null && rule.until < until ? rule.until : until;
  const parts: WeeklyRule[] = [
    { ...rule, until: rule.until !== null && rule.until < dayBefore ? rule.until : dayBefore },
    { ...rule, zone, from: begin, until: end },
    { ...rule, from: rule.from > dayAfter ? rule.from : dayAfter },
  ];
  return parts.filter((part) => part.until === null || part.from <= part.until);
}
