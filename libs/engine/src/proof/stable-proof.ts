import { isStable } from '../stable/blocking-pairs';
import { deferredAcceptance } from '../stable/deferred-acceptance';
import { twoViews } from '../stable/two-views';
import type { Claims } from './claims';
import { marketAnew } from './market-anew';

/**
 * Whether a stable draft is one: no student and mentor would both rather have each other; and of all such drafts it is the
 * students' best, which is the one they reach by asking in turn.
 */
export function stableFaults(claims: Claims): string[] {
  const { market, edgeOf } = marketAnew(claims);
  const views = twoViews(market, claims.input);
  const best = deferredAcceptance(views);
  return [
    ...(isStable(views, edgeOf) ? [] : ['two people would both rather have each other']),
    ...claims.students.flatMap(({ id }, i) =>
      best[i] === edgeOf[i] ? [] : [`student ${id} could ask for somebody better`],
    ),
  ];
}
