import type { Estimate, Shown } from '@footing/statistics';

export const FORMAT = 'footing-sector-release';
/** Of the form of the file. Another number is another form, and is not read. */
export const FORM_VERSION = 1;

export const nations = ['England', 'Scotland', 'Wales', 'Northern Ireland'] as const;
export type SectorNation = (typeof nations)[number];

export const profiles = ['public', 'hesa', 'ofs'] as const;
export type SectorProfile = (typeof profiles)[number];

/** What was asked beside the measure; null: nothing, or what stands in its place by itself. */
export interface SectorAsked {
  readonly outcome: string | null;
  readonly scale: string | null;
  /** Hash of the words, options and scoring of the scale, at each time of asking: 64 hexadecimal digits, parted by `-`. */
  readonly instrument: string | null;
  readonly wave: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly side: string | null;
  readonly minimumMeetings: number | null;
}

/** One group of a table, as the gate let it out. */
export interface SectorCell {
  /** A code of what the table is parted by; empty: everybody together. */
  readonly group: string;
  readonly n: Shown;
  readonly x?: Shown;
  readonly rate?: Estimate;
  readonly mean?: Estimate;
}

/** A measure of the catalogue by one characteristic, or of everybody together. */
export interface SectorTable {
  readonly measure: string;
  /** Of what the measure means: 16 hexadecimal digits. Measures with another are not the same. */
  readonly definition: string;
  readonly asked: SectorAsked;
  /** Key of a characteristic that every university has alike; empty: everybody together. */
  readonly by: string;
  readonly cells: readonly SectorCell[];
}

/** What an institution signs: protected figures of groups, and nothing of a person. */
export interface SectorContent {
  readonly format: typeof FORMAT;
  readonly version: typeof FORM_VERSION;
  readonly institution: {
    readonly name: string;
    /** Eight digits; null: it has none, or did not say. */
    readonly ukprn: string | null;
    readonly nation: SectorNation;
    /** Whether others may read its name beside its figures. */
    readonly mayBeNamed: boolean;
  };
  /** From 1: of the files of this institution. A greater one is newer. */
  readonly number: number;
  /** An academic year, `2025/26`. */
  readonly period: string;
  readonly profile: SectorProfile;
  /** No two ask the same. */
  readonly tables: readonly SectorTable[];
}

/** JSON with the keys of every object in order and no space: the one form in which something is signed. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );

/** What a table asks, in one line: tables of two institutions with the same are put together. */
export const questionKey = ({ measure, definition, asked, by }: Omit<SectorTable, 'cells'>): string =>
  canonicalJson([measure, definition, asked, by]);
