import type { PublishedTable } from '@footing/evidence';
import { chartOfTable } from './chart-of-table';

type Found = PublishedTable['found'];

const estimate = (value: number) => ({ value, low: value - 0.041, high: value + 0.043 });
const cell = (at: Record<string, string>, n: number, value: number | null): Found['cells'][number] => ({
  ...{ table: 't', measure: 'M12', at },
  ...(value === null ? { n: { code: 'c' }, rate: { code: 'c' } } : { n: { value: n }, rate: estimate(value) }),
});

const tableOf = (cells: Found['cells'], over: Partial<Found['measure']> = {}): PublishedTable => ({
  id: 'm12-progression-by-imd',
  title: 'Progression, by IMD <fifth>',
  found: {
    ...{ snapshot: 3, sha256: 'ab'.repeat(32), profile: 'public' },
    measure: { id: 'M12', name: 'Progression', means: '', formula: '', unit: 'share', kind: 'rate', ...over },
    by: [{ key: 'imd', name: 'IMD', codes: ['1', '3', '5'].map((code) => ({ code, name: `Fifth ${code}` })) }],
    ...{ cells, figures: [], notes: [], hidden: { primary: 1, secondary: 0 } },
    ...{ attack: { tried: 1, rounds: 0, withheld: [], narrowest: 8 }, log: { rules: [] } },
  },
});

const shown = tableOf([cell({ imd: '1' }, 92, 0.652), cell({ imd: '3' }, 3, null), cell({ imd: '5' }, 110, 0.8)]);

test('a table of a release is drawn under its own name, with words; what is hidden is drawn as its code', () => {
  const picture = chartOfTable(shown);
  expect(picture).toMatchObject({ title: shown.title });
  expect(picture?.svg).toContain('Progression, by IMD &lt;fifth>');
  expect(picture?.words).toMatch(/65\.2/);
  expect(picture?.words).toMatch(/80\.0/);
  expect(picture?.svg).toMatch(/>\s*\[?c\]?\s*</);
});

test('two drawings in one document have names of their own, and the same table has the same bytes', () => {
  const names = (svg = '') => [...svg.matchAll(/ id="([^"]+)"/g)].map(([, name]) => name);
  const [one, other] = [chartOfTable(shown), chartOfTable({ ...shown, id: 'another' })];
  expect(names(one?.svg).length).toBeGreaterThan(0);
  expect(names(one?.svg).filter((name) => names(other?.svg).includes(name))).toEqual([]);
  expect(chartOfTable(shown)?.svg).toBe(one?.svg);
});

test('a hidden count moves nothing that is drawn', () => {
  const [low, , high] = shown.found.cells;
  if (!low || !high) throw new Error('three cells');
  const other = tableOf([low, cell({ imd: '3' }, 4_000, null), high]);
  expect(chartOfTable(other)).toEqual(chartOfTable(shown));
});

test('where a table says more, there is no picture', () => {
  expect(chartOfTable(tableOf([cell({}, 92, 0.652)], { id: 'M14' }))).toBeNull();
  expect(chartOfTable({ ...shown, found: { ...shown.found, by: [] } })).toBeNull();
  expect(chartOfTable(tableOf([cell({}, 92, 0.652), cell({ imd: '1' }, 3, null)]))).toBeNull();
});
