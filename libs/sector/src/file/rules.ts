import { type Estimate, type Shown, shareOf } from '@footing/statistics';
import {
  questionKey,
  type SectorCell,
  type SectorContent,
  type SectorProfile,
  type SectorTable,
} from '../domain/content';
import { MOST_FAULTS, type SectorFault } from '../domain/shape';
import { type Characteristic, characteristicOf } from './characteristics';
import { definitionOf, poolableOf } from './definition';

interface ProfileRules {
  /** Counts are multiples of it. */
  readonly step: number;
  /** How far a shown count can be from how many there are. */
  readonly away: number;
  /** The least number that can stand beside a share of 23 people, and beside a mean of 8, once it is changed or rounded. */
  readonly rateFrom: number;
  readonly meanFrom: number;
}

/** As `libs/statistics` protects: shares rest on 23 people and means on 8, before noise of 2 or rounding. */
const rulesOf: Readonly<Record<SectorProfile, ProfileRules>> = {
  public: { step: 1, away: 2, rateFrom: 21, meanFrom: 6 },
  hesa: { step: 5, away: 2.5, rateFrom: 25, meanFrom: 10 },
  ofs: { step: 10, away: 5, rateFrom: 20, meanFrom: 20 },
};

/** What a file of the right shape has that no release of the gate could have; up to 20; empty: nothing. */
export function ruleFaults(content: SectorContent): SectorFault[] {
  return [...faultsOf(content)].slice(0, MOST_FAULTS);
}

function* faultsOf({ tables, profile, period }: SectorContent): Generator<SectorFault, undefined, undefined> {
  const year = Number(period.slice(0, 4));
  if (Number(period.slice(5)) !== (year + 1) % 100)
    yield { at: 'period', words: 'An academic year ends in the year after it begins.' };
  const seen = new Set<string>();
  const totals = new Map<string, string>();
  for (const [index, table] of tables.entries()) {
    const at = `tables[${index}]`;
    if (seen.has(questionKey(table))) yield { at, words: 'This table stands in the file twice.' };
    seen.add(questionKey(table));
    yield* tableFaults(table, profile, at);
    yield* totalFaults(table, totals, at);
  }
}

function* tableFaults(
  table: SectorTable,
  profile: SectorProfile,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  const measure = poolableOf(table.measure);
  if (!measure) return yield { at: `${at}.measure`, words: 'This measure is not one that is put together.' };
  if (definitionOf(measure) !== table.definition)
    yield { at: `${at}.definition`, words: 'This service counts the measure by another definition.' };
  const parted = table.by === '' ? null : characteristicOf(table.by);
  if (parted === undefined) return yield { at: `${at}.by`, words: 'No university but one has this characteristic.' };
  yield* groupFaults(table, parted, at);
  for (const [index, cell] of table.cells.entries())
    yield* cellFaults(cell, { profile, isMean: measure.kind === 'mean', at: `${at}.cells[${index}]` });
  yield* sumFaults(table, profile, at);
}

function* groupFaults(
  { cells }: SectorTable,
  parted: Characteristic | null,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  const wanted = ['', ...(parted?.codes ?? []).map(({ code }) => code)];
  for (const [index, { group }] of cells.entries())
    if (!wanted.includes(group)) yield { at: `${at}.cells[${index}].group`, words: 'This group is not known.' };
  for (const code of wanted)
    if (cells.filter(({ group }) => group === code).length !== 1)
      yield { at: `${at}.cells`, words: `“${code || 'everybody'}” must stand here once.` };
}

interface Place {
  readonly profile: SectorProfile;
  readonly isMean: boolean;
  readonly at: string;
}

const valueOf = (shown: Shown | Estimate | undefined): number | null =>
  shown && 'value' in shown ? shown.value : null;

function* cellFaults(cell: SectorCell, { profile, isMean, at }: Place): Generator<SectorFault, undefined, undefined> {
  const rules = rulesOf[profile];
  for (const part of ['n', 'x'] as const) {
    const value = valueOf(cell[part]);
    if (value === 1 || value === 2) yield { at: `${at}.${part}`, words: 'A count of one or two must never be shown.' };
    else if (value !== null && value % rules.step !== 0)
      yield { at: `${at}.${part}`, words: `Under these rules counts are multiples of ${rules.step}.` };
  }
  const [own, other] = isMean ? (['mean', 'rate'] as const) : (['rate', 'mean'] as const);
  const found = cell[own];
  if (!found || cell[other]) return yield { at, words: `This measure has a ${own}, and nothing else.` };
  if (isMean && cell.x) yield { at: `${at}.x`, words: 'A mean has no people with an outcome.' };
  if (!('value' in found)) {
    if (valueOf(cell.x ?? undefined) !== null)
      yield { at: `${at}.x`, words: 'How many had the outcome stands here, and the share is hidden.' };
    return;
  }
  const n = valueOf(cell.n);
  const least = isMean ? rules.meanFrom : rules.rateFrom;
  if (n === null || n < least) yield { at: `${at}.${own}`, words: `A ${own} stands beside too few people.` };
  if (!(found.low <= found.value && found.value <= found.high))
    yield { at: `${at}.${own}`, words: 'The value must lie within its interval.' };
  if (!isMean && n !== null) yield* shareFaults(cell, n, profile, at);
}

/** A share is worked out from the counts that stand beside it, and from nothing else. */
function* shareFaults(
  cell: SectorCell,
  n: number,
  profile: SectorProfile,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  const { rate } = cell;
  const x = valueOf(cell.x);
  if (profile === 'ofs') {
    if (cell.x) yield { at: `${at}.x`, words: 'OfS’s form has no numerators.' };
    return;
  }
  if (x === null || x > n)
    return yield { at: `${at}.x`, words: 'A share stands here without the counts it is made of.' };
  if (x < 3) return yield { at: `${at}.x`, words: 'A share of almost nobody must never be shown.' };
  const again = shareOf(x, n, profile);
  if (rate && 'value' in rate && 'value' in again)
    for (const end of ['value', 'low', 'high'] as const)
      if (Math.abs(rate[end] - again[end]) > 1e-9)
        return yield { at: `${at}.rate`, words: 'This share does not follow from its counts.' };
}

/** Groups come to their total, as far as noise and rounding let them. */
function* sumFaults(
  { by, cells }: SectorTable,
  profile: SectorProfile,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  if (by === '') return;
  const groups = cells.filter(({ group }) => group !== '');
  for (const part of ['n', 'x'] as const) {
    const whole = valueOf(cells.find(({ group }) => group === '')?.[part]);
    const values = groups.map((cell) => valueOf(cell[part]));
    const shown = values.flatMap((value) => value ?? []);
    if (whole === null) continue;
    const away = rulesOf[profile].away * (shown.length + 1);
    const more = shown.reduce((sum, one) => sum + one, 0) - whole;
    if (more > away || (shown.length === values.length && more < -away))
      yield { at: `${at}.cells`, words: `The groups do not come to their total (${part}).` };
  }
}

/** Everybody together is the same in every table that asks the same. */
function* totalFaults(
  table: SectorTable,
  totals: Map<string, string>,
  at: string,
): Generator<SectorFault, undefined, undefined> {
  const whole = table.cells.find(({ group }) => group === '');
  const n = valueOf(whole?.n);
  const x = valueOf(whole?.x);
  const key = questionKey({ ...table, by: '' });
  const known = totals.get(key);
  if (n === null) return;
  if (known !== undefined && known !== `${n} ${x}`)
    yield { at: `${at}.cells`, words: 'Everybody together is not as many as in another table that asks the same.' };
  totals.set(key, `${n} ${x}`);
}
