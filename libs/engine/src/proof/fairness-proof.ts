import { evenCoverage } from '../fairness/even-coverage';
import { canServe, servedByRank } from '../fairness/served-by-rank';
import type { Claims } from './claims';
import { marketAnew } from './market-anew';

/**
 * Whether the round's fairness choice is kept, and the prices it was paid with may be what they are. That every pair weighs
 * at most `u + p` with these prices is for the rest of the proof to see.
 *
 * @param most the greatest value, with bonus, that any pair has.
 */
export function fairnessFaults(claims: Claims, most: number): string[] {
  const { fairness } = claims.input.settings;
  const { floors = [], least } = claims.draft.certificate;
  const known = new Set(claims.groups.names);
  // Where counts are found again any price proves the total for them; a floor's price must not outweigh a tier.
  const limit = fairness?.kind === 'floors' ? claims.beyond : Infinity;
  const strange = floors.flatMap(({ group, price }) =>
    known.has(group) && Number.isSafeInteger(price) && price >= 0 && price <= limit
      ? []
      : [`the price of group ${group} is ${price}`],
  );
  if ((least !== undefined) !== (fairness?.kind === 'raise-the-lowest')) strange.push(`the least is ${least}`);
  if (strange.length > 0 || !fairness) return strange;
  if (fairness.kind === 'floors') return floorFaults(claims, most);
  return fairness.kind === 'even-coverage' ? evenFaults(claims) : lowestFaults(claims, least ?? 0);
}

/**
 * A price above 0 buys just the floor. A floor that is not met has a price above all that values can add up to, and the
 * same for all such floors: then no draft that serves the tiers as well has fewer places lacking.
 */
function floorFaults(claims: Claims, most: number): string[] {
  const { groups, lambda, students, places } = claims;
  const least = claims.leastOf();
  const served = claims.served();
  const open = places.reduce((sum, one) => sum + one, 0);
  const beyond = Math.min(students.length, open) * most + 1;
  const highest = lambda.reduce((high, price) => Math.max(high, price), 0);
  return groups.names.flatMap((name, at) => {
    const price = lambda[at]!;
    if (served[at]! > least[at]! && price > 0)
      return [`group ${name} has more than its floor and still costs ${price}`];
    if (served[at]! >= least[at]! || (price === highest && price >= beyond)) return [];
    return [`group ${name} has ${served[at]} places of ${least[at]}, and nothing shows that more cannot be had`];
  });
}

/** The counts are found again: which are the most even is a question of who can be served at all, apart from any score. */
function evenFaults(claims: Claims): string[] {
  const { groups } = claims;
  const { market } = marketAnew(claims);
  const even = evenCoverage(market, groups.groupOf, groups.names.length, groups.pinned).reached;
  const served = claims.served();
  return groups.names.flatMap((name, at) =>
    served[at] === even[at] ? [] : [`group ${name} has ${served[at]} places, the most even is ${even[at]}`],
  );
}

/** As many of each tier cannot be served when every pair is to be worth a point more. */
function lowestFaults(claims: Claims, least: number): string[] {
  const { market, edgeOf } = marketAnew(claims);
  if (edgeOf.every((edge) => edge === -1)) return least === 0 ? [] : [`the least is ${least}, and nobody is served`];
  const low = claims.students.filter((_, i) => edgeOf[i] !== -1 && market.valueAt[edgeOf[i]!]! < least);
  return [
    ...low.map(({ id }) => `student ${id} has a pair below the least, ${least}`),
    ...(canServe(market, servedByRank(market, edgeOf), least + 1) ? [`the least, ${least}, could be higher`] : []),
  ];
}
