import { openMarket, type Market } from '../market/market';
import type { Claims } from './claims';

/** The round once more, groups that do not meet left out, and the pairs of the draft in it. */
export interface MarketAnew {
  readonly market: Market;
  /** The pair each student has in the draft, as a position in the market's arrays; -1 for none. */
  readonly edgeOf: Int32Array;
}

/** @param claims whose pairs are all allowed. Cost: one score for each student and mentor. */
export function marketAnew({ input, draft, mentors, mentorOf }: Claims): MarketAnew {
  const all = openMarket(input, () => undefined);
  const closed = new Set(draft.certificate.closed ?? []);
  const market = { ...all, places: all.places.map((open, j) => (closed.has(all.mentors[j]!.id) ? 0 : open)) };
  const columnOf = new Map(market.mentors.map(({ id }, j) => [id, j]));
  const { rowStart, mentorAt } = market;
  const edgeOf = mentorOf.map((j, i) => {
    const column = columnOf.get(mentors[j]?.id ?? '');
    const row = mentorAt.subarray(rowStart[i], rowStart[i + 1]);
    return column === undefined ? -1 : rowStart[i]! + row.indexOf(column);
  });
  return { market, edgeOf };
}
