import { isWithin, type Range, rangeInWords, readRange } from '@footing/audit';

/** An institution names no more ranges than this. */
export const MOST_NETWORKS = 20;

/** How wide a range may be, and how narrow: below 64 bits, one IPv6 household has as many addresses as it likes. */
const widths = { 32: { widest: 8, narrowest: 32, name: 'IPv4' }, 128: { widest: 32, narrowest: 64, name: 'IPv6' } };

/** What was read: ranges, none of them twice; or what is wrong with the first that cannot be used. */
export type ReadNetworks = { readonly ranges: readonly Range[] } | { readonly wrong: string };

/** Reads ranges as they were typed, one a line or with commas between. Nothing typed: none. */
export function readNetworks(written: string): ReadNetworks {
  const words = [...new Set(written.split(/[\s,]+/).filter((word) => word !== ''))];
  if (words.length > MOST_NETWORKS) return { wrong: `Enter at most ${MOST_NETWORKS} ranges` };
  const ranges = new Map<string, Range>();
  for (const word of words) {
    const range = readRange(word);
    const wrong = range ? faultOf(word, range) : `“${word.slice(0, 60)}” is not a range. Write it like 192.0.2.0/24`;
    if (!range || wrong) return { wrong: wrong ?? '' };
    ranges.set(rangeInWords(range), range);
  }
  return { ranges: [...ranges.values()] };
}

function faultOf(word: string, range: Range): string | null {
  const { widest, narrowest, name } = widths[range.bits];
  if (range.length < widest || range.length > narrowest)
    return `“${word}” is too ${range.length < widest ? 'wide' : 'narrow'}. The figure after the stroke can be ${widest} to ${narrowest} for ${name}`;
  const [address = ''] = word.split('/');
  const first = readRange(address);
  // Somebody who meant one address and wrote eight bits for it would open a door to many.
  if (first && first.first !== range.first)
    return `“${word}” is not the beginning of a range. Did you mean ${rangeInWords(range)}?`;
  return null;
}

/** Whether a network, as `networkOf` names it, is in one of the ranges. */
export function isAmong(ranges: readonly Range[], network: string): boolean {
  const range = readRange(network);
  return range !== null && ranges.some((one) => isWithin(range, one));
}
