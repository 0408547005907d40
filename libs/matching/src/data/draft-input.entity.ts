import type { MatchInput } from '@footing/engine';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What the engine was given, frozen when the run began. Apart from the draft, because it is large and holds answers. */
@Entity('draft_input')
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class DraftInput {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @Column({ type: 'jsonb' }) input!: MatchInput;
}
