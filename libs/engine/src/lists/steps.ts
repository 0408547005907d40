/**
 * Tiers by small steps. Serving a better tier is worth more than all scores together, and with numbers that large bidding
 * is slow: every place would fight for the few students of the first tier. So we solve with steps between tiers that are
 * cut down to `most`, and ask afterwards whether the tiers are served as well as they can be (`levels.ts`). If so, the
 * prices can be lifted to the full steps and prove the draft; if not, we go on with greater steps, which in the end are
 * the full ones.
 *
 * @param worthOf what serving each rank is worth; falls. @returns the same, with no step greater than `most`.
 */
export function cutDown(worthOf: Float64Array, most: number): Float64Array {
  const cut = new Float64Array(worthOf.length);
  let [above, sum] = [0, 0];
  for (let rank = worthOf.length - 1; rank >= 0; rank -= 1) {
    sum += Math.min(worthOf[rank]! - above, most);
    above = worthOf[rank]!;
    cut[rank] = sum;
  }
  return cut;
}

/** What the full steps add to the cut ones, for each rank; falls with the rank, 0 where nothing was cut. */
export const cutOff = (worthOf: Float64Array, cut: Float64Array): Float64Array =>
  worthOf.map((worth, rank) => worth - cut[rank]!);
