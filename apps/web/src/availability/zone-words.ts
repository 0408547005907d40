import type { SelectOption } from '@footing/pages';

/** Cities under the names that people there use, where the list of zones has an older one. */
const newer: Readonly<Record<string, string>> = {
  ...{ Calcutta: 'Kolkata', Katmandu: 'Kathmandu', Saigon: 'Ho Chi Minh City', Rangoon: 'Yangon', Kiev: 'Kyiv' },
  ...{ Asmera: 'Asmara', Faeroe: 'Faroe Islands', Godthab: 'Nuuk' },
};

/** "New York" of America/New_York. */
export function cityOf(zone: string): string {
  const last = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return newer[last] ?? last;
}

/** "London time". */
export const zoneInWords = (zone: string): string => `${cityOf(zone)} time`;

/** What the clock shows there: "14:05". */
export const clockIn = (at: Date, zone: string): string =>
  new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(at);

/** "Tuesday 3 November, 14:00", on the clock there. */
export function momentIn(at: Date, zone: string): string {
  const day = { weekday: 'long', day: 'numeric', month: 'long', timeZone: zone } as const;
  return `${new Intl.DateTimeFormat('en-GB', day).format(at).replace(',', '')}, ${clockIn(at, zone)}`;
}

const areas: Readonly<Record<string, string>> = {
  ...{ Europe: 'Europe', America: 'America', Asia: 'Asia', Africa: 'Africa', Australia: 'Australia' },
  ...{ Pacific: 'Pacific', Atlantic: 'Atlantic', Indian: 'Indian Ocean', Antarctica: 'Antarctica', Arctic: 'Arctic' },
};
const named = (zone: string): SelectOption => {
  const area = areas[zone.split('/')[0] ?? ''];
  return { value: zone, text: area ? `${cityOf(zone)} (${area})` : cityOf(zone) };
};

const HOME = 'Europe/London';
/** Large cities only: counties whose clocks once went their own way have three parts, and people there name the next city. */
const all = Intl.supportedValuesOf('timeZone')
  .filter((zone) => zone.split('/').length === 2 && !zone.startsWith('Antarctica/') && zone !== HOME)
  .map(named)
  .sort((one, other) => one.text.localeCompare(other.text, 'en'));

/** Every place to choose from, by its name, London first. @param chosen is there whatever its name. */
export function zoneChoices(chosen: string): SelectOption[] {
  const known = [named(HOME), ...all];
  return known.some(({ value }) => value === chosen) || chosen === '' ? known : [named(chosen), ...known];
}
