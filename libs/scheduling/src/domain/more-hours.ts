import type { SlotQuestion, Weekday, WeeklyRule } from './availability';
import { hoursOf, occupiedOf } from './hours';
import { DAY, dayText, weekdayOf } from './local-days';
import { freeOf, otherOf, type Whose } from './removals';
import { startsWithin, travelOf, waysOf } from './slots';
import { subtract } from './spans';
import { toLocal } from './zones';

/** What one of them lacks for one start: from minute to minute of a day of the week on their own clock. */
interface Lacking {
  readonly weekday: Weekday;
  readonly from: number;
  readonly to: number;
}

/**
 * The hours, no longer than one meeting and once a week, that would open the most times if one of the two gave them too; no
 * more of them than is needed for that. Null: no such hours would open any.
 *
 * Cost: the starts of the other's free time, times the meetings' length in steps.
 */
export function hoursToAdd(q: SlotQuestion, whose: Whose): WeeklyRule | null {
  const zone = zoneOf(q, whose);
  const best = mostOpened(lackingIn(q, whose, zone), q.minutes);
  if (!best) return null;
  return {
    zone,
    weekday: best.weekday,
    fromMinute: best.from,
    toMinute: best.to,
    mode: q.mode,
    from: dayText(Math.floor(q.window.from / DAY) - 1),
    until: null,
  };
}

/** The zone in which they gave their last hours; of somebody without hours, that of whoever looks. */
const zoneOf = (q: SlotQuestion, whose: Whose): string => q[whose].rules.at(-1)?.zone ?? q.zone;

/** What is missing for each start at which the other is free and nothing keeps this one but their hours. */
function lackingIn(q: SlotQuestion, whose: Whose, zone: string): Lacking[] {
  const lacking: Lacking[] = [];
  for (const way of waysOf(q.mode)) {
    const hours = hoursOf(q[whose], q.window, [way]);
    const possible = subtract(freeOf(q, otherOf(whose), way), occupiedOf([q[whose]], q.window, travelOf(q, way)));
    for (const start of startsWithin(possible, q)) {
      const missing = subtract([start, start + q.minutes], hours);
      const [from, to] = [missing[0], missing.at(-1)];
      if (from === undefined || to === undefined) continue;
      const local = toLocal(from, zone);
      const day = Math.floor(local / DAY);
      if (local - day * DAY + to - from <= DAY)
        lacking.push({ weekday: weekdayOf(day), from: local - day * DAY, to: local - day * DAY + to - from });
    }
  }
  return lacking;
}

/** Hours that begin where something is lacking, tried one after the other; those that mend most, and of those the shortest. */
function mostOpened(lacking: readonly Lacking[], minutes: number): Lacking | null {
  let [best, most]: [Lacking | null, number] = [null, 0];
  for (const weekday of [1, 2, 3, 4, 5, 6, 7] as const) {
    const ofTheDay = lacking.filter((one) => one.weekday === weekday);
    for (const from of new Set(ofTheDay.map((one) => one.from))) {
      const mended = ofTheDay.filter((one) => one.from >= from && one.to <= from + minutes);
      const to = Math.max(...mended.map((one) => one.to));
      if (mended.length < most || (mended.length === most && best && to - from >= best.to - best.from)) continue;
      [best, most] = [{ weekday, from, to }, mended.length];
    }
  }
  return best;
}
