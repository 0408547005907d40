import type { FieldError } from '@footing/kernel';
import type { BenchEntry, Claim, Queue } from '@footing/matching';
import type { QueueFilter } from './queue-filter';

/** Which student of which draft, in which queue. */
export interface OnBench {
  readonly draftId: string;
  readonly applicationId: string;
  readonly filter: QueueFilter;
}

/** What is said about a decision that was not taken. */
export interface NotTaken {
  /** Why, in words. */
  readonly problem?: string;
  /** What to put right. */
  readonly errors?: readonly FieldError[];
  /** What was typed as the reason. */
  readonly reason?: string;
  /** What was chosen as its kind. */
  readonly override?: string;
  /** The fit that was typed beside the tick for what comes next; absent: it was not ticked. */
  readonly atLeast?: string;
}

/** What the bench and its parts are given. */
export interface BenchView {
  readonly entry: BenchEntry;
  readonly queue: Queue;
  readonly filter: QueueFilter;
  readonly said: NotTaken;
  readonly csrf: string;
  readonly mayReview: boolean;
  /** Whether they may agree beforehand to what comes next. */
  readonly mayAgreeAhead: boolean;
  /** Who has the student; null where there is nothing to decide for whoever looks. */
  readonly claim: Claim | null;
  /** Whether their last approvals came faster than anybody reads. */
  readonly isHasty: boolean;
}
