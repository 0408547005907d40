import { type DimensionView, measures } from '@footing/evidence';
import type { PublishedCell } from '@footing/statistics';
import { pictureOf } from './picture-of';
import { shownTable } from './rows';

const dimension = (key: string, ...codes: readonly string[]): DimensionView => ({
  ...{ key, name: key.toUpperCase(), kind: 'registry', isSensitive: false },
  codes: codes.map((code) => ({ code, name: `${code}!` })),
});
const measureOf = (wanted: string) => {
  const found = measures.find(({ id }) => id === wanted);
  if (!found) throw new Error(wanted);
  return found;
};
const cell = (at: Readonly<Record<string, string>>, value: number | null, measure = 'M11'): PublishedCell => ({
  ...{ table: 't', measure, at, n: value === null ? { code: 'c' } : { value: 1_240 } },
  rate: value === null ? { code: 'low' } : { value, low: value - 0.1, high: value + 0.1 },
});
const cells = [
  cell({}, 0.5),
  cell({ sex: 'm' }, 0.25),
  cell({ sex: 'f' }, null),
  cell({ sex: 'f', imd: '1' }, 0.4),
  cell({ imd: '1' }, 0.3),
];
const by = [dimension('sex', 'f', 'm'), dimension('imd', '1')];

test('each row says of which group it is, in the order of the groups and with all together last', () => {
  const { columns, rows } = shownTable({ by, cells, measure: measureOf('M11') });
  expect(columns.map(({ text }) => text)).toEqual(['SEX', 'IMD', 'People', 'Share', 'Likely range']);
  expect(rows.map((row) => row.slice(0, 3))).toEqual([
    ['f!', '1!', '1,240'],
    ['f!', 'All', '[c]'],
    ['m!', 'All', '1,240'],
    ['All', '1!', '1,240'],
    ['All', 'All', '1,240'],
  ]);
  expect(rows[1]?.slice(3)).toEqual(['[low]', '[low]']);
  expect(rows[2]?.slice(3)).toEqual(['25.0\u00a0%', '15.0\u00a0% to 35.0\u00a0%']);
});

test('what a measure parts people by itself has words of its own, and so has each time it looks', () => {
  const lasted = shownTable({ by: [], cells: [cell({ lasted: 'ended-2' }, 0.5, 'M20')], measure: measureOf('M20') });
  expect(lasted.columns[0]?.text).toBe('How long it lasted');
  expect(lasted.rows[0]?.[0]).toBe('Ended in month 3');
  const looks = [cell({}, 0.5, 'M09'), cell({}, 0.5, 'before'), cell({}, 0.5, 'after')];
  const { rows } = shownTable({ by: [], cells: looks, measure: measureOf('M09') });
  expect(rows.map(([when]) => when)).toEqual(['Change', 'Earlier', 'Later']);
});

test('a picture shows one or two characteristics, writes the same marks, and draws nothing of what is not there', () => {
  const one = pictureOf({ by: by.slice(0, 1), cells: cells.slice(0, 3), measure: measureOf('M11') });
  expect(one).toMatchObject({
    kind: 'dot-and-whisker',
    rows: [
      { label: 'f!', estimate: { code: '[low]' } },
      { label: 'm!', estimate: { value: 0.25 } },
    ],
    symbols: [{ code: '[low]', meaning: 'Too few people to show a figure' }],
  });
  const two = pictureOf({ by, cells, measure: measureOf('M11') });
  expect(two).toMatchObject({ kind: 'heat', rows: [{ values: [{ value: 0.4 }] }, { values: [{ code: '[z]' }] }] });
  expect(pictureOf({ by: [], cells: [cell({}, 0.5)], measure: measureOf('M11') })).toBeNull();
  expect(pictureOf({ by, cells, measure: measureOf('M14') })).toBeNull();
});
