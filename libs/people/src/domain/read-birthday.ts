import { type Read, found, wrong } from './cell-text';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[T ]00:00(?::00(?:\.0+)?)?Z?)?$/;
const BRITISH = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})$/;
const SPELLED = /^(\d{1,2})(?:st|nd|rd|th)?[ -]([a-z]{3,9})\.?,?[ -](\d{4})$/i;
const GROWN_UP = 18;

/**
 * A date of birth, day first as in Britain, read as the day on which that person turns 18: `2027-03-01`. Born on the 29th of
 * February, they do so on the 1st of March of a year without one.
 */
export function readBirthday(text: string): Read<string> {
  const [year, month, day] = partsOf(text);
  const born = new Date(Date.UTC(year, month - 1, day));
  if (born.getUTCFullYear() !== year || born.getUTCMonth() !== month - 1 || born.getUTCDate() !== day || year < 1900)
    return wrong('birthday.format');
  return found(new Date(Date.UTC(year + GROWN_UP, month - 1, day)).toISOString().slice(0, 10));
}

function partsOf(text: string): readonly [year: number, month: number, day: number] {
  const iso = ISO.exec(text);
  if (iso) return [Number(iso[1]), Number(iso[2]), Number(iso[3])];
  const british = BRITISH.exec(text);
  if (british) return [Number(british[3]), Number(british[2]), Number(british[1])];
  const spelled = SPELLED.exec(text);
  if (spelled) return [Number(spelled[3]), monthOf(spelled[2] ?? ''), Number(spelled[1])];
  return [0, 0, 0];
}

/** 0 when it is no month. */
const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
