/** How an item stands, as staff see it: `ended` by its date, or because the university ended it. */
export type StoryState = 'asked' | 'agreed' | 'refused' | 'ended' | 'stopped';

/** What is known of an item and of what its owner decided. */
export interface StoryFacts {
  /** The university itself took it down. */
  readonly isTakenDown: boolean;
  /** From when it counts for nothing. */
  readonly endsAt: Date;
  /** Null: nothing was decided yet. */
  readonly decision: {
    readonly kind: string;
    readonly permitted: boolean;
    readonly validUntil: Date | null;
    /** A stop has begun, and is being written down. */
    readonly isStopping: boolean;
  } | null;
}

/** @param at now. */
export function storyState({ isTakenDown, endsAt, decision }: StoryFacts, at: Date): StoryState {
  if (decision?.kind === 'withdrawn' || decision?.isStopping) return 'stopped';
  if (decision?.kind === 'refused') return 'refused';
  const isOver = isTakenDown || endsAt <= at || (decision?.validUntil ?? endsAt) <= at;
  if (isOver) return 'ended';
  if (!decision) return 'asked';
  return decision.permitted ? 'agreed' : 'ended';
}
