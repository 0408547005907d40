import type { Availability, DayException, SlotQuestion, WeeklyRule } from '@footing/scheduling';
import dayjs, { type Dayjs } from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';

dayjs.extend(utc);
dayjs.extend(timezone);

interface Times {
  readonly start: Dayjs;
  readonly end: Dayjs;
}

/**
 * The same times as `commonSlots` gives, found as booking software commonly does: for each day and each rule the hours are turned
 * into dates of a general date library, what is busy is taken off, both sides are intersected, and the result is cut into
 * slots by adding minutes to a date. For meetings online, and hours by day, when no clock changes.
 */
export function slotsByDayjs(q: SlotQuestion): number[] {
  const slots: number[] = [];
  const [from, to] = [atMinute(q.window.from), atMinute(q.window.to)];
  for (const { start, end } of intersection(freeTimes(q.a, from, to), freeTimes(q.b, from, to))) {
    const first = start.isBefore(from) ? from : start;
    const last = end.isAfter(to) ? to : end;
    const local = first.tz(q.zone);
    const past = (local.hour() * 60 + local.minute()) % q.step;
    let slot = past === 0 ? first : first.add(q.step - past, 'minute');
    while (!slot.add(q.minutes, 'minute').isAfter(last)) {
      slots.push(slot.valueOf() / 60_000);
      slot = slot.add(q.step, 'minute');
    }
  }
  return slots;
}

const atMinute = (minute: number) => dayjs.utc(minute * 60_000);

/** A time of a day on the clock of a zone. */
function atClock(day: string, minute: number, zone: string): Dayjs {
  if (minute === 1440) return atClock(dayjs.utc(day).add(1, 'day').format('YYYY-MM-DD'), 0, zone);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  return dayjs.tz(`${day} ${clock}`, zone).utc();
}

function freeTimes(person: Availability, from: Dayjs, to: Dayjs): Times[] {
  const times: Times[] = [];
  for (let day = from.subtract(1, 'day'); day.isBefore(to.add(1, 'day')); day = day.add(1, 'day')) {
    const text = day.format('YYYY-MM-DD');
    const exceptions = person.exceptions.filter((one) => one.day === text);
    if (!exceptions.some(({ kind }) => kind === 'replace'))
      for (const rule of person.rules) if (holds(rule, day, text)) times.push(hours(text, rule));
    for (const one of exceptions) if (one.kind !== 'block') times.push(hours(text, one));
  }
  const blocked = person.exceptions.filter(({ kind }) => kind === 'block').map((one) => hours(one.day, one));
  const busy = [...person.busy, ...person.taken].map((one) => ({ start: atMinute(one.from), end: atMinute(one.to) }));
  return without(merged(times), [...blocked, ...busy]);
}

const holds = (rule: WeeklyRule, day: Dayjs, text: string) =>
  (rule.mode === 'any' || rule.mode === 'online') &&
  (day.day() || 7) === rule.weekday &&
  text >= rule.from &&
  (rule.until === null || text <= rule.until);

const hours = (day: string, one: Pick<DayException, 'zone' | 'fromMinute' | 'toMinute'>): Times => ({
  start: atClock(day, one.fromMinute ?? 0, one.zone),
  end: atClock(day, one.toMinute ?? 1440, one.zone),
});

function merged(times: readonly Times[]): Times[] {
  const all: Times[] = [];
  for (const one of [...times].sort((x, y) => x.start.diff(y.start))) {
    const last = all.at(-1);
    if (!last || last.end.isBefore(one.start)) all.push(one);
    else if (one.end.isAfter(last.end)) all[all.length - 1] = { start: last.start, end: one.end };
  }
  return all;
}

/** Takes off one busy time after the other. */
function without(times: readonly Times[], busy: readonly Times[]): Times[] {
  let left = [...times];
  for (const { start, end } of busy)
    left = left.flatMap((one) => {
      if (!one.start.isBefore(end) || !one.end.isAfter(start)) return [one];
      return [
        ...(one.start.isBefore(start) ? [{ start: one.start, end: start }] : []),
        ...(one.end.isAfter(end) ? [{ start: end, end: one.end }] : []),
      ];
    });
  return left;
}

function intersection(ours: readonly Times[], theirs: readonly Times[]): Times[] {
  return ours.flatMap((one) =>
    theirs.flatMap((other) => {
      const start = one.start.isAfter(other.start) ? one.start : other.start;
      const end = one.end.isBefore(other.end) ? one.end : other.end;
      return start.isBefore(end) ? [{ start, end }] : [];
    }),
  );
}
