import { knownZone, offsetAt, readTime } from './clocks';
import { type Component, every, first } from './lines';

/** When a clock is set, as a calendar tells it. All in minutes. */
interface Setting {
  readonly wall: number;
  readonly before: number;
  readonly after: number;
}

const MONTH = 30 * 24 * 60;
const HALF_MONTHS = 25;

/**
 * Which of the zones that we know a calendar means by each of its names: the one of that name, of the name at its end
 * (`/example.org/2026/Europe/London`), or one that keeps the same clock in the year that begins at `from`.
 * @param zone taken where several keep it, and where none does.
 * @returns name → zone; a name that is not told about is not in it. Cost: some thousand looks at our own data for each unknown name.
 */
export function zonesOf(calendar: Component, from: number, zone: string): ReadonlyMap<string, string> {
  const told = calendar.inside.filter(({ name }) => name === 'VTIMEZONE').slice(0, MOST_ZONES);
  return new Map(
    told.flatMap((component) => {
      const name = first(component, 'TZID')?.value.trim() ?? '';
      const place = first(component, 'X-LIC-LOCATION')?.value.trim() ?? '';
      if (name === '') return [];
      return [[name, byName(name) ?? byName(place) ?? bySettings(component, from, zone) ?? zone] as const];
    }),
  );
}

const MOST_ZONES = 20;

/** A zone by a name that others use; null: there is none. */
export function byName(name: string): string | null {
  const parts = name.replace(/^["/]+|"$/g, '').split('/');
  const tails = parts.slice(0, 6).map((_, at) => knownZone(parts.slice(at).join('/')));
  // A single word at the end means little: `…/Standard`.
  return tails.find((zone, at) => zone !== null && (at === 0 || parts.length - at > 1)) ?? null;
}

function bySettings(component: Component, from: number, zone: string): string | null {
  const settings = component.inside.flatMap((one) => settingsOf(one, from));
  if (settings.length === 0) return null;
  const moments = Array.from({ length: HALF_MONTHS }, (_, half) => from + (half * MONTH) / 2);
  const wanted = moments.map((moment) => [moment, offsetBy(settings, moment)] as const);
  const keeps = (candidate: string) => wanted.every(([moment, offset]) => offsetAt(moment, candidate) === offset);
  return [zone, 'Europe/London', ...Intl.supportedValuesOf('timeZone')].find(keeps) ?? null;
}

function offsetBy(settings: readonly Setting[], moment: number): number {
  const past = settings.filter(({ wall, before }) => wall - before <= moment);
  const last = past.reduce<Setting | null>((one, other) => (one && one.wall > other.wall ? one : other), null);
  return last?.after ?? settings[0]?.before ?? 0;
}

/** Three years are enough to know the clock of one. A rule that is more than "that weekday of that month" is not read. */
function settingsOf(one: Component, from: number): Setting[] {
  const start = readTime(first(one, 'DTSTART')?.value ?? '');
  const [before, after] = ['TZOFFSETFROM', 'TZOFFSETTO'].map((name) => readOffset(first(one, name)?.value ?? ''));
  if (!start || before === undefined || after === undefined || before === null || after === null) return [];
  const rule = every(one, 'RRULE')[0]?.value;
  if (rule === undefined) return [{ wall: start.wall, before, after }];
  const year = new Date(from * 60_000).getUTCFullYear();
  return [year - 1, year, year + 1].flatMap((each) => {
    const wall = byRule(rule, each, start.wall);
    return wall === null || wall < start.wall ? [] : [{ wall, before, after }];
  });
}

const pairOf = (part: string): [string, string] => [part.split('=')[0] ?? '', part.split('=')[1] ?? ''];

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function byRule(rule: string, year: number, start: number): number | null {
  const parts = new Map(rule.toUpperCase().split(';').map(pairOf));
  const [, nth, weekday = ''] = /^([+-]?[1-5])(SU|MO|TU|WE|TH|FR|SA)$/.exec(parts.get('BYDAY') ?? '') ?? [];
  const month = Number(parts.get('BYMONTH'));
  const until = /^\d{4}/.exec(parts.get('UNTIL') ?? '')?.[0];
  if (parts.get('FREQ') !== 'YEARLY' || !(month >= 1 && month <= 12) || (until && Number(until) < year)) return null;
  const timeOfDay = ((start % 1440) + 1440) % 1440;
  const count = Number(nth);
  // The first such weekday of the month, or the last: from there in whole weeks.
  const edge = Date.UTC(year, count > 0 ? month - 1 : month, count > 0 ? 1 : 0);
  const away = WEEKDAYS.indexOf(weekday) - new Date(edge).getUTCDay();
  const days = count > 0 ? ((away + 7) % 7) + (count - 1) * 7 : -((7 - away) % 7) + (count + 1) * 7;
  return weekday === '' ? null : edge / 60_000 + days * 1440 + timeOfDay;
}

function readOffset(text: string): number | null {
  const [all, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)(?:\d\d)?$/.exec(text.trim()) ?? [];
  return all === undefined ? null : (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
