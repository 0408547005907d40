/** The five steps of how far a university says it is, each with what it means. */
export const ratings = [
  { step: 1, name: 'Not yet', means: 'We do not do this yet.' },
  { step: 2, name: 'Beginning', means: 'A few people do this, and it depends on them.' },
  { step: 3, name: 'Growing', means: 'We do this in some places, and have agreed how.' },
  { step: 4, name: 'Settled', means: 'We do this everywhere, and check that it happens.' },
  { step: 5, name: 'Leading', means: 'We do this everywhere, learn from the evidence, and help others to do it.' },
] as const;
export type Rating = (typeof ratings)[number]['step'];

export const isRating = (step: number): step is Rating => ratings.some((one) => one.step === step);

/** "3 of 5: Growing"; "Not rated yet" for null. */
export function ratingInWords(rating: Rating | null): string {
  const found = ratings.find(({ step }) => step === rating);
  return found ? `${found.step} of 5: ${found.name}` : 'Not rated yet';
}

/** What became of a rating from one year to the next, in words. */
export function ratingChange(before: Rating | null, now: Rating | null): string {
  if (now === null) return 'Not rated yet';
  if (before === null) return 'Rated for the first time';
  const steps = Math.abs(now - before);
  if (steps === 0) return 'As before';
  return `${now > before ? 'Up' : 'Down'} ${steps === 1 ? 'one step' : `${steps} steps`}`;
}
