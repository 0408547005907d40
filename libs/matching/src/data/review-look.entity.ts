import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Somebody opened a student of a draft for review. */
@Entity('review_look')
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('account', ['institutionId', 'accountId'], ['institutionId', 'id'])
@Check('review_look_words_range', 'words between 0 and 100000')
export class ReviewLook {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  /** The last time. */
  @Column({ type: 'timestamptz' }) readonly lookedAt!: Date;
  /** How many words there were to read. */
  @Column({ type: 'integer' }) readonly words!: number;
  /** Whether they ever saw it with names. */
  @Column({ type: 'boolean' }) readonly named!: boolean;
}
