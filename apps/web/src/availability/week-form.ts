import type { FieldError } from '@footing/kernel';
import type { GivenRule, Mode, RuleKept, Weekday } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { clockTime, timesTyped } from './clock-times';
import { type Hours, isWithin, joinedHours, withoutHours } from './hours-of-day';
import { allWeekdays, usualTimes, weekdayNames } from './usual-times';

/** How somebody can meet, as the page asks it. */
export const modeWords: Readonly<Record<Mode, string>> = {
  any: 'Online or in person',
  online: 'Online only',
  'in-person': 'In person only',
};
export const modes = Object.keys(modeWords) as readonly Mode[];
const isMode = (text: string): text is Mode => Object.hasOwn(modeWords, text);

/** Rows that somebody may add to a day, and that are read of one. */
const [MOST_ROWS, READ_ROWS] = [6, 24];
export const fieldOf = (part: 'from' | 'to' | 'how', day: Weekday, row: number) => `${part}-${day}-${row}`;

/** Which rows of exact hours a day has; always at least one, to type in. */
export function rowsOf(typed: Typed, day: Weekday): number[] {
  const isThere = (row: number) => fieldOf('from', day, row) in typed || fieldOf('to', day, row) in typed;
  const found = Array.from({ length: READ_ROWS }, (_, row) => row).filter(isThere);
  return found.length > 0 ? found : [0];
}

export const hasRoom = (typed: Typed, day: Weekday): boolean => rowsOf(typed, day).length < MOST_ROWS;

/** The form with one more row, or one fewer, as "add-3" or "remove-3-0" asks; null: it asks for neither. */
export function withRows(typed: Typed, asked: string): Typed | null {
  const [, what, dayTyped, rowTyped] = /^(add|remove)-([1-7])(?:-(\d{1,2}))?$/.exec(asked) ?? [];
  if (what === undefined) return null;
  const day = Number(dayTyped) as Weekday;
  const rows = rowsOf(typed, day).filter((row) => what === 'add' || row !== Number(rowTyped));
  const kept = Object.entries(typed).filter(([name]) => !new RegExp(`^(from|to|how)-${day}-`).test(name));
  const moved = rows.flatMap((row, n) =>
    (['from', 'to', 'how'] as const).map((part) => [fieldOf(part, day, n), textIn(typed, fieldOf(part, day, row))]),
  );
  const added = what === 'add' && rows.length < MOST_ROWS ? [[fieldOf('from', day, rows.length), '']] : [];
  return Object.fromEntries([...kept, ...moved, ...added]) as Typed;
}

interface ExactRow extends Hours {
  readonly day: Weekday;
  /** Null: as for the rest of the week. */
  readonly mode: Mode | null;
}

/** The week that a form asks for, or what to put right. Ticks and exact hours are put together; hours with a way of their own keep it. */
export function weekTyped(typed: Typed): { readonly rules: GivenRule[]; readonly errors: FieldError[] } {
  const mode = textIn(typed, 'mode');
  const ticked = usualTimes.filter(({ code }) => listIn(typed, 'usual').includes(code));
  const { rows, errors } = exactRows(typed);
  if (!isMode(mode)) errors.unshift({ field: 'mode', message: 'Say how you can meet' });
  const rules = allWeekdays.flatMap((weekday): GivenRule[] => {
    const all = rows.filter(({ day }) => day === weekday);
    const own = all.filter((row) => row.mode !== null && row.mode !== mode);
    const usual = [...ticked.filter(({ days }) => days.includes(weekday)), ...all.filter((row) => !own.includes(row))];
    return [
      ...withoutHours(usual, own).map((hours) => ({ weekday, ...hours, mode: isMode(mode) ? mode : 'any' })),
      ...modes.flatMap((way) =>
        joinedHours(own.filter((row) => row.mode === way)).map((hours) => ({ weekday, ...hours, mode: way })),
      ),
    ];
  });
  return { rules, errors };
}

function exactRows(typed: Typed): { rows: ExactRow[]; errors: FieldError[] } {
  const [rows, errors]: [ExactRow[], FieldError[]] = [[], []];
  for (const day of allWeekdays)
    for (const row of rowsOf(typed, day)) {
      const text = (part: 'from' | 'to' | 'how') => textIn(typed, fieldOf(part, day, row)).trim();
      if (text('from') === '' && text('to') === '') continue;
      const read = timesTyped(text('from'), text('to'));
      const wrong = (part: 'from' | 'to', message: string) =>
        errors.push({ field: fieldOf(part, day, row), message: `${weekdayNames[day]}: ${lower(message)}` });
      if ('at' in read) {
        wrong(read.at, read.message);
        continue;
      }
      const how = text('how');
      const one = { day, ...read, mode: isMode(how) ? how : null };
      if (rows.some((other) => clash(one, other))) wrong('from', 'You meet in another way at part of this time');
      rows.push(one);
    }
  return { rows, errors };
}

/** Whether both say for themselves how to meet at the same time, and not the same. */
const clash = (one: ExactRow, other: ExactRow): boolean =>
  one.day === other.day &&
  one.mode !== null &&
  other.mode !== null &&
  one.mode !== other.mode &&
  one.fromMinute < other.toMinute &&
  other.fromMinute < one.toMinute;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A week that is kept, as the form shows it: ticks where they say all of it, exact hours for the rest. @param today YYYY-MM-DD. */
export function weekShown(week: readonly RuleKept[], today: string): Typed {
  const now = week.filter(({ until }) => until === null || until >= today);
  const mode = commonest(now);
  const hoursOn = (day: Weekday) => joinedHours(now.filter((rule) => rule.weekday === day && rule.mode === mode));
  const ticked = usualTimes.filter((usual) =>
    usual.days.every((day) => {
      const whole = hoursOn(day).find((hours) => isWithin(usual, [hours]));
      // Hours that go on beyond all ticks are told as they are, in one piece.
      return (
        whole &&
        isWithin(whole, joinedHours(usualTimes.filter((one) => one.days.includes(day) && isWithin(one, [whole]))))
      );
    }),
  );
  const rows = allWeekdays.flatMap((day) => {
    const rest = withoutHours(
      hoursOn(day),
      ticked.filter(({ days }) => days.includes(day)),
    );
    const others = now.filter((rule) => rule.weekday === day && rule.mode !== mode);
    const all = [
      ...rest.map((hours) => ({ ...hours, how: '' })),
      ...others.map((rule) => ({ ...rule, how: rule.mode })),
    ];
    return all
      .sort((one, other) => one.fromMinute - other.fromMinute)
      .flatMap(({ fromMinute, toMinute, how }, n) => [
        [fieldOf('from', day, n), clockTime(fromMinute)],
        [fieldOf('to', day, n), clockTime(toMinute)],
        [fieldOf('how', day, n), how],
      ]);
  });
  return { mode, usual: ticked.map(({ code }) => code), ...(Object.fromEntries(rows) as Typed) };
}

/** The way of most of the week; any, where nothing is said. */
function commonest(week: readonly RuleKept[]): Mode {
  const minutes = (mode: Mode) =>
    week.reduce((sum, rule) => sum + (rule.mode === mode ? rule.toMinute - rule.fromMinute : 0), 0);
  return [...modes].sort((one, other) => minutes(other) - minutes(one))[0] ?? 'any';
}

/** Whether the form has any exact hours, so that they are shown at once. */
export const hasExact = (typed: Typed): boolean =>
  allWeekdays.some((day) => rowsOf(typed, day).some((row) => textIn(typed, fieldOf('from', day, row)) !== ''));
