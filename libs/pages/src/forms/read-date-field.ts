import type { FieldError } from '@footing/kernel';

/** The three boxes of a date as typed, so that they can be shown again unchanged. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** What a `DateField` sent: nothing, a real date, or something to put right. */
export type DateReading =
  | { readonly kind: 'empty'; readonly typed: TypedDate }
  /** `date` is YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly date: string; readonly typed: TypedDate }
  | { readonly kind: 'wrong'; readonly error: FieldError; readonly typed: TypedDate };

const monthWords = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/**
 * Reads the three boxes of a `DateField` from a form's body. Months may be numbers or English words ("Nov", "November").
 * An error's field is the first wrong box, such as `startsOn-month`, which `DateField` marks and the error summary links to.
 * Whether an empty date is allowed, and which dates make sense, is for the page to say.
 * @param label starts the message: "The start date" gives "The start date needs a month". Years are 1900 to 2199.
 */
export function readDateField(body: Readonly<Record<string, unknown>>, name: string, label = 'The date'): DateReading {
  const read = (part: string): string => textOf(body[`${name}-${part}`]);
  const typed: TypedDate = { day: read('day'), month: read('month'), year: read('year') };
  const missing = (['day', 'month', 'year'] as const).filter((part) => typed[part] === '');
  if (missing.length === 3) return { kind: 'empty', typed };
  const wrong = (part: keyof TypedDate, message: string): DateReading => ({
    kind: 'wrong',
    typed,
    error: { field: `${name}-${part}`, message: `${label} ${message}` },
  });
  const [firstMissing] = missing;
  if (firstMissing) return wrong(firstMissing, `needs a ${missing.join(' and a ')}`);
  const [day, month, year] = [numberIn(typed.day), monthIn(typed.month), numberIn(typed.year)];
  if (!(month >= 1 && month <= 12)) return wrong('month', 'needs a month from 1 to 12, or its name');
  if (!(year >= 1900 && year <= 2199)) return wrong('year', 'needs a year of four digits, like 2027');
  if (!(day >= 1 && day <= daysIn(month, year))) return wrong('day', 'is not a real date: check the day');
  return { kind: 'date', date: [year, pad(month), pad(day)].join('-'), typed };
}

/** The three boxes for a date written YYYY-MM-DD; empty boxes for undefined. */
export function typedDate(date: string | TypedDate | undefined): TypedDate {
  if (typeof date === 'object') return date;
  const [year = '', month = '', day = ''] = (date ?? '').split('-');
  return { day: day.replace(/^0/, ''), month: month.replace(/^0/, ''), year };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const numberIn = (text: string): number => (/^\d{1,4}$/.test(text) ? Number(text) : Number.NaN);
const pad = (number: number): string => String(number).padStart(2, '0');
const monthIn = (text: string): number => numberIn(text) || monthWords.indexOf(text.slice(0, 3).toLowerCase()) + 1;
const daysIn = (month: number, year: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();
