import type { Availability, DayException, SlotQuestion, WeeklyRule } from '../domain/availability';
import { DAY, dayText, weekdayOf } from '../domain/local-days';
import { toLocal, toUtc } from '../domain/zones';

type Way = 'online' | 'in-person';

/** The same answer as `commonSlots`, found by looking at every minute of every meeting that could be. */
export function slotsMinuteByMinute(q: SlotQuestion): number[] {
  const ways: Way[] = q.mode === 'any' ? ['online', 'in-person'] : [q.mode];
  const begin = q.window.from - q.travelMinutes;
  const every = Array.from({ length: q.window.to - begin + q.travelMinutes }, (_, at) => begin + at);
  const people = [q.a, q.b];
  const kept = every.map((minute) => people.some((one) => isKept(one, minute)));
  const given = new Map(
    ways.map((way) => [way, every.map((minute) => people.every((one) => givesHours(one, minute, way)))]),
  );
  const fits = (way: Way, start: number) => {
    const travel = way === 'online' ? 0 : q.travelMinutes;
    for (let minute = start - travel; minute < start + q.minutes + travel; minute += 1) {
      if (kept[minute - begin]) return false;
      if (minute >= start && minute < start + q.minutes && !given.get(way)?.[minute - begin]) return false;
    }
    return true;
  };
  const last = q.window.to - q.minutes;
  return every.filter((start) => {
    if (start < q.window.from || start > last) return false;
    const local = toLocal(start, q.zone);
    return local % q.step === 0 && toUtc(local, q.zone) === start && ways.some((way) => fits(way, start));
  });
}

/** Whether something keeps them from meeting at that minute. */
export const isKept = ({ busy, taken, exceptions }: Availability, minute: number): boolean =>
  [...busy, ...taken].some(({ from, to }) => minute >= from && minute < to) ||
  exceptions.some((one) => one.kind === 'block' && isIn(one, minute));

/** Whether it is a minute of the hours they give for meeting in that way. */
export function givesHours({ rules, exceptions }: Availability, minute: number, way: Way): boolean {
  const given = exceptions.filter(
    ({ kind, fromMinute }) => kind === 'extra' || (kind === 'replace' && fromMinute !== null),
  );
  if (given.some((one) => isIn(one, minute))) return true;
  const replaced = exceptions.some((one) => one.kind === 'replace' && textOfDay(dayAt(minute, one.zone)) === one.day);
  return !replaced && rules.some((rule) => (rule.mode === 'any' || rule.mode === way) && isOf(rule, minute));
}

const written = new Map<number, string>();
/** Days as they are written; each only once, since every minute asks. */
function textOfDay(day: number): string {
  const text = written.get(day) ?? dayText(day);
  written.set(day, text);
  return text;
}
const dayAt = (minute: number, zone: string) => Math.floor(toLocal(minute, zone) / DAY);

function isOf(rule: WeeklyRule, minute: number): boolean {
  const day = dayAt(minute, rule.zone);
  const clock = toLocal(minute, rule.zone) - day * DAY;
  if (weekdayOf(day) !== rule.weekday || clock < rule.fromMinute || clock >= rule.toMinute) return false;
  return textOfDay(day) >= rule.from && (rule.until === null || textOfDay(day) <= rule.until);
}

function isIn(one: DayException, minute: number): boolean {
  const day = dayAt(minute, one.zone);
  const clock = toLocal(minute, one.zone) - day * DAY;
  return textOfDay(day) === one.day && clock >= (one.fromMinute ?? 0) && clock < (one.toMinute ?? DAY);
}
