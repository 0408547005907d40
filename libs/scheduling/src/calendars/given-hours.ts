import type { HoursOfWeek, HoursOnce } from '@footing/calendars';
import type { Availability, Mode } from '../domain/availability';
import { bothWays, daySpans, hoursOf } from '../domain/hours';
import { DAY, dayNumber, weekdayOf } from '../domain/local-days';
import { intersect, joined, subtract } from '../domain/spans';
import { toUtc } from '../domain/zones';

const words: Readonly<Record<Mode, string>> = {
  any: 'Can meet',
  online: 'Can meet online',
  'in-person': 'Can meet in person',
};

/**
 * The hours that somebody gives, as calendar programs are told of them: those of each weekday, but for days that are not as usual,
 * which are told as they are. What keeps them, such as other calendars and meetings, is not in it: their calendar knows.
 * @param today what is over by then is left out; YYYY-MM-DD.
 */
export function givenHours(
  { rules, exceptions }: Pick<Availability, 'rules' | 'exceptions'>,
  today: string,
): { readonly weekly: HoursOfWeek[]; readonly once: HoursOnce[] } {
  const days = new Map(exceptions.filter(({ day }) => day >= today).map(({ day, zone }) => [day, zone]));
  const weekly = rules
    .filter(({ until }) => until === null || until >= today)
    .map(({ mode, ...rule }) => ({
      ...rule,
      words: words[mode],
      without: [...days.keys()]
        .filter((day) => weekdayOf(dayNumber(day)) === rule.weekday && day >= rule.from && day <= (rule.until ?? day))
        .toSorted(),
    }));
  return { weekly, once: [...days].toSorted().flatMap(([day, zone]) => hoursOn({ rules, exceptions }, day, zone)) };
}

/** What remains of a day that is not as usual. */
function hoursOn(
  { rules, exceptions }: Pick<Availability, 'rules' | 'exceptions'>,
  day: string,
  zone: string,
): HoursOnce[] {
  const start = dayNumber(day) * DAY;
  const window = { from: toUtc(start, zone), to: toUtc(start + DAY, zone) };
  const given = hoursOf({ rules, exceptions, busy: [], taken: [] }, window, bothWays);
  const blocks = exceptions.filter(({ kind }) => kind === 'block').flatMap((one) => daySpans(one, window));
  const left = intersect(subtract(given, joined(blocks)), [window.from, window.to]);
  return Array.from({ length: left.length / 2 }, (_, n) => ({
    ...{ zone, words: words.any },
    span: { from: left[2 * n] ?? 0, to: left[2 * n + 1] ?? 0 },
  }));
}
