/**
 * By whose rules figures are shown. `internal`: exact, to the evaluator alone and never out of the service; `hesa`: rounded to 5;
 * `ofs`: the form that OfS asks for, headcounts to 10 and rates to 0.1; `public`: counts with a little noise, for everybody else.
 */
export type Profile = 'internal' | 'hesa' | 'ofs' | 'public';

/** A way to part people: a characteristic with its codes. `isSensitive`: that nobody is there already tells something. */
export interface Dimension {
  readonly key: string;
  readonly codes: readonly string[];
  readonly isSensitive: boolean;
}

/** One table of a release: a measure by 0 to 3 dimensions, with all their totals. */
export interface TablePlan {
  readonly id: string;
  readonly measure: string;
  /** Keys of dimensions; empty: the total alone. */
  readonly by: readonly string[];
  readonly kind: 'count' | 'rate' | 'mean';
}

/** The finest cross of all dimensions of the release, and who is in it. Crosses that are left out hold nobody. */
export interface BaseCell {
  /** Whose people these are: a measure of the plan. Absent: of every measure. */
  readonly measure?: string;
  /** One code per dimension of the release, in order. */
  readonly at: readonly string[];
  /** How many people; for means those who answered. */
  readonly n: number;
  /** Those of them with the outcome; 0 where there is no outcome. */
  readonly x: number;
  /** Of what people scored; for means only. */
  readonly sum?: number;
  readonly sumOfSquares?: number;
  /** Σ of the record keys of these people, mod 256. */
  readonly noiseKey: number;
  /** The same of those with the outcome. */
  readonly noiseKeyX: number;
  /** Nobody can be there, as everybody knows. */
  readonly isStructuralZero?: boolean;
}

/**
 * Why there is no number: `none`, two at most (OfS); `low`, too few for a share; `DPL` and `DPH`, almost nobody or almost everybody (OfS);
 * `c`, confidential, itself or so that another cannot be worked out; `z`, nobody can be there; `N…`, a figure that must not be reported.
 */
export type HiddenCode = 'none' | 'low' | 'DPL' | 'DPH' | 'c' | 'z' | `N${number}`;

/** A place without a number. */
export interface Hidden {
  readonly code: HiddenCode;
}

/** A number, after all that protects it, or why there is none. */
export type Shown = { readonly value: number } | Hidden;

/** A share from 0 to 1, or a mean in points of its scale, with its 95 % interval; all protected. */
export type Estimate = { readonly value: number; readonly low: number; readonly high: number } | Hidden;

/** One cell as it goes out: all that anybody outside ever reads of people. */
export interface PublishedCell {
  readonly table: string;
  readonly measure: string;
  /** The code of each dimension; one that is absent: all of them together. */
  readonly at: Readonly<Record<string, string>>;
  readonly n: Shown;
  readonly x?: Shown;
  readonly rate?: Estimate;
  readonly mean?: Estimate;
}

/** A figure that earlier releases show of exactly the same people: whoever reads both releases has it. */
export interface Known {
  readonly measure: string;
  readonly at: Readonly<Record<string, string>>;
  readonly of: 'n' | 'x';
  /** What can be true of it, as that release was rounded. */
  readonly low: number;
  readonly high: number;
}

/** How earlier releases part the people of one count, and what they tell of the parts. */
export interface Beyond {
  readonly measure: string;
  readonly of: 'n' | 'x';
  /** People whom no place of any release tells apart: where they are in the new one (a code per dimension; null: not in it), and how many. */
  readonly groups: readonly { readonly at: readonly string[] | null; readonly n: number }[];
  /** What is told of groups together, as that release was rounded; indices of groups. */
  readonly told: readonly { readonly groups: readonly number[]; readonly low: number; readonly high: number }[];
  /** Groups that together are a place of few that was hidden: it may not follow now either. */
  readonly hidden: readonly (readonly number[])[];
}

/** One plan of tables over one frozen snapshot: all that goes out together. */
export interface Release {
  readonly profile: Profile;
  readonly dimensions: readonly Dimension[];
  readonly tables: readonly TablePlan[];
  readonly cells: readonly BaseCell[];
  /** Of earlier releases; absent: this is the first of these people. */
  readonly known?: readonly Known[];
  /** Of earlier releases of other people or other groups as well; absent: none. */
  readonly beyond?: readonly Beyond[];
}

/** Sums of unknown counts, some of which are known within limits: what an attacker has before them. */
export interface Puzzle {
  /** How many unknowns there are, each 0 or more. */
  readonly unknowns: number;
  /** Limits with so many whole steps between them need not be followed any further. */
  readonly wideEnough: number;
  /** What is published: Σ of `plus` − Σ of `minus` (indices of unknowns) is from `low` to `high`. */
  readonly rows: readonly Sum[];
  /** What is to be found: Σ of `plus` − Σ of `minus`. */
  readonly targets: readonly Pick<Sum, 'plus' | 'minus'>[];
}

/** A sum of unknowns with its limits; `high` may be Infinity. */
export interface Sum {
  readonly plus: readonly number[];
  readonly minus: readonly number[];
  readonly low: number;
  readonly high: number;
}

/** What an attacker finds of one target: its limits, and which rows give most of them away (heaviest first; empty: none). */
export interface Found {
  readonly low: number;
  readonly high: number;
  readonly heaviest: readonly number[];
}

/** Finds limits of each target, in order. The gate has one that solves linear programmes. */
export type Attack = (puzzle: Puzzle) => Promise<readonly Found[]>;

/** To join two codes of a dimension, so that fewer cells of a table are hidden. */
export interface MergeOffer {
  readonly table: string;
  readonly dimension: string;
  readonly codes: readonly [string, string];
  /** Cells of the table that are unsafe by themselves: now, and then. */
  readonly unsafe: number;
  readonly unsafeThen: number;
}

/** How the attack on a release went. */
export interface AttackReport {
  /** Of how many protected figures. */
  readonly tried: number;
  /** How often more had to be hidden, and figures still were too narrow after the last of it (their tables are withheld). */
  readonly rounds: number;
  readonly withheld: readonly string[];
  /** The narrowest of what can be worked out, high − low, as far as it was followed. Null: nothing was protected. */
  readonly narrowest: number | null;
}

/** What is kept of a release, for whoever signs it and whoever asks later. */
export interface ReleaseLog {
  readonly profile: Profile;
  readonly plan: readonly TablePlan[];
  readonly rules: readonly string[];
  /** Figures hidden in each table: unsafe by themselves, and so that those cannot be worked out. */
  readonly hidden: readonly {
    readonly table: string;
    readonly of: number;
    readonly primary: number;
    readonly secondary: number;
  }[];
  readonly attack: AttackReport;
  /** Each code that stands in the release, with its meaning: for the first sheet. */
  readonly symbols: readonly { readonly code: string; readonly meaning: string }[];
}

/** A release as it may go out. */
export interface Protected {
  readonly cells: readonly PublishedCell[];
  readonly hidden: { readonly primary: number; readonly secondary: number };
  /** Where more than a fifth of a table is hidden; best first; empty: nowhere, or nothing helps. */
  readonly advice: readonly MergeOffer[];
  readonly attack: AttackReport;
  readonly log: ReleaseLog;
}
