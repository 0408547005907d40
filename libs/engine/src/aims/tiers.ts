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
 * **Exact.** With 100,000 pairs, 9 ranks and 200,000 points a pair the greatest worth is below 2^39; what the solvers add
 * up stays far below 2^53, so every number is a whole number that a double holds exactly.
 *
 * @param ranks how many ranks there are. @param pairs the most pairs there can be. @param most the greatest value of a pair,
 * bonus included. @returns one whole number a rank, falling; rank 0 first.
 * Source: J. Edmonds and D. Fulkerson, Journal of Research of the NBS 69B (1965), on transversal matroids.
 */
export function worthOfRanks(ranks: number, pairs: number, most: number): Float64Array {
  const gap = 2 * (Math.max(1, pairs) * most + 1);
  return Float64Array.from({ length: ranks }, (_, rank) => (ranks - rank) * gap);
}
