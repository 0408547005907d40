import type { FieldError } from '@footing/kernel';
import { readEvidence } from './domain/evidence-lines';
import { isRating, type Rating } from './domain/rating';
import { tooLong } from './errors';

/** What somebody writes about one part in one year. */
export interface EntryInput {
  readonly activity: string;
  /** Null: not said yet. */
  readonly rating: number | null;
  readonly gaps: string;
  /** One a line, as `readEvidence` takes it. */
  readonly evidence: string;
}

/** Characters of what is done, and of what is missing. */
const MOST_TEXT = 5000;

/** What is wrong with it, at the fields of its form; empty: nothing. */
export function faultsInEntry({ activity, rating, gaps, evidence }: EntryInput): FieldError[] {
  return [
    ...tooLong('activity', activity, MOST_TEXT),
    ...(rating === null || isRating(rating) ? [] : [{ field: 'rating', message: 'Choose one of the five steps' }]),
    ...readEvidence(evidence).faults,
    ...tooLong('gaps', gaps, MOST_TEXT),
  ];
}

/** The step that was chosen; null for none. */
export const ratingOf = (rating: number | null): Rating | null => (rating !== null && isRating(rating) ? rating : null);
