import type { MatchInput, Progress, RefusalCode } from '@footing/engine';

/** `replay`: the draft made again. `chances`: the lottery drawn again and again. `lottery-design`: what a stronger lottery would show. */
export type StudyKind = 'replay' | 'chances' | 'lottery-design';

export interface Replayed {
  readonly engineVersion: string;
  /** SHA-256 of canonical JSON, in hexadecimal: of what went in, and of what came out this time. */
  readonly inputHash: string;
  readonly resultHash: string;
  /** What the independent checker found wrong. */
  readonly faults: number;
}

/** What each kind of study comes to. */
export interface StudyResults {
  readonly replay: Replayed;
  readonly chances: ChancesFound;
  readonly 'lottery-design': { readonly choices: readonly DesignChoice[] };
}

export interface ChancesFound {
  /** Students whose chance of a place lies between 2 % and 98 %. */
  readonly uncertain: number;
  readonly students: number;
}

/** One strength of the lottery, and what it would give. */
export interface DesignChoice {
  /** 0 to 1. */
  readonly strength: number;
  readonly uncertain: number;
}

/** What the thread of a study is handed. */
export type StudyTask =
  | { readonly kind: 'replay'; readonly input: MatchInput }
  | { readonly kind: 'chances'; readonly input: MatchInput; readonly draws: number };

/** What it says: how far it is, again and again, and then how it ended. */
export type StudyReport =
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'done'; readonly result: StudyResults[StudyKind]; readonly served?: ReadonlyMap<string, number> };
