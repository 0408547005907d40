import { openMarket } from '../market/market';
import { isStable } from '../stable/blocking-pairs';
import { deferredAcceptance } from '../stable/deferred-acceptance';
import { twoViews } from '../stable/two-views';
import type { Claims } from './claims';

/**
 * Whether a stable draft is one: no student and mentor would both rather have each other; and of all such drafts it is the
 * students' best, which is the one they reach by asking in turn.
 */
export function stableFaults({ input, draft, students, mentors, mentorOf }: Claims): string[] {
  const all = openMarket(input, () => undefined);
  const closed = new Set(draft.certificate.closed ?? []);
  const market = { ...all, places: all.places.map((open, j) => (closed.has(all.mentors[j]!.id) ? 0 : open)) };
  const columnOf = new Map(market.mentors.map(({ id }, j) => [id, j]));
  const { rowStart, mentorAt } = market;
  const edgeOf = Int32Array.from(mentorOf, (j, i) => {
    const column = columnOf.get(mentors[j]?.id ?? '');
    const row = mentorAt.subarray(rowStart[i], rowStart[i + 1]);
    return column === undefined ? -1 : rowStart[i]! + row.indexOf(column);
  });
  const views = twoViews(market, input);
  const best = deferredAcceptance(views);
  return [
    ...(isStable(views, edgeOf) ? [] : ['two people would both rather have each other']),
    ...students.flatMap(({ id }, i) => (best[i] === edgeOf[i] ? [] : [`student ${id} could ask for somebody better`])),
  ];
}
