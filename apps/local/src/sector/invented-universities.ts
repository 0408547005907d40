import { type BaseCell, type Profile, type PublishedCell, protect } from '@footing/statistics';
import { definitionOf, poolableOf, type SectorContent, type SectorTable } from '@footing/sector';
import { type Chance, fieldsOf } from '../demo/chance';

const SEED = 'sector';
const FIFTHS = ['1', '2', '3', '4', '5', 'not-known'] as const;
const CARE = ['yes', 'no', 'not-known'] as const;
const FIRST = ['Aldwick', 'Brackenford', 'Carrow', 'Dunmere', 'Eastleigh Moor', 'Farrowdale', 'Glenister', 'Harcombe'];
const MORE = ['Inverlaw', 'Jarrowby', 'Kestrelmouth', 'Llanfeddyg', 'Marlinspike', 'Northmere', 'Ormsdale', 'Pendrick'];
const LAST = ['Quenby', 'Ravensholm', 'Stonebeck', 'Thornaby Fell', 'Ullscarth', 'Vexford', 'Westerhope', 'Yarrowick'];
const REST = ['Abergwyn', 'Ballynore', 'Corrieburn', 'Drumfearn', 'Eskmouth', 'Ferncliffe'];

/** Invented, all of them: thirty names that no university in the United Kingdom has. */
export const inventedNames = [...FIRST, ...MORE, ...LAST, ...REST].map((name) => `University of ${name}`);

/** Most are in England, as it is. */
const NATIONS: readonly SectorContent['institution']['nation'][] = [
  ...Array<'England'>(6).fill('England'),
  ...(['Scotland', 'Scotland', 'Wales', 'Northern Ireland'] as const),
];

/**
 * What an invented university gives out of a release that nobody but itself ever saw: of invented people, protected by the gate as any
 * figures are. The rate of progression and the gap between the first and the last fifth differ from university to university.
 *
 * @param at from 0. @param period an academic year, `2025/26`. @returns the same for the same.
 */
export async function inventedContent(at: number, period: string): Promise<SectorContent> {
  const profile = at % 5 === 4 ? 'hesa' : 'public';
  return {
    ...{ format: 'footing-sector-release', version: 1, number: 1, period, profile },
    institution: {
      ...{ name: inventedNames[at] ?? '', ukprn: null, mayBeNamed: at % 3 !== 1 },
      nation: NATIONS[at % NATIONS.length] ?? 'England',
    },
    tables: [
      ...(await tablesBy('imd-2019', FIFTHS, profile, at)),
      ...(await tablesBy('care-leaver', CARE, profile, at)).slice(1),
    ],
  };
}

/** Everybody together, and by one characteristic. */
async function tablesBy(key: string, codes: readonly string[], profile: Profile, at: number): Promise<SectorTable[]> {
  const { cells } = await protect(
    {
      profile,
      dimensions: [{ key, codes, isSensitive: key === 'care-leaver' }],
      tables: [
        { id: 'all', measure: 'M12', by: [], kind: 'rate' },
        { id: 'parted', measure: 'M12', by: [key], kind: 'rate' },
      ],
      cells: key === 'care-leaver' ? byCare(peopleAt(at)) : peopleAt(at),
    },
    // Nobody stands behind these figures: there is nobody to be found by attacking them.
    ({ targets }) => Promise.resolve(targets.map(() => ({ low: 0, high: Infinity, heaviest: [] }))),
  );
  const found = (code: string): PublishedCell | undefined =>
    cells.find((cell) => (code === '' ? cell.table === 'all' : cell.table === 'parted' && cell.at[key] === code));
  const table = (by: string, groups: readonly string[]): SectorTable => ({
    ...{ measure: 'M12', definition: definitionOf(progression), by },
    asked: {
      ...{ outcome: 'progression', scale: null, instrument: null, wave: null, from: null, to: null },
      ...{ side: 'student', minimumMeetings: null },
    },
    cells: groups.map((group) => {
      const cell = found(group);
      const { n = { code: 'z' }, x, rate = { code: 'c' } } = cell ?? {};
      return { group, n, ...(x ? { x } : {}), rate };
    }),
  });
  return [table('', ['']), table(key, ['', ...codes])];
}

const progression = poolableOf('M12') ?? fail();

function fail(): never {
  throw new Error('the catalogue has no M12');
}

/** How many people are in each fifth, and how many of them went on: behind by some 10 points in the first. */
function peopleAt(at: number): BaseCell[] {
  const chance = fieldsOf(SEED)('university')(at);
  const [base, gap, size] = [0.68 + 0.08 * chance(), 0.06 + 0.08 * chance(), 350 + Math.floor(700 * chance())];
  return FIFTHS.map((code) => {
    const n = code === 'not-known' ? 3 + Math.floor(30 * chance()) : Math.floor((size / 5) * (0.8 + 0.4 * chance()));
    return cellOf([code], n, base + gap * ((Number(code) || 3) - 3) * 0.25, chance);
  });
}

/** The same people: about two in a hundred are care leavers, and of as many it is not known. Together they are changed as before. */
function byCare(fifths: readonly BaseCell[]): BaseCell[] {
  const total = (of: 'n' | 'x' | 'noiseKey' | 'noiseKeyX') => fifths.reduce((sum, one) => sum + one[of], 0);
  const [n, x] = [Math.floor(total('n') * 0.02), Math.floor(total('n') * 0.012)];
  const others = { n: total('n') - 2 * n, x: total('x') - 2 * x };
  const keys = { noiseKey: total('noiseKey') % 256, noiseKeyX: total('noiseKeyX') % 256 };
  return CARE.map((code) =>
    code === 'no' ? { at: [code], ...others, ...keys } : { at: [code], n, x, noiseKey: 0, noiseKeyX: 0 },
  );
}

function cellOf(at: readonly string[], n: number, rate: number, chance: Chance): BaseCell {
  let x = 0;
  for (let one = 0; one < n; one += 1) if (chance() < rate) x += 1;
  return { at, n, x, noiseKey: Math.floor(256 * chance()), noiseKeyX: Math.floor(256 * chance()) };
}
