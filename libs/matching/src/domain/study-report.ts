import type { Design, MatchInput, RefusalCode } from '@footing/engine';
import type { DecisionsReplayed, DecisionTask } from './replay-decisions';

/** `replay`: the draft made again. `chances`: the lottery drawn again and again. `lottery-design`: what a stronger lottery would show. */
export type StudyKind = 'replay' | 'chances' | 'lottery-design';

export interface Replayed {
  readonly engineVersion: string;
  /** SHA-256 of canonical JSON, in hexadecimal: of what went in, and of what came out this time. */
  readonly inputHash: string;
  readonly resultHash: string;
  /** How many things the independent checker found wrong. */
  readonly faults: number;
  /** What came of taking every decision again; absent in replays of a time when only the run was made again. */
  readonly decided?: DecisionsReplayed;
}

/** How open everybody's lot is; who has which chance is kept row by row. */
export interface ChancesFound {
  readonly engineVersion: string;
  readonly inputHash: string;
  /** Everybody in the round. */
  readonly students: number;
  /** Students whose chance of a mentor lies between 2 % and 98 %. */
  readonly undecided: number;
  /** As many students as would teach the same if a fair coin decided on each. */
  readonly effective: number;
  /** Least effect, in standard deviations, that could be seen; null when nobody's lot is open. */
  readonly detectable: number | null;
}

/** One strength of the lottery. `detectable` as above; `givenUp` in points of total score of an average draw. */
export type DesignChoice = Omit<Design, 'detectable'> & { readonly detectable: number | null };

/** What each kind of study comes to. A design is null where the lottery cannot be looked at by itself. */
export interface StudyResults {
  readonly replay: Replayed;
  readonly chances: ChancesFound;
  readonly 'lottery-design': { readonly choices: readonly DesignChoice[] | null };
}

/** What the thread of a study is handed. A replay is a draft's own thread first, then one that takes its decisions again. */
export type StudyTask =
  | { readonly kind: 'decisions'; readonly task: DecisionTask }
  | { readonly kind: 'chances'; readonly input: MatchInput; readonly draws: number }
  | {
      readonly kind: 'lottery-design';
      readonly input: MatchInput;
      readonly draws: number;
      readonly strengths: readonly number[];
    };

/** How often one student had a mentor. */
export interface Served {
  readonly studentId: string;
  readonly served: number;
}

/** How the thread of a study ended. */
export type StudyOutcome =
  | { readonly kind: 'refused'; readonly code: RefusalCode }
  | { readonly kind: 'decisions'; readonly result: DecisionsReplayed }
  | { readonly kind: 'chances'; readonly result: ChancesFound; readonly served: readonly Served[] }
  | { readonly kind: 'lottery-design'; readonly result: StudyResults['lottery-design'] };
