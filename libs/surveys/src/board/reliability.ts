import { cronbachAlpha, mcdonaldOmega } from '@footing/statistics';
import { type Count, LEAST_SHOWN } from '../domain/travelled/small-counts';

/** Why it is not said how well the parts of a scale hang together. */
export type NoReliability =
  'no-composite' | 'too-few-parts' | 'too-few-people' | 'no-spread' | 'heywood' | 'no-convergence';

/** How well the parts of a scale hang together, to two places. */
export interface Reliability {
  /** People who answered every part; null: hidden. */
  readonly n: Count;
  readonly value: number | null;
  /** Null where there is a value. */
  readonly why: NoReliability | null;
}

/** What is known of a scale before its figures. */
interface Answered {
  readonly isComposite: boolean;
  readonly parts: number;
  /** One a person who answered every part, recoded. */
  readonly rows: readonly (readonly number[])[];
  /** As many as may be told of them. */
  readonly n: Count;
}

/** Cronbach’s α; from two parts on. */
export function alphaOf(of: Answered): Reliability {
  const why = noneOf(of, 2);
  if (why) return { n: of.n, value: null, why };
  const alpha = cronbachAlpha(of.rows);
  return alpha ? { n: of.n, value: places(alpha.alpha), why: null } : { n: of.n, value: null, why: 'no-spread' };
}

/** McDonald’s ω; from three parts on. */
export function omegaOf(of: Answered): Reliability {
  const why = noneOf(of, 3);
  if (why) return { n: of.n, value: null, why };
  const found = mcdonaldOmega(of.rows);
  if (found.omega !== null) return { n: of.n, value: places(found.omega), why: null };
  return { n: of.n, value: null, why: found.why === 'too-few' ? 'too-few-people' : found.why };
}

function noneOf({ isComposite, parts, rows }: Answered, least: number): NoReliability | null {
  if (!isComposite) return 'no-composite';
  if (parts < least) return 'too-few-parts';
  return rows.length < LEAST_SHOWN ? 'too-few-people' : null;
}

/** Two places; + 0 for a nought without a sign. */
const places = (value: number) => Math.round(100 * value) / 100 + 0;
