import type { Part } from '@footing/engine';
import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ReviewState } from '../domain/review-lifecycle';

/** A student and a mentor whom a draft would pair. A rejected pair holds no place. */
@Entity('draft_pair')
@Unique('draft_pair_place_taken_once', ['institutionId', 'draftId', 'offerId', 'placeNo'], {
  deferrable: 'INITIALLY DEFERRED',
})
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'])
@ForeignKey('offer', ['institutionId', 'offerId'], ['institutionId', 'id'])
@Check('draft_pair_score_range', 'score between 0 and 65535')
@Check('draft_pair_origin_known', `origin in ('engine', 'pin', 'swap')`)
@Check('draft_pair_review_known', `review in ('open', 'approved', 'rejected', 'published')`)
@Check('draft_pair_within_places', 'place_no between 1 and offer_places')
@Check('draft_pair_place_unless_rejected', `(review = 'rejected') = (place_no is null)`)
export class DraftPair {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'uuid' }) offerId!: string;
  /** 1 to 9, as the draft saw it. */
  @Column({ type: 'smallint' }) tier!: number;
  /** Which of the mentor's places, from 1; null when rejected. */
  @Column({ type: 'smallint', nullable: true }) placeNo!: number | null;
  @Column({ type: 'smallint' }) offerPlaces!: number;
  /** Whole points, 0 to 65,535. */
  @Column({ type: 'integer' }) score!: number;
  @Column({ type: 'jsonb' }) parts!: readonly Part[];
  @Column({ type: 'text' }) origin!: 'engine' | 'pin' | 'swap';
  @Column({ type: 'text', default: 'open' }) review!: ReviewState;
  @Column({ type: 'boolean', default: false }) pinned!: boolean;
  /** The draft's revision at which this pair last changed; 0 since the run. */
  @Column({ type: 'integer', default: 0 }) revision!: number;
}
