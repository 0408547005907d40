import { dayNames } from '../explain/words';

/** Times in a week: from minute to minute after Monday 00:00, as `[from, to, from, to, …]`, in order and apart. */
export interface Spans {
  readonly minutes: readonly number[];
}

const DAY = 24 * 60;
const WEEK = 7 * DAY;

/**
 * Several texts as times of the week, e.g. `Mon 09:00-12:00`, `Tuesday 6pm–8:30pm`, `Fri 09:00-10:00, 14:00-16:00`. A time
 * that ends before it starts ends on the next day.
 *
 * @returns undefined unless every one of them reads as times.
 */
export function spansOf(texts: readonly string[]): Spans | undefined {
  const found: [from: number, to: number][] = [];
  for (const text of texts) {
    let day: number | undefined;
    for (const piece of text.split(/[,;]/u)) {
      const range = rangeIn(piece, day);
      if (range === undefined) return undefined;
      day = range.day;
      found.push(...withinTheWeek(range.from, range.to));
    }
  }
  return joined(found);
}

const RANGE =
  /^\s*(?:(mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?[.:]?\s+)?([\d:.]+\s*(?:[ap]m)?)\s*(?:-|–|—|to)\s*([\d:.]+\s*(?:[ap]m)?)\s*$/iu;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function rangeIn(piece: string, dayBefore: number | undefined) {
  const [, dayName, start, end] = RANGE.exec(piece) ?? [];
  const day = dayName === undefined ? dayBefore : DAYS.indexOf(dayName.slice(0, 3).toLowerCase());
  const [from, until] = [minuteOfDay(start), minuteOfDay(end)];
  if (day === undefined || from === undefined || until === undefined || from === DAY) return undefined;
  const to = until === 0 ? DAY : until;
  return from === to ? undefined : { day, from: day * DAY + from, to: day * DAY + to + (to < from ? DAY : 0) };
}

/** `09:00`, `9.30`, `24:00`, `9am`, `12:15 pm`; not a bare `9`, which may be morning or evening. */
function minuteOfDay(text: string | undefined): number | undefined {
  const [, hour = '', minute, half] = /^(\d{1,2})(?:[:.](\d{2}))?\s*([ap]m)?$/iu.exec(text ?? '') ?? [];
  if (hour === '' || (minute === undefined && half === undefined)) return undefined;
  const [hours, minutes] = [Number(hour), Number(minute ?? 0)];
  if (minutes > 59 || (half !== undefined && (hours < 1 || hours > 12))) return undefined;
  const noon = half === undefined ? 0 : (hours === 12 ? -12 : 0) + (half.toLowerCase() === 'pm' ? 12 : 0);
  const at = (hours + noon) * 60 + minutes;
  return at > DAY ? undefined : at;
}

/** What runs past Sunday midnight starts the week. */
const withinTheWeek = (from: number, to: number): [number, number][] =>
  to <= WEEK
    ? [[from, to]]
    : [
        [from, WEEK],
        [0, to - WEEK],
      ];

function joined(ranges: readonly (readonly [number, number])[]): Spans {
  const minutes: number[] = [];
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = minutes.at(-1);
    if (last === undefined || last < from) minutes.push(from, to);
    else minutes[minutes.length - 1] = Math.max(last, to);
  }
  return { minutes };
}

/** When both are free. Cost: the ranges of both. */
export function sharedSpans({ minutes: a }: Spans, { minutes: b }: Spans): Spans {
  const minutes: number[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const [from, to] = [Math.max(a[i]!, b[j]!), Math.min(a[i + 1]!, b[j + 1]!)];
    if (from < to) minutes.push(from, to);
    if (a[i + 1]! < b[j + 1]!) i += 2;
    else j += 2;
  }
  return { minutes };
}

/** How many minutes of the week both are free. */
export function sharedMinutes(a: Spans, b: Spans): number {
  const { minutes } = sharedSpans(a, b);
  let sum = 0;
  for (let at = 0; at < minutes.length; at += 2) sum += minutes[at + 1]! - minutes[at]!;
  return sum;
}

/** Each as people say it, day by day: "Monday 18:00–20:00". */
export function spokenSpans({ minutes }: Spans): string[] {
  const spoken: string[] = [];
  for (let at = 0; at < minutes.length; at += 2) {
    const [from, to] = [minutes[at]!, minutes[at + 1]!];
    for (let start = from; start < to;) {
      const day = Math.floor(start / DAY);
      const end = Math.min(to, (day + 1) * DAY);
      spoken.push(`${dayNames[day]} ${clock(start - day * DAY)}–${clock(end - day * DAY)}`);
      start = end;
    }
  }
  return spoken;
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
