import type { HiddenCode, Profile, PublishedCell } from '@footing/statistics';

/** Which document it is. */
export type DocumentKey =
  | 'app-evaluation'
  | 'tef-note'
  | 'sfc-paragraph'
  | 'medr-table'
  | 'wapp-table'
  | 'board-page'
  | 'case-study'
  | 'award-pack'
  | 'destinations'
  | 'heel-sheet';

/** A way to part people, with names for its codes. */
export interface NamedDimension {
  readonly key: string;
  readonly name: string;
  readonly codes: readonly { readonly code: string; readonly name: string }[];
}

/** A table as it came through the gate: what `Evidence.table` answers can be given as it is. */
export interface Found {
  readonly snapshot: number;
  /** Of the snapshot, 64 hexadecimal digits. */
  readonly sha256: string;
  readonly measure: {
    readonly id: string;
    readonly name: string;
    readonly means: string;
    readonly formula: string;
    readonly unit: string;
    readonly kind: 'count' | 'rate' | 'mean';
  };
  readonly profile: Profile;
  readonly by: readonly NamedDimension[];
  readonly cells: readonly PublishedCell[];
  readonly figures: readonly {
    readonly measure: string;
    readonly label: string;
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
    readonly refused: HiddenCode | null;
  }[];
  readonly notes: readonly { readonly code: string; readonly words: string }[];
  readonly hidden: { readonly primary: number; readonly secondary: number };
  readonly attack: {
    readonly tried: number;
    readonly rounds: number;
    readonly withheld: readonly string[];
    readonly narrowest: number | null;
  };
  readonly log: { readonly rules: readonly string[] };
}

/** A gap to be worked out from two cells of a table: the comparator's share less the priority group's. */
export interface GapAsked {
  readonly label: string;
  readonly priority: Readonly<Record<string, string>>;
  readonly comparator: Readonly<Record<string, string>>;
}

/** What a table was asked with, as far as figures and documents need to know. */
export interface FiguresAsked {
  readonly compare?:
    | {
        readonly dimension: string;
        readonly priority: string;
        readonly comparator: string;
        readonly within?: string | undefined;
      }
    | undefined;
  /** In pounds. */
  readonly cost?: number | undefined;
  /** Which outcome its shares are of; absent: of none, or of more than one. */
  readonly outcome?: string | undefined;
}

/** A table in a report. */
export interface PublishedTable {
  /** Small letters, figures and hyphens: the name of its file. One id is one table in all that goes out together. */
  readonly id: string;
  readonly title: string;
  readonly found: Found;
  readonly gaps?: readonly GapAsked[] | undefined;
  /** Absent: nothing beside the ways of parting people. */
  readonly asked?: FiguresAsked | undefined;
}

/** A picture of a table, with its words for those who hear it. */
export interface Picture {
  /** As `chartSvg` draws it: nothing in it runs, and nothing is fetched. */
  readonly svg: string;
  readonly title: string;
  readonly words: string;
}

export type Block =
  | { readonly kind: 'text'; readonly words: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'facts'; readonly rows: readonly { readonly name: string; readonly words: string }[] }
  | { readonly kind: 'table'; readonly table: PublishedTable; readonly picture?: Picture | undefined };

export interface Section {
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** One document, however it is set: as a page, as paper, as sheets. */
export interface Report {
  readonly key: DocumentKey;
  readonly title: string;
  readonly institution: string;
  /** As 2026-11-22. */
  readonly day: string;
  /** What it is, in a sentence. */
  readonly about: string;
  readonly sections: readonly Section[];
  /** Set close on paper. */
  readonly isTight?: boolean;
}

/** A file of a pack or of a download. */
export interface PackFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Its tables, in order, each once. */
export function tablesOf(report: Pick<Report, 'sections'>): PublishedTable[] {
  const tables = report.sections.flatMap(({ blocks }) =>
    blocks.flatMap((one) => (one.kind === 'table' ? [one.table] : [])),
  );
  return [...new Map(tables.map((table) => [table.id, table])).values()];
}
