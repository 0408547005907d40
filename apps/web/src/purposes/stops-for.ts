import { asksFirst, type PurposeRow } from '@footing/consent';
import type { Basis } from '@footing/kernel';

/** What the form asks for, as far as a use can stop by it. */
export interface Asked {
  readonly basis: Basis;
  readonly enabled: boolean;
}

/**
 * For how many people a change stops a use at once, at most: all of them where it is given up, and where they are to be
 * asked who were not. Going back does not bring it back.
 */
export function stopsFor({ basis, permitted }: Pick<PurposeRow, 'basis' | 'permitted'>, change: Asked): number {
  const isGivenUp = !change.enabled;
  const isAskedNow = asksFirst(change.basis) && !asksFirst(basis);
  return isGivenUp || isAskedNow ? permitted : 0;
}
