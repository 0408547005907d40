/** What wasm/assembly/kernel.ts offers; all are addresses but for counts and amounts. */
export interface SolverCalls {
  openProblem(starts: number, mentors: number, values: number, bonuses: number, students: number): void;
  census(wanted: number): number;
  rowsOfStudents(...blockOfLevelOfWantedLessStartsColumnKey: readonly number[]): void;
  rowsOfMentors(blockOf: number, levelOf: number, ends: number, column: number, key: number): void;
  openTiers(...slotsCrowdsLevelsServedOfStudentsOfMentorsMentorsHolders: readonly number[]): void;
  placesFree(): number;
  greedy(rankOf: number, rank: number, unserved: number): number;
  growTrees(unserved: number, many: number): number;
  markReached(level: number, mentors: number): void;
  markFull(level: number, mentors: number, places: number): void;
  openRows(...startEndColumnKeyAtListedGatheredCutPairs: readonly number[]): void;
  openMarket(...priceSlotStartTakenRowAtKeyAtMindsRows: readonly number[]): void;
  pairsEnd(): number;
  extend(row: number): number;
  bidForPlaces(...ringCountLeftBidAtNothingTiesRaiseMost: readonly number[]): number;
  bidForStudents(...ringRowsLeftHeldStartHeldHoldsTiesRaiseMost: readonly number[]): number;
}
