import type { DateFormat, Preflight, RuleKind, TrackerFile } from '@footing/trackers';

/** Which file it is, for people. */
export const fileWords: Readonly<Record<TrackerFile, string>> = {
  participants: 'Students who took part',
  activities: 'Activities: the programmes of a year',
  attendance: 'Attendance: who met when',
};

/** What stands in a column. */
export const ruleWords: Readonly<Record<RuleKind, string>> = {
  'as-is': 'The field as it is',
  date: 'The field as a date',
  codes: 'The field, with other codes',
  constant: 'The same text in every row',
  joined: 'Several fields joined',
  'first-letters': 'The first letters of the field',
  'upper-case': 'The field in capitals',
};

export const dateWords: Readonly<Record<DateFormat, string>> = {
  'dd/mm/yyyy': '29/02/2004',
  'yyyy-mm-dd': '2004-02-29',
};

/** Why a cell cannot leave as it is. */
export const faultWords: Readonly<Record<Preflight['faults'][number]['why'], string>> = {
  missing: 'Nothing is there, and it is required',
  'not-a-date': 'It is no date',
  'no-code': 'The table of codes has no code for it',
};

const day = new Intl.DateTimeFormat('en-GB', {
  ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  timeZone: 'UTC',
});
/** "Monday 30 November 2026". @param at `2026-11-30`. */
export const dayInWords = (at: string): string => day.format(new Date(`${at}T00:00:00Z`)).replace(',', '');
