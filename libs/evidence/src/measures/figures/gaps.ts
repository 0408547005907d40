import { type Estimate, gapOf, type HiddenCode, mantelHaenszel, type PublishedCell } from '@footing/statistics';
import { cellAt, type Figure, type Note, numberIn, outcomeIn, refused, type Resting, told } from './figure';

/** Fewer of either group than this: no gap. */
const FEWEST = 23;

/** M05: those with a mentor less those without. */
export function differenceInResponse({ cells }: Resting): Figure[] {
  const of = (arm: string) => cellAt(cells, { arm })?.rate ?? ({ code: 'low' } as const);
  return [gapFigure('M05', 'With a mentor less without', of('matched'), of('unmatched'))];
}

/**
 * M14, and beside it M15 where like is to be compared with like. Where the two point in opposite directions (Simpson's paradox), that is said.
 */
export function gaps({ question, cells }: Resting): { readonly figures: Figure[]; readonly notes: Note[] } {
  const { compare } = question;
  if (!compare) return { figures: [], notes: [] };
  const { dimension, priority, comparator, strata } = compare;
  const crude = crudeGap(cells, { dimension, priority, comparator });
  if (!strata) return { figures: [crude], notes: notesOf([crude]) };
  const adjusted = adjustedGap(cells, compare, strata.key, strata.name);
  const figures = [crude, adjusted];
  const flips = crude.value !== null && adjusted.value !== null && crude.value * adjusted.value < 0;
  const words = `Taken together, ${crude.value !== null && crude.value > 0 ? 'the priority group is behind' : 'the priority group is ahead'}; within each “${strata.name}” it is the other way round. Show both figures, or readers are misled.`;
  return { figures, notes: [...notesOf(figures), ...(flips ? [{ code: 'simpson', words } as const] : [])] };
}

const notesOf = (figures: readonly Figure[]): Note[] =>
  figures.some((one) => one.refused === 'N15')
    ? [{ code: 'N15', words: 'There is no gap where either group has fewer than 23 people.' }]
    : [];

interface Groups {
  readonly dimension: string;
  readonly priority: string;
  readonly comparator: string;
}

function crudeGap(cells: readonly PublishedCell[], { dimension, priority, comparator }: Groups): Figure {
  const [first, second] = [comparator, priority].map((code) => cellAt(cells, { [dimension]: code }));
  const label = 'All together';
  if (!isEnough(first) || !isEnough(second)) return refused('M14', label, 'N15');
  return gapFigure('M14', label, first?.rate ?? { code: 'low' }, second?.rate ?? { code: 'low' });
}

const isEnough = (cell: PublishedCell | undefined): boolean => (numberIn(cell?.n) ?? 0) >= FEWEST;

function gapFigure(measure: 'M05' | 'M14', label: string, first: Estimate, second: Estimate): Figure {
  const gap = gapOf(first, second);
  if ('value' in gap) return told(measure, label, gap);
  return refused(measure, label, hiddenIn(first) ?? hiddenIn(second) ?? gap.code);
}

const hiddenIn = (estimate: Estimate): HiddenCode | null => ('code' in estimate ? estimate.code : null);

/** From the strata of which both groups are shown; N15 where too few people are left in them. */
function adjustedGap(
  cells: readonly PublishedCell[],
  { dimension, priority, comparator }: Groups,
  within: string,
  name: string,
): Figure {
  const label = `Within each “${name}”`;
  const codes = [...new Set(cells.flatMap(({ at }) => at[within] ?? []))];
  const strata = codes.flatMap((code) => {
    const [first, second] = [comparator, priority].map((one) => partAt(cells, { [dimension]: one, [within]: code }));
    return first && second ? [{ first, second }] : [];
  });
  const people = (side: 'first' | 'second') => strata.reduce((sum, one) => sum + one[side].n, 0);
  if (people('first') < FEWEST || people('second') < FEWEST) return refused('M15', label, 'N15');
  const found = mantelHaenszel(strata);
  return found
    ? told('M15', label, { value: found.difference, low: found.lower, high: found.upper })
    : refused('M15', label, 'N15');
}

/** x of n as they are shown; null where either is not. */
function partAt(cells: readonly PublishedCell[], at: Readonly<Record<string, string>>) {
  const cell = cellAt(cells, at);
  const [x, n] = [cell ? outcomeIn(cell) : null, numberIn(cell?.n)];
  return x === null || n === null || n === 0 ? null : { x: Math.min(x, n), n };
}
