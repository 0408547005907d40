/** A number, or the code of why there is none. What has a code is drawn as the code, whatever else it holds. */
export type ChartValue = { readonly value: number } | { readonly code: string };

/** A number with the ends of its interval, or the code of why there is none. */
export type ChartEstimate =
  { readonly value: number; readonly low: number; readonly high: number } | { readonly code: string };

/**
 * What is counted. `people`: whole numbers; `share`: 0 to 1, shown in per cent; `gap`: the difference of two shares, -1 to 1,
 * shown in percentage points; or a unit of one's own, in words, with how many decimals it is shown.
 */
export type ChartUnit = 'people' | 'share' | 'gap' | { readonly words: string; readonly decimals: 0 | 1 | 2 | 3 };

/** What every chart has. */
export interface ChartFrame {
  /** Once on a page: small letters, figures and hyphens. */
  readonly id: string;
  /** What is shown, of whom: heading, name of the picture, caption of the table. */
  readonly title: string;
  /** Of the heading, 2 unless said. */
  readonly level?: 2 | 3 | 4 | undefined;
  readonly unit: ChartUnit;
  /** What codes mean; one that is not here is said to be "not shown". */
  readonly symbols?: readonly { readonly code: string; readonly meaning: string }[] | undefined;
}

/** One year of a gap. */
export interface GapYear {
  /** Where it stands: 2023 for 2023/24. Years that are left out keep their place. */
  readonly year: number;
  readonly label: string;
  /** Absent: nothing is measured yet. */
  readonly measured?: ChartEstimate | undefined;
  /** What the institution set itself to reach in this year; in the year of the target, the target. */
  readonly milestone?: number | undefined;
  /** At most one year has each. */
  readonly role?: 'baseline' | 'target' | undefined;
}

/** One gap over years, with its intervals, its milestones and its target. */
export interface GapOverYearsProps extends ChartFrame {
  readonly kind: 'gap-over-years';
  /** In order. */
  readonly years: readonly GapYear[];
}

/** Estimates one below the other, each with its interval. */
export interface DotAndWhiskerProps extends ChartFrame {
  readonly kind: 'dot-and-whisker';
  /** What each row is: "Programme". */
  readonly rowsAre: string;
  readonly rows: readonly { readonly label: string; readonly estimate: ChartEstimate }[];
  /** A value to read the others against: 0, "no difference". */
  readonly reference?: { readonly value: number; readonly words: string } | undefined;
}

/** What something was, and what it is later, for each row. */
export interface PairedChangeProps extends ChartFrame {
  readonly kind: 'paired-change';
  readonly rowsAre: string;
  /** What the two moments are called: "Before", "After". */
  readonly from: string;
  readonly to: string;
  readonly rows: readonly {
    readonly label: string;
    readonly before: ChartValue;
    readonly after: ChartValue;
    readonly change?: ChartEstimate | undefined;
  }[];
  /** The ends of the scale, where it has ends. */
  readonly range?: { readonly low: number; readonly high: number } | undefined;
}

/** How many people came how far, stage by stage. */
export interface FlowProps extends ChartFrame {
  readonly kind: 'flow';
  readonly steps: readonly { readonly stage: string; readonly words: string; readonly n: ChartValue }[];
}

/** A value for each row and column. */
export interface HeatProps extends ChartFrame {
  readonly kind: 'heat';
  readonly rowsAre: string;
  readonly columnsAre: string;
  readonly columns: readonly string[];
  /** Each has as many values as there are columns. */
  readonly rows: readonly { readonly label: string; readonly values: readonly ChartValue[] }[];
}

/** One of the five kinds of charts that there are. */
export type ChartProps = GapOverYearsProps | DotAndWhiskerProps | PairedChangeProps | FlowProps | HeatProps;
