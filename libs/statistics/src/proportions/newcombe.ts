import { type Interval, type Share, wilson } from './wilson';

/** The first share less the second, −1 to 1, with its interval. */
export interface Difference extends Interval {
  readonly first: Share;
  readonly second: Share;
  readonly difference: number;
}

/** x of n people. */
export interface Part {
  readonly x: number;
  readonly n: number;
}

/**
 * Difference of the shares of two separate groups, first less second, with Newcombe's hybrid score interval (his method 10).
 * @returns null when either group is empty
 * Source: R. G. Newcombe, Interval estimation for the difference between independent proportions: comparison of eleven methods, Statistics in Medicine 17 (1998) 873-890.
 * @throws RangeError as {@link wilson}
 */
export function newcombe(first: Part, second: Part, level = 0.95): Difference | null {
  const a = wilson(first.x, first.n, level);
  const b = wilson(second.x, second.n, level);
  return a && b && between(a, b, 0);
}

/** Four kinds of people asked a yes-or-no question twice. */
export interface TwiceAsked {
  readonly bothYes: number;
  /** Yes at the first, no at the second. */
  readonly onlyFirst: number;
  /** No at the first, yes at the second. */
  readonly onlySecond: number;
  readonly bothNo: number;
}

/**
 * Difference of two shares of the same people asked twice, **second less first**, with Newcombe's interval for paired data
 * (his method 10, with the correction of φ).
 * @returns null when nobody was asked
 * Source: R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data, Statistics in Medicine 17 (1998) 2635-2650.
 * @throws RangeError when one of the four is not a count
 */
export function newcombePaired(asked: TwiceAsked, level = 0.95): Difference | null {
  const { bothYes, onlyFirst, onlySecond, bothNo } = asked;
  const n = bothYes + onlyFirst + onlySecond + bothNo;
  const later = wilson(bothYes + onlySecond, n, level);
  const earlier = wilson(bothYes + onlyFirst, n, level);
  return later && earlier && between(later, earlier, likeness(asked, n));
}

/** How alike the two answers are: φ of the table, pulled towards 0 by half a person when it is above 0. */
function likeness({ bothYes, onlyFirst, onlySecond, bothNo }: TwiceAsked, n: number): number {
  const product = bothYes * bothNo - onlyFirst * onlySecond;
  const pulled = product > 0 ? Math.max(0, product - n / 2) : product;
  const margins = [bothYes + onlyFirst, onlySecond + bothNo, bothYes + onlySecond, onlyFirst + bothNo];
  if (margins.includes(0)) return 0;
  return pulled / margins.reduce((all, one) => all * Math.sqrt(one), 1);
}

/** a less b, when the two go together by phi. */
function between(first: Share, second: Share, phi: number): Difference {
  const difference = first.x / first.n - second.x / second.n;
  const far = (down: number, up: number) => Math.sqrt(Math.max(0, down * down - 2 * phi * down * up + up * up));
  const lower = difference - far(first.share - first.lower, second.upper - second.share);
  const upper = difference + far(first.upper - first.share, second.share - second.lower);
  return { first, second, difference, lower: Math.max(-1, lower), upper: Math.min(1, upper) };
}
