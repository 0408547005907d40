import type { Instance } from '../instances/pairs';
import type { Measured } from '../measured';

/** What everybody must agree on. @param edgeOf the pair each student holds, -1 for none. */
export function objective(
  { tier, scoreAt }: Instance,
  tiers: 1 | 3,
  edgeOf: ArrayLike<number>,
): Pick<Measured, 'served' | 'total'> {
  const served = new Array<number>(tiers).fill(0);
  let total = 0;
  for (let i = 0; i < tier.length; i += 1) {
    const held = edgeOf[i]!;
    if (held < 0) continue;
    served[tiers === 1 ? 0 : tier[i]! - 1]! += 1;
    total += scoreAt[held]!;
  }
  return { served, total };
}
