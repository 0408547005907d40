/** The columns that hold sealed words, as they are named when they are sealed. */
export const sealedFields = {
  missing: 'introduction_answer.missing',
  how: 'introduction_call.how',
  rating: 'introduction_rating.sealed',
} as const;

/** What somebody says of a call, for the matching step alone. */
export interface Rating {
  /** 1 to 5. */
  readonly stars: number;
  readonly words: string;
}

/** Reads back what was sealed; null where nothing was given, or its key is gone. */
export const ratingIn = (opened: string | null): Rating | null => (opened ? (JSON.parse(opened) as Rating) : null);
