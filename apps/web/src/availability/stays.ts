import type { GivenStay, OwnAvailability } from '@footing/scheduling';
import { dayName, daysName } from './day-words';
import { cityOf } from './zone-words';

/** Somebody is elsewhere from one day to another, both included; `until` null: until further notice. */
export type Stay = GivenStay & {
  /** Where they are before it. */
  readonly before: string;
};

const DAY_MS = 86_400_000;
const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

/** The stays ahead of somebody; to come back to where they were is none. */
export function staysOf({ zone, zonesAhead }: Pick<OwnAvailability, 'zone' | 'zonesAhead'>): Stay[] {
  return zonesAhead.flatMap((one, n) => {
    const before = zonesAhead[n - 1]?.zone ?? zone;
    const next = zonesAhead[n + 1];
    const isBack = n > 0 && one.zone === (zonesAhead[n - 2]?.zone ?? zone);
    return isBack ? [] : [{ ...one, until: next ? dayBefore(next.from) : null, before }];
  });
}

/** "Monday 21 December to Sunday 3 January: New York." */
export const stayInWords = ({ from, until, zone }: GivenStay): string =>
  `${until === null ? `From ${dayName(from)} on` : daysName(from, until)}: ${cityOf(zone)}.`;
