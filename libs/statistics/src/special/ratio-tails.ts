import { logLessLinear, stirlingRest } from './stirling';
import { atEverything, atNothing, continuedFraction, type Tails } from './tails';

/**
 * Tails of F = (G/a)/(H/b) at f, where G and H are independent gammas of shapes a and b. With x = af/(af + b) the lower
 * tail is the incomplete beta function Iₓ(a, b); it is asked in f because x rounds away what tells 1 from nearly 1.
 * About 1e-13 relative for a and b from 0.5 to 1e8.
 * Source: A. R. Didonato, A. H. Morris, Algorithm 708, ACM TOMS 18 (1992) 360-373, eq. 9 (continued fraction);
 * the factor before it as in C. Loader (2000).
 */
export function ratioTails(a: number, b: number, f: number): Tails {
  if (f <= 0) return atNothing;
  if (f === Infinity || a * f === Infinity) return atEverything;
  const slope = slopeAt(a, b, f);
  if (f <= 1) {
    const lower = slope / fraction(a, b, f);
    return { lower, upper: 1 - lower, slope };
  }
  // The same question with top and bottom changed over; 1/f is put in as parts so that f − 1 keeps its digits.
  const upper = slope / fraction(b, a, f, true);
  return { lower: 1 - upper, upper, slope };
}

function slopeAt(a: number, b: number, f: number): number {
  const both = a + b;
  const whole = a * f + b;
  const exponent =
    a * logLessLinear((b * (f - 1)) / whole, (f * both) / whole) +
    b * logLessLinear((-a * (f - 1)) / whole, both / whole);
  const rest = stirlingRest(both) - stirlingRest(a) - stirlingRest(b);
  return Math.sqrt((a / (2 * Math.PI)) * (b / both)) * Math.exp(exponent + rest);
}

/** The fraction of Algorithm 708 for Iₓ(p, q) on the side where x is at most its mean: all its parts are then positive. */
function fraction(p: number, q: number, f: number, isSwapped = false): number {
  const whole = isSwapped ? q * f + p : p * f + q;
  const x = (isSwapped ? p : p * f) / whole;
  const ahead = (q / whole) * (isSwapped ? f - 1 : 1 - f) * p;
  return continuedFraction((n) => {
    const end = ((p + n) / (p + 2 * n + 1)) * (ahead + 1 + n * (2 - x));
    if (n === 0) return [0, end];
    const inner = p + 2 * n - 1;
    const turn = (n * (q - n) * x) / inner;
    return [(p + n - 1) * ((p + q + n - 1) / inner) * turn * x, n + turn + end];
  });
}
