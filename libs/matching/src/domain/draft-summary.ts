import { asFit, type Draft, type MatchInput } from '@footing/engine';
import { type TierCount, toldTiers } from './told-tier';

/** A draft in figures: what the overview shows. All counts; fits are 0 to 1. */
export interface DraftSummary {
  readonly students: number;
  readonly matched: number;
  readonly mentors: number;
  /** Places of all mentors together. */
  readonly places: number;
  /** Sum of the fits of all pairs. */
  readonly total: number;
  /** Mean fit of the pairs; null when there are none. */
  readonly mean: number | null;
  /** Only tiers that have students; tier 1 first, those who have none last. */
  readonly tiers: readonly TierCount[];
  /** The number that stands in the rows of the draft for having no tier; null or absent: none does. */
  readonly untiered?: number | null;
  /** What people share counts for nothing in the draft, as with it somebody would have lost a place; absent: it may count. */
  readonly sharingLeftOut?: true;
  /** How many pairs have a fit from 0.0 up to 0.1, from 0.1 up to 0.2, …, from 0.9 to 1: ten counts. */
  readonly spread: readonly number[];
}

const BANDS = 10;

/** @param untiered the tier that stands for having none; null: everybody has one. */
export function draftSummary({ students, mentors }: MatchInput, draft: Draft, untiered: number | null): DraftSummary {
  return {
    students: students.length,
    mentors: mentors.length,
    places: mentors.reduce((sum, { places }) => sum + places, 0),
    ...figuresOf(draft.pairs.map(({ score }) => score)),
    tiers: toldTiers(draft.tiers, untiered),
    untiered,
    ...(draft.sharingLeftOut && { sharingLeftOut: true }),
  };
}

/** What a draft's summary says of its pairs. @param scores one a pair, in points. */
export function figuresOf(scores: readonly number[]): Pick<DraftSummary, 'matched' | 'total' | 'mean' | 'spread'> {
  const matched = scores.length;
  const total = asFit(scores.reduce((sum, score) => sum + score, 0));
  const spread = Array.from({ length: BANDS }, () => 0);
  for (const score of scores) {
    const band = Math.min(BANDS - 1, Math.floor(asFit(score) * BANDS));
    spread[band] = (spread[band] ?? 0) + 1;
  }
  return { matched, total, mean: matched === 0 ? null : total / matched, spread };
}
