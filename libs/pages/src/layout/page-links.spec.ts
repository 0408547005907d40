import * as fc from 'fast-check';
import { pageLinks } from './page-links';

const shown = (page: number, pages: number): string =>
  (pageLinks(page, pages, (number) => `?page=${number}`).items ?? [])
    .map((item) => ('ellipsis' in item ? '…' : item.current ? `[${item.number}]` : String(item.number)))
    .join(' ');

describe('links through the pages of a list', () => {
  test.each([
    [1, 1, '[1]'],
    [1, 3, '[1] 2 3'],
    [1, 12, '[1] 2 … 12'],
    [4, 12, '1 2 3 [4] 5 … 12'],
    [6, 12, '1 … 5 [6] 7 … 12'],
    [12, 12, '1 … 11 [12]'],
  ])('page %i of %i shows %s', (page, pages, expected) => {
    expect(shown(page, pages)).toBe(expected);
  });

  test('step back and on only where there is something', () => {
    const href = (page: number): string => `?page=${page}`;
    expect(pageLinks(1, 2, href)).toMatchObject({ previous: undefined, next: { href: '?page=2' } });
    expect(pageLinks(2, 2, href)).toMatchObject({ previous: { href: '?page=1' }, next: undefined });
  });

  test('never skip a single page, and name none twice', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.nat(59), (pages, at) => {
        const numbers = shown((at % pages) + 1, pages)
          .replace(/[[\]]/g, '')
          .split(' ');
        expect(new Set(numbers.filter((one) => one !== '…')).size).toBe(numbers.filter((one) => one !== '…').length);
        for (const [index, one] of numbers.entries()) {
          if (one === '…') expect(Number(numbers[index + 1]) - Number(numbers[index - 1])).toBeGreaterThan(2);
        }
      }),
    );
  });
});
