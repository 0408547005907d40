import { toLocal, wallText } from '@footing/scheduling';

const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' });

/** "Tuesday 3 November". @param local YYYY-MM-DD, or with a time after it. */
export const dayInWords = (local: string): string => day.format(new Date(local.slice(0, 10))).replace(',', '');

const timeOf = (local: string): string => local.slice(11);

/** "Tuesday 3 November, 14:00". @param local YYYY-MM-DDTHH:MM. */
export const whenInWords = (local: string): string => `${dayInWords(local)}, ${timeOf(local)}`;

/** The place of a zone as people say it: "New York". */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** The clocks of whoever looks and of the other. `other`: a first name; '' where there are several others. */
export interface Clocks {
  readonly zone: string;
  readonly theirZone: string;
  readonly other: string;
}

/** A moment in words. `theirs`: the same on the other's clock; null where theirs shows the same, or there are several. */
export interface WhenWords {
  readonly mine: string;
  readonly theirs: string | null;
}

/** @param start minutes since 1970-01-01T00:00Z. */
export function onClocks(start: number, { zone, theirZone, other }: Clocks): WhenWords {
  const [mine, theirs] = [zone, theirZone].map((one) => wallText(toLocal(start, one))) as [string, string];
  if (mine === theirs || other === '') return { mine: whenInWords(mine), theirs: null };
  const isSameDay = mine.slice(0, 10) === theirs.slice(0, 10);
  return {
    mine: whenInWords(mine),
    theirs: `${isSameDay ? timeOf(theirs) : whenInWords(theirs)} for ${other} (${placeOf(theirZone)})`,
  };
}

/** From when to when on one clock: "Tuesday 3 November, 14:00 to 15:00". */
export function spanInWords({ from, to }: { readonly from: number; readonly to: number }, zone: string): string {
  const [begin, end] = [from, to].map((minute) => wallText(toLocal(minute, zone))) as [string, string];
  const isSameDay = begin.slice(0, 10) === end.slice(0, 10);
  return `${whenInWords(begin)} to ${isSameDay ? timeOf(end) : whenInWords(end)}`;
}
