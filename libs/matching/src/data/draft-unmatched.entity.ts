import type { UnmatchedReason } from '@footing/engine';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A student whom a draft leaves without a mentor, and why. */
@Entity('draft_unmatched')
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'])
export class DraftUnmatched {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'smallint' }) tier!: number;
  @Column({ type: 'jsonb' }) reason!: UnmatchedReason;
}
