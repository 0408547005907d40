import { type Read, wrong } from './cell-text';

/** A time of the day by the clock: "9:00", "17.30", "25:00". */
const CLOCK = /(\d{1,2})[:.](\d{2})(?!\d)/g;
const HALF_A_RANGE = /\d[:.]\d{2}\s*(?:[ap]m)?\s*(?:-|–|—|to)$/i;

/**
 * Free times as they were read, unless one of them is a slip: a time that no clock shows, or a range without its end. Kept
 * as words, it would take all other times of that person with it, for words are not compared with times.
 */
export function readTimes(list: Read<readonly string[]>): Read<readonly string[]> {
  if (list === null || !('value' in list)) return list;
  return list.value.some(isSlip) ? wrong('times.clock') : list;
}

const isSlip = (text: string): boolean =>
  HALF_A_RANGE.test(text) || [...text.matchAll(CLOCK)].some(([, hour, minute]) => isOff(Number(hour), Number(minute)));

const isOff = (hour: number, minute: number): boolean => minute > 59 || hour * 60 + minute > 24 * 60;
