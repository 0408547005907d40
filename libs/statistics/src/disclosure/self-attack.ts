import type { Extra } from './beyond';
import type { Lattice } from './lattice';
import { type Decision, publish } from './publish';
import { NARROW, pose, type Posed, type Target } from './puzzle';
import { read } from './readings';
import type { Attack, AttackReport, Found, Known, PublishedCell } from './types';

/** More is hidden so often at most; then tables are withheld. */
const MOST_ROUNDS = 20;

/** A release after the attack on it, and how that went. */
export interface Attacked {
  readonly cells: readonly PublishedCell[];
  readonly hidden: ReadonlySet<number>;
  readonly report: AttackReport;
}

/**
 * Step 7: tries to work out every unsafe figure from what would be published. Where one comes out too narrow, hides the figure that gives
 * most of it away and tries again, 20 times at most; then withholds the tables it is in.
 */
export async function attackUntilSafe(
  lattice: Lattice,
  decision: Decision,
  known: readonly Known[],
  attack: Attack,
  extra: Extra | null = null,
): Promise<Attacked> {
  let before: readonly number[] | null = null;
  const { unsafe, veiled } = decision.primary;
  const hidden = new Set(decision.hidden);
  const withheld = new Set(decision.withheld);
  for (let round = 0; ; round++) {
    const cells = publish(lattice, { ...decision, hidden, withheld });
    const posed = pose(lattice, decision.primary, cells, decision.profile, known, extra);
    const found = posed.targets.length === 0 ? [] : await attack(posed.puzzle);
    const narrow = posed.targets.map((_, at) => at).filter((at) => isTooNarrow(found[at], posed.targets[at]));
    // It takes as long as the attack itself, and is seldom needed.
    if (narrow.length > 0 && extra) before ??= await knownBefore(lattice, decision, known, attack, extra);
    const failed = narrow.filter((at) => isTooNarrow(found[at], posed.targets[at], before?.[at]));
    const open = recoveredTables(cells, decision).filter((table) => !withheld.has(table));
    const canHide = (figure: number) => !hidden.has(figure) && !unsafe.has(figure) && !veiled.has(figure);
    const fresh = round < MOST_ROUNDS ? toHide(posed, found, failed, canHide) : [];
    for (const figure of fresh) hidden.add(figure);
    const stuck = fresh.length > 0 ? [] : tablesWith(lattice, posed, failed).filter((table) => !withheld.has(table));
    for (const table of [...open, ...stuck]) withheld.add(table);
    if (fresh.length === 0 && open.length === 0 && stuck.length === 0)
      return { cells, hidden, report: reportOf(posed, found, round, withheld) };
  }
}

/** How narrow earlier releases make each target by themselves: that can be helped no more. */
async function knownBefore(
  lattice: Lattice,
  { primary, profile }: Decision,
  known: readonly Known[],
  attack: Attack,
  extra: Extra,
): Promise<readonly number[]> {
  const { puzzle } = pose(lattice, primary, [], profile, known, extra);
  const found = puzzle.targets.length === 0 ? [] : await attack(puzzle);
  return found.map((one) => stepsOf(one));
}

/** The figure that weighs most in each target that is too narrow; none that is hidden already, and each once. */
function toHide(
  { rowFigures }: Posed,
  found: readonly Found[],
  failed: readonly number[],
  canHide: (figure: number) => boolean,
): number[] {
  const chosen = failed.flatMap((at) => {
    const figures = (found[at]?.heaviest ?? []).map((row) => rowFigures[row] ?? null);
    return figures.find((figure) => figure !== null && canHide(figure)) ?? [];
  });
  return [...new Set(chosen)];
}

/** Whole steps between the limits: fewer than three, so also one or two for certain; what a form's own code says is no find. */
function isTooNarrow(found: Found | undefined, target: Target | undefined, before = Infinity): boolean {
  if (!found || !target) throw new RangeError('the attack left out a target');
  return stepsOf(found) < Math.min(NARROW, target.own, before);
}

const stepsOf = ({ low, high }: Found): number => Math.floor(high + 1e-6) - Math.ceil(low - 1e-6);

/** Tables with a share that one pair of counts alone can give. OfS's form is as it is: there this is no breach. */
const recoveredTables = (cells: readonly PublishedCell[], { profile }: Decision): string[] =>
  profile === 'ofs' || profile === 'internal'
    ? []
    : [...new Set(cells.filter((cell) => read(cell, profile).isRecovered).map(({ table }) => table))];

/** Every table that shows a population of which something came out too narrow. */
function tablesWith(lattice: Lattice, { targets }: Posed, failed: readonly number[]): string[] {
  const idOf = (figure: number) => lattice.figures[figure]?.population.id;
  const touched = new Set(failed.map((at) => targets[at]?.population));
  const places = lattice.places.filter(
    ({ n, part }) => touched.has(idOf(n)) || (part !== null && touched.has(idOf(part))),
  );
  return [...new Set(places.map(({ table }) => table.id))];
}

function reportOf(
  { targets }: Posed,
  found: readonly Found[],
  rounds: number,
  withheld: ReadonlySet<string>,
): AttackReport {
  const widths = found.map(({ low, high }) => high - low);
  return {
    tried: targets.length,
    rounds,
    withheld: [...withheld],
    narrowest: widths.length === 0 ? null : Math.min(...widths),
  };
}
