/** Where a pair of a draft stands: waiting for a consultant, agreed, refused, or already proposed to the two people. */
export type ReviewState = 'open' | 'approved' | 'rejected' | 'published';

/** What can be done to a pair. An undo is not here: it puts back what was before. */
export type ReviewStep = 'approve' | 'reject' | 'pin' | 'unpin' | 'swap' | 'publish';

/** Where each step leads from each state. A step that is not listed is refused. */
const lifecycle = {
  open: { approve: 'approved', reject: 'rejected', pin: 'open', unpin: 'open', swap: 'open' },
  approved: { reject: 'rejected', pin: 'approved', unpin: 'approved', swap: 'open', publish: 'published' },
  rejected: { swap: 'open' },
  published: {},
} as const satisfies Record<ReviewState, Partial<Record<ReviewStep, ReviewState>>>;

/** What a consultant can decide about, of a pair. */
export interface Standing {
  readonly review: ReviewState;
  /** A pinned pair is kept by later drafts. */
  readonly pinned: boolean;
}

/** Where a pair stands after a step; null when the step cannot be taken from here. */
export function afterStep({ review, pinned }: Standing, step: ReviewStep): Standing | null {
  const to = (lifecycle[review] as Partial<Record<ReviewStep, ReviewState>>)[step];
  if (to === undefined) return null;
  if ((step === 'pin' && pinned) || (step === 'unpin' && !pinned)) return null;
  return { review: to, pinned: pinnedAfter(step, pinned) };
}

/** The steps a consultant can take from here, in the order in which a page should offer them. */
export const stepsFrom = (standing: Standing): ReviewStep[] =>
  (['approve', 'reject', 'pin', 'unpin', 'swap'] as const).filter((step) => afterStep(standing, step) !== null);

function pinnedAfter(step: ReviewStep, pinned: boolean): boolean {
  if (step === 'pin' || step === 'swap') return true;
  return step === 'unpin' || step === 'reject' ? false : pinned;
}
