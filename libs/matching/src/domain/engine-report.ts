import type { Draft, Progress, RefusalCode } from '@footing/engine';

/** What the engine made, with its own check and its hashes. */
export interface EngineResult {
  readonly draft: Draft;
  /** What the independent checker found wrong; empty for a draft that may be kept. */
  readonly faults: readonly string[];
  readonly engineVersion: string;
  /** SHA-256 of canonical JSON, in hexadecimal. */
  readonly inputHash: string;
  readonly resultHash: string;
}

/** How a run ended. */
export type EngineOutcome =
  { readonly kind: 'made'; readonly result: EngineResult } | { readonly kind: 'refused'; readonly code: RefusalCode };

/** What the thread of the engine says, in this order: how far it is, again and again, and then how it ended. */
export type EngineReport = { readonly kind: 'progress'; readonly progress: Progress } | EngineOutcome;
