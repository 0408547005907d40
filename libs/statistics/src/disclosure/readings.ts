import { shareOf } from './estimates';
import { toDecimals } from './rounding';
import { rulesOf } from './rules';
import type { Estimate, Profile, PublishedCell, Shown } from './types';

/** What can be true of a count. */
export interface Limits {
  readonly low: number;
  readonly high: number;
}

/** What a reader who knows the rules learns from one cell of the people, of those with the outcome, and of those without. */
export interface Reading {
  readonly n: Limits;
  readonly x: Limits;
  readonly rest: Limits;
  /** Whether just one pair of counts gives this share: then nothing is left of what rounding or noise kept. */
  readonly isRecovered: boolean;
}

const anything: Limits = { low: 0, high: Infinity };

/**
 * Reads one published cell as an attacker does: by the rules, which are no secret, and by trying every pair of counts that would have
 * given just this share and these limits. Nothing but what is published goes in.
 */
export function read(cell: PublishedCell, profile: Profile): Reading {
  const n = limitsOfCount(cell.n, profile, rulesOf[profile].unsafeUpTo + 1);
  const x = cell.x === undefined ? { low: 0, high: n.high } : limitsOfCount(cell.x, profile, rulesOf[profile].edge + 1);
  const { rate } = cell;
  if (rate && 'value' in rate) return pairs(cell, rate, profile, n, x);
  const most = { low: 0, high: n.high };
  const few = { low: 0, high: Math.min(n.high, rulesOf.ofs.edge) };
  return {
    n,
    x: rate?.code === 'DPL' ? few : most,
    rest: rate?.code === 'DPH' ? few : most,
    isRecovered: false,
  };
}

/** By the rule a hidden count says something too: OfS's codes have their limits. */
function limitsOfCount(shown: Shown, profile: Profile, least: number): Limits {
  const { roundTo, isNoisy, rateFrom } = rulesOf[profile];
  if ('code' in shown) {
    if (shown.code === 'none') return { low: 0, high: 2 };
    if (shown.code === 'low') return { low: 3, high: rateFrom - 1 };
    return shown.code === 'z' ? { low: 0, high: 0 } : anything;
  }
  const { value } = shown;
  if (profile === 'internal') return { low: value, high: value };
  const below = isNoisy ? 2 : Math.floor(roundTo / 2);
  const above = isNoisy ? 2 : Math.ceil(roundTo / 2) - 1;
  // What is shown is either nothing at all, as nothing small is shown, or more than what is unsafe.
  if (value + above < least) return { low: 0, high: 0 };
  return { low: Math.max(least, value - below), high: value + above };
}

/** Every pair of counts that gives what the cell says. */
function pairs(cell: PublishedCell, rate: Estimate, profile: Profile, n: Limits, x: Limits): Reading {
  if (!('value' in rate) || !Number.isFinite(n.high))
    return { n, x, rest: { low: 0, high: n.high }, isRecovered: false };
  const { edge, rateFrom } = rulesOf[profile];
  const isDerived = isFromShown(cell, rate, profile);
  const givesThis = (part: number, people: number) =>
    profile === 'ofs' ? isSame(shareOf(part, people, profile), rate) : toDecimals(3, part / people) === rate.value;
  const found: [number, number][] = [];
  for (let people = Math.max(n.low, rateFrom); people <= n.high; people++) {
    const [from, to] = isDerived ? [x.low, x.high] : around(rate.value, people);
    for (let part = Math.max(from, x.low, edge + 1); part <= Math.min(to, x.high, people - edge - 1); part++)
      if (isDerived || givesThis(part, people)) found.push([people, part]);
  }
  if (found.length === 0) return { n, x, rest: { low: 0, high: n.high }, isRecovered: false };
  return {
    n: limits(found.map(([people]) => people)),
    x: limits(found.map(([, part]) => part)),
    rest: limits(found.map(([people, part]) => people - part)),
    isRecovered: found.length === 1 && profile !== 'internal',
  };
}

/** Whether a share says no more than the counts beside it. */
function isFromShown({ n, x }: PublishedCell, rate: Estimate, profile: Profile): boolean {
  if (profile === 'ofs' || !('value' in n) || x === undefined || !('value' in x)) return false;
  return isSame(shareOf(x.value, n.value, profile), rate);
}

const around = (share: number, people: number): [number, number] => [
  Math.floor((share - 0.0006) * people),
  Math.ceil((share + 0.0006) * people),
];
const limits = (all: readonly number[]): Limits => ({ low: Math.min(...all), high: Math.max(...all) });
const isSame = (a: Estimate, b: Estimate) =>
  'value' in a && 'value' in b && a.value === b.value && a.low === b.low && a.high === b.high;
