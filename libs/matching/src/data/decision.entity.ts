import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { OverrideKind } from '../domain/against';
import type { DraftPair } from './draft-pair.entity';
import type { DraftUnmatched } from './draft-unmatched.entity';

export type DecisionKind = 'approve' | 'reject' | 'pin' | 'unpin' | 'swap' | 'undo';

/** The rows of every student whom a decision changed, as they were before it. */
export interface Before {
  readonly touches: readonly string[];
  readonly pairs: readonly DraftPair[];
  readonly unmatched: readonly DraftUnmatched[];
}

/** What a consultant decided, when, and what was before. Only ever added to. */
@Entity('decision')
@Unique(['institutionId', 'undoes'])
@Unique(['institutionId', 'draftId', 'revision'])
@Unique(['institutionId', 'id', 'kind', 'applicationId', 'offerId'])
@Index('decision_of_draft', ['institutionId', 'draftId', 'decidedAt'])
@ForeignKey('draft', ['institutionId', 'draftId', 'roundId'], ['institutionId', 'id', 'roundId'])
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'])
@ForeignKey('offer', ['institutionId', 'offerId'], ['institutionId', 'id'])
@ForeignKey('decision', ['institutionId', 'undoes'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'decidedBy'], ['institutionId', 'id'])
@Check('decision_kind_known', `kind in ('approve', 'reject', 'pin', 'unpin', 'swap', 'undo')`)
@Check('decision_reason_short', 'length(reason) <= 2000')
@Check('decision_reject_with_reason', `kind <> 'reject' or length(btrim(reason)) > 0`)
@Check('decision_undo_of_something', `(kind = 'undo') = (undoes is not null)`)
@Check(
  'decision_override_known',
  `override in ('conflict', 'needs-differ', 'not-now', 'better-known', 'answers-wrong', 'other')`,
)
@Check('decision_looked_range', 'looked_seconds >= 0 and words_shown >= 0')
@Check('decision_about_a_mentor', `kind = 'undo' or offer_id is not null`)
export class Decision {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly draftId!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'uuid', nullable: true }) readonly offerId!: string | null;
  @Column({ type: 'text' }) readonly kind!: DecisionKind;
  @Column({ type: 'text', default: '' }) readonly reason!: string;
  @Column({ type: 'jsonb' }) readonly before!: Before;
  /** The draft's revision that this decision made. */
  @Column({ type: 'integer' }) readonly revision!: number;
  /** The decision that this one takes back; null unless it is an undo. */
  @Column({ type: 'uuid', nullable: true }) readonly undoes!: string | null;
  /** Whether whoever decided had seen no name of the two. */
  @Column({ type: 'boolean', default: false }) readonly namesHidden!: boolean;
  /** Null unless it goes against what the engine suggested. */
  @Column({ type: 'text', nullable: true }) readonly override!: OverrideKind | null;
  /** One of many that were approved at one press. */
  @Column({ type: 'boolean', default: false }) readonly inBulk!: boolean;
  /** Seconds since the page was opened, and the words that stood on it; null where it was not opened. */
  @Column({ type: 'integer', nullable: true }) readonly lookedSeconds!: number | null;
  @Column({ type: 'integer', nullable: true }) readonly wordsShown!: number | null;
  /** The standing approval under which it was taken; null: it was taken by hand. */
  @Column({ type: 'uuid', nullable: true }) readonly standingId!: string | null;
  @Column({ type: 'uuid' }) readonly decidedBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly decidedAt!: Date;
}
