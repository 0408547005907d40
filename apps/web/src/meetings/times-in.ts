import type { FieldError } from '@footing/kernel';
import { readDateField } from '@footing/pages';
import { canBeTold, type GivenMeeting, toLocal, toUtc, wallMinute } from '@footing/scheduling';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { howIn } from './how-words';

const MOST = 5;
/** Beside times to tick there is room for a few; without them for as many as may be offered. */
export const rowsBeside = (suggested: number): number[] =>
  Array.from({ length: suggested > 0 ? 2 : MOST }, (_, index) => index + 1);

/** The start of a time that a button or box stands for; null where it is none. Minutes since 1970-01-01T00:00Z. */
export const startIn = (value: string): number | null => (/^\d{1,8}$/.test(value) ? Number(value) : null);

/** Which of the offered times; null: none. */
export const numberIn = (typed: Typed): number | null => {
  const value = textIn(typed, 'number');
  return /^[1-5]$/.test(value) ? Number(value) : null;
};

/** Numbers of all the times that were ticked. */
export const numbersIn = (typed: Typed): number[] =>
  listIn(typed, 'numbers').map((value) => (/^[1-5]$/.test(value) ? Number(value) : 0));

/** The version that was seen; none that there is where nothing sensible was sent. */
export const versionIn = (typed: Typed): number => {
  const value = textIn(typed, 'version');
  return /^\d{1,9}$/.test(value) ? Number(value) : -1;
};

/** Times that were ticked or typed, on the clock of a zone, or what is wrong with them. */
export function startsIn(typed: Typed, zone: string): { starts: readonly number[]; errors: readonly FieldError[] } {
  const ticked = listIn(typed, 'starts').map(startIn);
  const rows = rowsBeside(0).map((number) => rowIn(typed, number, zone));
  const starts = [...ticked, ...rows].filter((one) => typeof one === 'number');
  const errors = rows.filter((one) => one !== null).filter((one) => typeof one !== 'number');
  return { starts: [...new Set(starts)], errors };
}

/** A time in its own boxes; null: the boxes are empty. */
function rowIn(typed: Typed, number: number, zone: string): number | FieldError | null {
  const [day, label] = [readDateField(typed, `day-${number}`, `Time ${number}`), `Time ${number}`];
  const clock = textIn(typed, `time-${number}`).trim().replace('.', ':');
  if (day.kind === 'wrong') return day.error;
  if (day.kind !== 'date') return clock === '' ? null : { field: `day-${number}`, message: `${label}: say which day` };
  const [, hours, minutes] = /^(\d{1,2}):?(\d{2})$/.exec(clock) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59)
    return { field: `time-${number}`, message: `${label}: enter a time like 15:30` };
  const local = wallMinute(`${day.date}T${hours.padStart(2, '0')}:${minutes}`);
  if (!canBeTold(local)) return { field: `day-${number}`, message: `${label}: check the year` };
  const start = toUtc(local, zone);
  if (toLocal(start, zone) === local) return start;
  return { field: `time-${number}`, message: `${label}: the clocks skip this time. Choose another` };
}

/** How they are to meet, of a new meeting: what was left empty is as they have said before. */
export function newMeetingIn(typed: Typed): GivenMeeting {
  const [place, joinUrl] = placesIn(typed);
  return { ...howIn(typed), ...(place ? { place } : {}), ...(joinUrl ? { joinUrl } : {}) };
}

/** Place and link as typed. */
export const placesIn = (typed: Typed): [string, string] => [
  textIn(typed, 'place').normalize('NFC').trim(),
  textIn(typed, 'joinUrl').normalize('NFC').trim(),
];
