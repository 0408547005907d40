import { type Read, found, wrong } from './cell-text';

type Range = readonly [number, number];

const DATE =
  /^(\d{4}-\d{2}-\d{2}(T.*)?|\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}|\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([ -]\d{2,4})?)$/i;
const words = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
/** Said of a most: "up to 4" is 4. */
const LIMIT = /^(?:up to|at most|no more than|max(?:imum)?\.?(?: of)?):? +/i;
const COUNTED = / +(?:students?|mentees?|people|persons?|places?|hours?)$/;

/**
 * A number; a unit or a word around it ("2 hours", "Tier 1", "up to four", "two") is understood, a range ("1-2") is not.
 * Of whole numbers, "no" is none.
 */
export function readNumber(text: string, { range, isWhole }: { range: Range; isWhole: boolean }): Read<number> {
  const [least, most] = range;
  if (DATE.test(text)) return wrong('number.is-date');
  const spelled = spelledOut(text.toLowerCase(), isWhole);
  const digits = /^(?:[\p{L}]+ ?)?(\d+(?:\.\d+)?)(?: ?[\p{L}]+(?: (?:a|per|each) [\p{L}]+)?)?$/u.exec(
    withoutLimit(text),
  )?.[1];
  const value = spelled >= 0 ? spelled : Number(digits ?? NaN);
  if (Number.isNaN(value) && isWhole && /\d\D+\d/.test(text)) return wrong('number.several');
  if (Number.isNaN(value)) return wrong(isWhole ? 'number.format' : 'number.range', { least, most });
  if (isWhole && !Number.isInteger(value)) return wrong('number.not-whole', { least, most });
  return value < least || value > most ? wrong('number.range', { least, most }) : found(value);
}

const withoutLimit = (text: string): string => text.replace(LIMIT, '');

/** -1 when it is no number in words. */
function spelledOut(text: string, isWhole: boolean): number {
  const word = withoutLimit(text).replace(COUNTED, '');
  return word === 'zero' || (isWhole && word === 'no') ? 0 : words.indexOf(word);
}

/** A year of four digits, also in "July 2019", in a date, and in "2018/19", which ends in 2019. */
export function readYear(text: string, [least, most]: Range): Read<number> {
  const span = /^((?:19|20)\d\d) ?[/–-] ?(\d\d|(?:19|20)\d\d)$/.exec(text);
  if (span?.[1] !== undefined && Number(span[1].slice(-2)) + 1 === Number(span[2]?.slice(-2)))
    return inRange(Number(span[1]) + 1);
  const years = text.match(/(?<!\d)\d{4}(?!\d)/g) ?? [];
  return years.length === 1 && text.length <= 40 ? inRange(Number(years[0])) : wrong('year.format');

  function inRange(year: number): Read<number> {
    return year < least || year > most ? wrong('year.format') : found(year);
  }
}
