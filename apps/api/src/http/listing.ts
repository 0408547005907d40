import { listOf, number, object, type Resource, resource } from '../openapi/schema';

/** One page of a list. `pages` is at least 1; a page that is too far gives the last. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
}

/** The most items on a page, where the service that lists them has no pages of its own. */
export const ITEMS_A_PAGE = 100;

/** The page that was asked for, of a list that is there as a whole. */
export function listing<T, Shown>(
  all: readonly T[],
  page: number | undefined,
  present: (item: T) => Shown,
): Listing<Shown> {
  const pages = Math.max(1, Math.ceil(all.length / ITEMS_A_PAGE));
  const shown = Math.min(page ?? 1, pages);
  const items = all.slice((shown - 1) * ITEMS_A_PAGE, shown * ITEMS_A_PAGE).map(present);
  return { items, total: all.length, page: shown, pages };
}

/** A list of these as a resource. */
export const listingOf = (item: Resource): Resource =>
  resource(`${item.name}List`, object({ items: listOf(item.ref), total: number, page: number, pages: number }));
