import { QUANTILE_FROM } from './rules';
import type { Shown } from './types';

/**
 * Step 2 (e): a least, a greatest, a quartile or a middle, as it may be shown. It is somebody's own value: it is told only where ten people
 * or more stand behind it, and to the unit it was asked in.
 * @param resting how many people have that value or one beyond it; for a middle, how many there are.
 */
export const quantileOf = (value: number, resting: number): Shown =>
  resting < QUANTILE_FROM ? { code: 'low' } : { value };
