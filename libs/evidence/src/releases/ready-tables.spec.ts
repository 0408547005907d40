import { dimension } from '../spec/made-up';
import { measures } from '../measures/catalogue';
import { documents } from '../packs/documents/catalogue';
import { questionOf } from '../measures/ask';
import { ARM, type DimensionView, doseDimension } from '../domain/dimension';
import type { SnapshotHead } from '../data/snapshots.query';
import { readyTables } from './ready-tables';
import { isSameQuestion, joined, without } from './release-planned';

const group: DimensionView = { ...dimension('group:1', ['in', 'out'], true), kind: 'group' };
const scale = (wave: 'baseline' | 'close') => ({
  ...{ key: `${wave}:sure`, wave, scale: 'sure', name: 'Sure', sha256: 'a'.repeat(64), isLocked: false },
  ...{ alpha: 0.8, alphaOf: 60 },
});
const head: SnapshotHead = {
  ...{ number: 1, name: '', takenAt: new Date(0), sha256: '', rowCount: 9, nation: 'england', population: [] },
  dimensions: [
    { ...dimension('cohort', ['2025/26']), kind: 'cohort' },
    ARM,
    doseDimension('meetings'),
    doseDimension('minutes'),
    group,
    dimension('imd-2025', ['1', '2', '3', '4', '5', 'not-known']),
    dimension('sex', ['female', 'male', 'not-known']),
  ],
  scales: [scale('baseline'), scale('close')],
  forgottenAt: null,
};

test.each(documents.map(({ key, needs, suits }) => [key, needs, suits] as const))(
  '%s: every table can be asked, and there is one for each measure that it cannot do without',
  (_, needs, suits) => {
    const asks = readyTables([...new Set([...needs, ...suits])], head);
    for (const ask of asks)
      expect(questionOf({ ...ask, snapshot: 1, profile: 'public' }, head)).toHaveProperty('measure');
    expect(asks.some(({ measure }) => measure === 'M11') && asks.some(({ measure }) => measure === 'M12')).toBe(false);
    for (const id of needs) expect(asks.map(({ measure }) => measure)).toContain(id);
    for (const [at, ask] of asks.entries()) expect(asks.findIndex((one) => isSameQuestion(one, ask))).toBe(at);
  },
);

test('gaps are between those whose codes say who is behind, and never with those of whom nothing is known', () => {
  const gaps = readyTables(['M14'], head).map(({ compare }) => compare);
  expect(gaps).toEqual([
    ...Array.from({ length: 4 }, () => ({ dimension: 'group:1', priority: 'in', comparator: 'out' })),
    ...Array.from({ length: 4 }, () => ({ dimension: 'imd-2025', priority: '1', comparator: '5' })),
  ]);
});

test('a snapshot that tells less gives fewer tables, and none that would be refused', () => {
  const bare = { ...head, dimensions: head.dimensions.slice(0, 4), scales: [] };
  const asks = readyTables(
    measures.map(({ id }) => id),
    bare,
  );
  for (const ask of asks)
    expect(questionOf({ ...ask, snapshot: 1, profile: 'public' }, bare)).toHaveProperty('measure');
  expect(asks.some(({ measure }) => ['M07', 'M08', 'M14', 'M15', 'M19'].includes(measure))).toBe(false);
});

test('the same question stands once, however it was written down, and is taken away as one', () => {
  const [one, same, other] = [
    { measure: 'M11', outcome: 'completion', by: ['sex'] },
    { by: ['sex'], outcome: 'completion', measure: 'M11', cohorts: [] },
    { measure: 'M11', outcome: 'completion', by: ['arm'] },
  ] as const;
  expect(joined([one], [same, other, other])).toEqual([one, other]);
  expect(without([one, other], same)).toEqual([other]);
});
