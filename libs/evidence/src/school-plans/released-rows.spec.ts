import type { PublishedCell } from '@footing/statistics';
import type { EvidenceTable } from '../measures/evidence-table';
import { releasedRows } from './released-rows';

const dimension = (key: string, codes: readonly string[]) => ({
  ...{ key, name: key, kind: 'school', isSensitive: false },
  codes: codes.map((code) => ({ code, name: code.toUpperCase() })),
});
const cell = (at: Record<string, string>, n: number | null): PublishedCell => ({
  ...{ table: 't', measure: 'M02', at },
  n: n === null ? { code: 'c' } : { value: n },
  rate: n === null ? { code: 'c' } : { value: 0.5, low: 0.4, high: 0.6 },
});
const table = (by: readonly ReturnType<typeof dimension>[], cells: readonly PublishedCell[]) =>
  ({ measure: { id: 'M02', name: 'Take-up', kind: 'rate' }, by, cells }) as unknown as EvidenceTable;

const school = dimension('school', ['law', 'art']);
const sex = dimension('sex', ['f', 'm']);
const tables = [
  table([], [cell({}, 300)]),
  table([sex], [cell({}, 300), cell({ sex: 'f' }, 200)]),
  table(
    [sex, school],
    [
      cell({}, 300),
      cell({ sex: 'f', school: 'law' }, 60),
      cell({ sex: 'm', school: 'law' }, null),
      cell({ school: 'art' }, 200),
      cell({ sex: 'f' }, 200),
      cell({ school: 'law' }, 100),
    ],
  ),
];
const release = (number: number) => ({ number, asks: [{}, {}, {}] as never[], tables: { shown: tables, ledger: [] } });

test('a school reads its own rows as they went out, the whole of it first, and nobody else’s', () => {
  expect(releasedRows([release(4), release(2)], 'law').map((one) => one.release)).toEqual([4, 2]);
  const [first] = releasedRows([release(4)], 'law');
  expect(first).toMatchObject({ title: 'Take-up, by sex and school', kind: 'rate' });
  expect(first?.rows).toEqual([
    { group: '', n: { value: 100 }, estimate: { value: 0.5, low: 0.4, high: 0.6 } },
    { group: 'F', n: { value: 60 }, estimate: { value: 0.5, low: 0.4, high: 0.6 } },
    { group: 'M', n: { code: 'c' }, estimate: { code: 'c' } },
  ]);
});

test('a school of which nothing went out reads nothing', () => {
  expect(releasedRows([release(4)], 'music')).toEqual([]);
  expect(releasedRows([], 'law')).toEqual([]);
});
