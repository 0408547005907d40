import { filterIn, isNarrowed, queryOf } from './queue-filter';

const school = '01a200c2-8bd1-728c-a47f-b631c385dce9';

test('a filter goes into the address and comes out of it as it was', () => {
  const filter = {
    school,
    tier: 2,
    minScore: 0.5,
    maxScore: 0.9,
    status: 'open',
    search: 'a & b',
    order: 'name',
    page: 3,
  };
  const query = Object.fromEntries(
    new URLSearchParams(queryOf(filterIn(asTyped({ ...filter, minScore: 50, maxScore: 90 })))),
  );
  expect(filterIn(query)).toEqual(filter);
});

test('what makes no sense is left out, so that a list is always shown', () => {
  const odd = {
    school: 'x',
    tier: '77',
    minScore: 'abc',
    maxScore: '101',
    status: 'lost',
    order: 'size',
    page: '0',
    search: '  ',
  };
  expect(filterIn(odd)).toEqual({});
  expect(filterIn({ tier: ['1', '2'], page: '-1', minScore: '1e3' })).toEqual({});
});

test('characters that no keyboard makes are taken out of a search', () => {
  expect(filterIn({ search: 'a\0b\ud800' })).toEqual({ search: 'ab\ufffd' });
});

test('a change replaces one thing, and undefined takes it out', () => {
  const filter = filterIn({ status: 'open', page: '4' });
  expect(queryOf(filter, { page: 5 })).toBe('?status=open&page=5');
  expect(queryOf(filter, { page: undefined, status: undefined })).toBe('');
});

test('page and order do not narrow a list', () => {
  expect(isNarrowed(filterIn({ page: '2', order: 'name' }))).toBe(false);
  expect(isNarrowed(filterIn({ tier: '1' }))).toBe(true);
});

const asTyped = (filter: object) =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));
