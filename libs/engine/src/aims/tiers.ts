/**
 * What serving a student of each rank is worth, so that a better tier always goes before all values together.
 *
 * **Tiers before values.** With R the most pairs there can be, the worth falls by `GAP = 2 (R * most + 1)` from rank to
 * rank, and the last rank is worth GAP. The sets of students that can be served together form a transversal matroid; if a
 * set is not best by tiers, one exchange (add a student, or put one of a better tier in for another) betters it by at least
 * GAP, and it is realised by one alternating path that changes at most R pairs and so loses at most `R * most`. Only the
 * differences between worths matter, so they grow by steps and not by powers. GAP is twice what this needs, so that the
 * prices of separate blocks can be laid side by side, and a group's price (see fairness/) stays below a tier.
 *
 * **Groups of a least size.** Then it is no matroid: to serve one student more of a rank, another group has to meet, and
 * many of the ranks below lose their place at once, though never more than the places of such groups. (Put the better
 * draft's students into those groups: of all others, each keeps the place they had or gives it to a better rank.) So each
 * worth rises by as many times the one below it.
 *
 * **Exact.** With 100,000 pairs, 9 ranks and 200,000 points a pair the greatest worth is below 2^39; what the solvers add
 * up stays far below 2^53, so every number is a whole number that a double holds exactly. With groups of a least size the
 * worths rise by powers, as far as a whole draft weighs less than 2^52: beyond that, one student of a rank outweighs as
 * many of the ranks below as fit (of 1,000 students in three tiers, about 180; in two tiers, all).
 *
 * @param ranks how many ranks there are. @param pairs the most pairs there can be. @param most the greatest value of a pair,
 * bonus included. @param grouped places of mentors who meet with a least size; 0 for none. @returns one whole number a rank,
 * falling; rank 0 first.
 * Source: J. Edmonds and D. Fulkerson, Journal of Research of the NBS 69B (1965), on transversal matroids.
 */
export function worthOfRanks(ranks: number, pairs: number, most: number, grouped = 0): Float64Array {
  const gap = 2 * (Math.max(1, pairs) * most + 1);
  const outweighed = Math.min(pairs, grouped);
  const worth = stairs(ranks, gap, outweighed);
  return isExact(worth, pairs) ? worth : stairs(ranks, gap, mostExact(ranks, pairs, gap, outweighed));
}

/** Each step by the gap, and by so many times the worth below it. */
function stairs(ranks: number, gap: number, outweighed: number): Float64Array {
  const worth = new Float64Array(ranks);
  for (let rank = ranks - 1; rank >= 0; rank -= 1) worth[rank] = gap + (1 + outweighed) * (worth[rank + 1] ?? 0);
  return worth;
}

const isExact = (worth: Float64Array, pairs: number): boolean => Math.max(1, pairs) * worth[0]! < 2 ** 52;

/** The most that one student may outweigh for all numbers to stay exact, found by halving. */
function mostExact(ranks: number, pairs: number, gap: number, tooMany: number): number {
  let [fits, over] = [0, tooMany];
  while (over - fits > 1) {
    const middle = Math.floor((fits + over) / 2);
    if (isExact(stairs(ranks, gap, middle), pairs)) fits = middle;
    else over = middle;
  }
  return fits;
}
