import { readFileSync } from 'node:fs';
import path from 'node:path';

type Row = readonly number[];

/** A model that R fitted. */
export interface Fitted {
  readonly y: Row;
  readonly x: readonly Row[];
  readonly estimate: Row;
  readonly se: Row;
  readonly p: Row;
  readonly lower: Row;
  readonly upper: Row;
  readonly df: number;
}

/** A logistic model that R fitted. */
export interface FittedOdds extends Omit<Fitted, 'y'> {
  readonly y: readonly boolean[];
  readonly height: number;
  readonly noise: number;
  readonly r: number;
  readonly adjusted: number;
}

interface Golden {
  readonly madeBy: readonly string[];
  readonly distributions: Readonly<
    Record<
      | 'normal'
      | 'normalQuantile'
      | 'student'
      | 'studentQuantile'
      | 'chiSquared'
      | 'chiSquaredQuantile'
      | 'f'
      | 'fQuantile'
      | 'fairTosses',
      readonly Row[]
    >
  >;
  readonly wilson: readonly Row[];
  readonly newcombe: readonly Row[];
  readonly paired: readonly Row[];
  readonly mcnemar: readonly Row[];
  readonly mantelHaenszel: Readonly<
    Record<
      'berkeley' | 'sparse',
      { strata: readonly Row[]; difference: number; se: number; lower: number; upper: number }
    >
  >;
  readonly means: Readonly<
    Record<'before' | 'after' | 'paired' | 'first' | 'second' | 'hedges' | 'standardised', Row>
  > & {
    readonly median: readonly Row[];
  };
  readonly reliability: Readonly<
    Record<'attitude' | 'made' | 'three', { rows: readonly Row[]; alpha: Row; omega: Row }>
  >;
  readonly linear: Readonly<Record<'mtcars' | 'swiss' | 'longley', Fitted>>;
  readonly logistic: Readonly<Record<'mtcars' | 'infert' | 'known', FittedOdds>>;
  readonly firth: Readonly<
    Record<'quasi' | 'complete' | 'mtcars', Pick<FittedOdds, 'y' | 'x' | 'estimate' | 'se' | 'height'>>
  >;
  readonly curves: Readonly<
    Record<'aml' | 'lung', { time: Row; ended: readonly boolean[]; steps: readonly (readonly (number | null)[])[] }>
  >;
  readonly detectable: readonly Row[];
}

/** What R says: made by `golden/golden.R`. */
export const golden = JSON.parse(readFileSync(path.join(__dirname, '../../golden/golden.json'), 'utf8')) as Golden;

/** How far two figures are apart, in shares of the expected one; 0 only where both are the same. */
export function apart(found: number, expected: number): number {
  if (Object.is(found, expected) || found === expected) return 0;
  return Math.abs(found - expected) / Math.abs(expected === 0 ? 1 : expected);
}

/** The furthest apart of two rows. */
export const furthest = (found: readonly number[], expected: readonly number[]): number =>
  Math.max(...expected.map((one, at) => apart(found[at] ?? NaN, one)));
