import type { Answers } from '../answers';
import { answerKeys, type Instrument, type Item } from '../instrument';
import { visible } from './visible';

/** The key of the first page; null when nothing is asked. An item is a page; so is an agree block. */
export const firstPage = (instrument: Instrument, answers: Answers): string | null =>
  visible(instrument, answers)[0]?.key ?? null;

/**
 * The page that comes after `at` with these answers; null after the last. `at` may have become hidden since: what comes is
 * then what is asked next. An `at` that the instrument does not know leads to the first page.
 */
export function nextPage(instrument: Instrument, answers: Answers, at: string): string | null {
  const here = placeIn(instrument, at);
  return visible(instrument, answers).find((item) => placeIn(instrument, item.key) > here)?.key ?? null;
}

/** The page that comes before `at` with these answers; null before the first, and for an `at` that is not known. */
export function pageBefore(instrument: Instrument, answers: Answers, at: string): string | null {
  const here = placeIn(instrument, at);
  return visible(instrument, answers).findLast((item) => placeIn(instrument, item.key) < here)?.key ?? null;
}

/** The page on which a key is asked: of a statement, its block; null for a key that the instrument does not have. */
export const pageOf = (instrument: Instrument, key: string): string | null =>
  instrument.items.find((item) => item.key === key || answerKeys(item).includes(key))?.key ?? null;

/** Where a page stands among those that are asked with these answers, counted from 1; null when it is not asked. */
export function placeOf(
  instrument: Instrument,
  answers: Answers,
  at: string,
): { readonly number: number; readonly of: number; readonly item: Item } | null {
  const pages = visible(instrument, answers);
  const item = pages.find(({ key }) => key === at);
  return item ? { number: pages.indexOf(item) + 1, of: pages.length, item } : null;
}

const placeIn = (instrument: Instrument, key: string) => instrument.items.findIndex((item) => item.key === key);
