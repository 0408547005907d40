import type { PriceOfGroup } from '../model/draft';
import type { MatchInput, Student } from '../model/input';

/** The groups that a choice between drafts is about. A student is in one of them or in none. */
export interface Groups {
  /** In order: floors as they are listed, otherwise by name. `''` is everybody. */
  readonly names: readonly string[];
  /** The group of each of the students asked about, as a position in `names`; -1 for none. */
  readonly groupOf: Int32Array;
  /** Students of each group who are pinned: they hold a place that is not to be given. */
  readonly pinned: Int32Array;
}

/** @param students those to be placed. */
export function groupsOf(input: MatchInput, students: readonly Student[]): Groups {
  const { fairness, aim } = input.settings;
  const everybody = fairness?.kind === 'raise-the-lowest' && aim === 'best-fit';
  const names = everybody ? [''] : namesOf(input);
  const numberOf = new Map(names.map((name, at) => [name, at]));
  const groupIn = ({ group }: Student): number => numberOf.get(everybody ? '' : (group ?? '')) ?? -1;
  const pinned = new Int32Array(names.length);
  const held = new Set(input.pins.map(({ studentId }) => studentId));
  for (const student of input.students)
    if (held.has(student.id) && groupIn(student) !== -1) pinned[groupIn(student)]! += 1;
  return { names, groupOf: Int32Array.from(students, groupIn), pinned };
}

function namesOf({ students, settings: { fairness } }: MatchInput): string[] {
  if (fairness?.kind === 'floors') return fairness.floors.map(({ group }) => group).sort();
  if (fairness?.kind !== 'even-coverage') return [];
  return [...new Set(students.flatMap(({ group }) => (group ? [group] : [])))].sort();
}

/** What is asked for each group beyond the students pinned; by group. */
export function floorsOf({ settings: { fairness } }: MatchInput, { names, pinned }: Groups): Int32Array {
  const floors = fairness?.kind === 'floors' ? fairness.floors : [];
  const wanted = new Map(floors.map(({ group, places }) => [group, places]));
  return Int32Array.from(names, (name, at) => Math.max(0, (wanted.get(name) ?? 0) - pinned[at]!));
}

/** Students with a mentor, by group; pinned ones do not count. @param heldOf by student: -1 for those who hold nobody. */
export function servedOf({ names, groupOf }: Groups, heldOf: Int32Array): Int32Array {
  const served = new Int32Array(names.length);
  for (const [i, group] of groupOf.entries()) if (group !== -1 && heldOf[i] !== -1) served[group]! += 1;
  return served;
}

/** Prices by group as they are kept: those that are not 0. */
export const groupPrices = ({ names }: Groups, lambda: Float64Array): PriceOfGroup[] =>
  names.map((group, at) => ({ group, price: lambda[at]! })).filter(({ price }) => price !== 0);
