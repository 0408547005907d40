import type { PageItem, PaginationProps } from './pagination';

/**
 * The links for page `page` of `pages`: the first, the last, this one and its neighbours, with gaps between.
 * @param page from 1 to `pages`. @param href gives the address of a page.
 */
export function pageLinks(page: number, pages: number, href: (page: number) => string): PaginationProps {
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages);
  const items = shown.flatMap((number, index): PageItem[] => {
    const link = { number, href: href(number), current: number === page };
    const before = shown[index - 1] ?? number - 1;
    if (number - before === 2) return [{ number: number - 1, href: href(number - 1) }, link];
    return number - before > 2 ? [{ ellipsis: true }, link] : [link];
  });
  return {
    items,
    previous: page > 1 ? { href: href(page - 1) } : undefined,
    next: page < pages ? { href: href(page + 1) } : undefined,
  };
}
