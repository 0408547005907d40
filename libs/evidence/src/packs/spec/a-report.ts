import type { PublishedCell } from '@footing/statistics';
import { deriveShare } from '../pack/derive';
import type { Given } from '../documents/template';
import { templateOf } from '../documents/catalogue';
import type { DocumentKey, PublishedTable } from '../report';

const cell = (at: Record<string, string>, x: number, n: number): PublishedCell => ({
  ...{ table: 't', measure: 'M12', at, n: { value: n }, x: { value: x }, rate: deriveShare(x, n) },
});

/** Progression by IMD quintile, with a hidden cell and a gap. */
export const aTable: PublishedTable = {
  id: 'progression-by-imd',
  title: 'Progression by =IMD',
  gaps: [{ label: 'Quintile 5 less 1', priority: { imd: '1' }, comparator: { imd: '5' } }],
  found: {
    ...{ snapshot: 3, sha256: 'ab'.repeat(32), profile: 'public' },
    measure: { id: 'M12', name: 'Progression', means: 'Went on.', formula: 'x ÷ n', unit: 'share', kind: 'rate' },
    by: [{ key: 'imd', name: 'IMD', codes: ['1', '3', '5'].map((code) => ({ code, name: `Quintile ${code}` })) }],
    cells: [
      cell({}, 150, 210),
      cell({ imd: '1' }, 60, 92),
      cell({ imd: '5' }, 88, 110),
      { table: 't', measure: 'M12', at: { imd: '3' }, n: { code: 'c' }, rate: { code: 'c' } },
    ],
    ...{ figures: [], notes: [], hidden: { primary: 1, secondary: 0 } },
    attack: { tried: 1, rounds: 0, withheld: [], narrowest: 8 },
    log: { rules: ['Counts are changed at random.'] },
  },
};

export const hostile = '=1+1 #eval("1") $x$ \\ "quoted" <script>alert(1)</script> ]) // *b* _i_ @ref \u0000 é';

export const given = (key: DocumentKey, typed = 'Some words.'): Given => ({
  ...{ institution: 'University of Example', day: '2026-11-22', design: 'change', tables: [aTable] },
  words: Object.fromEntries(templateOf(key).fields.map((field) => [field.key, typed])),
});
