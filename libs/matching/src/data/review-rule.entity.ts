import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What the lead lays down for the review of a round. */
@Entity('review_rule')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@Check('review_rule_bulk_from_range', 'bulk_from between 1 and 100')
@Check('review_rule_sample_range', 'bulk_sample between 1 and 50')
export class ReviewRule {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly roundId!: string;
  /** Fit out of 100 from which pairs may be approved many at once; null: never. */
  @Column({ type: 'smallint', nullable: true }) readonly bulkFrom!: number | null;
  /** How many of them have to be opened first. */
  @Column({ type: 'smallint', default: 5 }) readonly bulkSample!: number;
  /** Everybody reviews without names. */
  @Column({ type: 'boolean', default: false }) readonly namesHidden!: boolean;
}
