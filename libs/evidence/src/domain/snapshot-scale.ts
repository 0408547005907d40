import type { Wave } from './stages';

/** A scale at one time of asking, as a snapshot has it. */
export interface SnapshotScale {
  /** `close:career-confidence`; where its words differ between rounds, with the beginning of its hash. */
  readonly key: string;
  readonly wave: Wave;
  readonly scale: string;
  readonly name: string;
  /** Of its words, options and scoring: two with the same hash are the same scale. */
  readonly sha256: string;
  readonly isLocked: boolean;
  /** Cronbach's; null where fewer than ten answered all of it, or it has one part. */
  readonly alpha: number | null;
  readonly alphaOf: number | null;
}
