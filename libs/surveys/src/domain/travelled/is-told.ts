/** Says of cells whether their sum follows from the known sums. */
export type Teller = (secret: readonly number[]) => boolean;

/**
 * What can be worked out from known sums over sets of unknown cells, by adding the sums up and taking them from each other.
 * Cost: sets squared by cells once; sets by cells for each question.
 */
export function tellerOf(known: readonly (readonly number[])[]): Teller {
  const cells = [...new Set(known.flat())];
  const asRow = (set: readonly number[]) => cells.map((cell) => (set.includes(cell) ? 1 : 0));
  const reduced: Reduced[] = [];
  for (const set of known) {
    const row = without(asRow(set), reduced);
    const lead = row.findIndex((value) => !isNothing(value));
    const by = row[lead];
    if (by !== undefined) reduced.push({ lead, row: row.map((value) => value / by) });
  }
  return (secret) =>
    secret.length > 0 &&
    secret.every((cell) => cells.includes(cell)) &&
    without(asRow(secret), reduced).every(isNothing);
}

/** A sum whose first cell, `lead`, no later one holds. */
interface Reduced {
  readonly lead: number;
  readonly row: readonly number[];
}

/** The row with what the reduced ones tell taken out of it, in the order in which they were made. */
function without(row: readonly number[], reduced: readonly Reduced[]): readonly number[] {
  return reduced.reduce((rest, one) => {
    const by = rest[one.lead] ?? 0;
    return isNothing(by) ? rest : rest.map((value, at) => value - by * (one.row[at] ?? 0));
  }, row);
}

/** Rows are made of ones and noughts, so that what is left after rounding is far from any number that means something. */
const isNothing = (value: number) => Math.abs(value) < 1e-9;
