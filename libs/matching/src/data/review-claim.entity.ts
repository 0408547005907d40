import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Who has a student for review, and until when: one row a student. A row whose time is over is nobody's. */
@Entity('review_claim')
@Index('review_claim_of_person', ['institutionId', 'claimedBy', 'claimedAt'])
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('account', ['institutionId', 'claimedBy'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'askedBy'], ['institutionId', 'id'])
@Check('review_claim_ends', 'until > claimed_at')
@Check('review_claim_asked_by_another', 'asked_by is null or asked_by <> claimed_by')
@Check('review_claim_asked_when', '(asked_by is null) = (asked_at is null)')
export class ReviewClaim {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'uuid' }) readonly claimedBy!: string;
  @Column({ type: 'timestamptz' }) readonly claimedAt!: Date;
  @Column({ type: 'timestamptz' }) readonly until!: Date;
  /** Who would like to have the student instead; null: nobody. */
  @Column({ type: 'uuid', nullable: true }) readonly askedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) readonly askedAt!: Date | null;
}
