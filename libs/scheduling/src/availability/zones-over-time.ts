import type { Mode, Weekday, WeeklyRule } from '../domain/availability';
import { dayNumber, dayText } from '../domain/local-days';

/** The zone of people who have not said another: that of the institution. */
export const HOME_ZONE = 'Europe/London';

/** From a day on, YYYY-MM-DD, somebody is in a zone. */
export interface ZoneFrom {
  readonly from: string;
  readonly zone: string;
}

/** Hours of a weekday as they are kept: on whatever clock is where the person is. */
export interface RuleKept {
  readonly weekday: Weekday;
  readonly fromMinute: number;
  readonly toMinute: number;
  readonly mode: Mode;
  readonly from: string;
  readonly until: string | null;
}

/** The day before. */
export const dayBefore = (day: string): string => dayText(dayNumber(day) - 1);
export const dayAfter = (day: string): string => dayText(dayNumber(day) + 1);

/** Where somebody is on a day. @param zones by day, the earliest first. */
export const zoneOn = (zones: readonly ZoneFrom[], day: string): string =>
  zones.findLast(({ from }) => from <= day)?.zone ?? HOME_ZONE;

/** A rule as it holds in each zone that somebody is in while it does: whoever is abroad can meet at the same hours of the clock there. */
export function rulesInZones(rule: RuleKept, zones: readonly ZoneFrom[]): WeeklyRule[] {
  const periods = [{ from: '0000-01-01', zone: HOME_ZONE }, ...zones];
  return periods.flatMap(({ from, zone }, n) => {
    const next = periods[n + 1];
    const first = from > rule.from ? from : rule.from;
    const last = earlier(rule.until, next ? dayBefore(next.from) : null);
    return last !== null && last < first ? [] : [{ ...rule, zone, from: first, until: last }];
  });
}

const earlier = (one: string | null, other: string | null): string | null =>
  one === null ? other : other === null || one < other ? one : other;

/**
 * The zones of somebody once they say that they are elsewhere from one day to another: then they are back where they would
 * have been. @param until the last day there; null: until further notice.
 */
export function zonesWithStay(
  zones: readonly ZoneFrom[],
  { from, until, zone }: { readonly from: string; readonly until: string | null; readonly zone: string },
): ZoneFrom[] {
  const back = until === null ? null : dayAfter(until);
  const before = zones.filter((one) => one.from < from);
  const after = back === null ? [] : zones.filter((one) => one.from > back);
  const home = back === null ? [] : [{ from: back, zone: zoneOn(zones, back) }];
  return merged([...before, { from, zone }, ...home, ...after]);
}

/** Without entries that change nothing. */
const merged = (zones: readonly ZoneFrom[]): ZoneFrom[] =>
  zones.filter(({ zone }, n) => zone !== (zones[n - 1]?.zone ?? HOME_ZONE));
