import { Entity, ForeignKey, Index, PrimaryColumn, Column } from 'typeorm';

/** Whose yes, or lack of an objection, a draft was made with, as it stood then. No row names what it is about in words. */
@Entity('draft_use')
@Index('draft_use_of_person', ['institutionId', 'subjectId', 'purpose', 'item'])
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class DraftUse {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly subjectId!: string;
  @PrimaryColumn({ type: 'text' }) readonly purpose!: string;
  /** '' for the purpose as a whole. */
  @PrimaryColumn({ type: 'text', default: '' }) readonly item!: string;
  @Column({ type: 'integer' }) readonly epoch!: number;
}
