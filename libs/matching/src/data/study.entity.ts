import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { StudyKind, StudyResults } from '../domain/study-report';

export type StudyState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Something worked out about a round beside its drafts, by a job. */
@Entity('study')
@Unique(['institutionId', 'id', 'draftId', 'draws'])
@Index('study_one_at_work', ['institutionId', 'roundId', 'kind'], {
  unique: true,
  where: `state in ('queued', 'running')`,
})
@Index('study_of_round', ['institutionId', 'roundId', 'askedAt'])
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('draft', ['institutionId', 'draftId', 'roundId'], ['institutionId', 'id', 'roundId'])
@ForeignKey('account', ['institutionId', 'askedBy'], ['institutionId', 'id'])
@Check('study_kind_known', `kind in ('replay', 'chances', 'lottery-design')`)
@Check('study_state_known', `state in ('queued', 'running', 'done', 'failed', 'cancelled')`)
@Check('study_draws_range', 'draws between 0 and 10000')
@Check('study_of_a_draft', `(kind = 'lottery-design') = (draft_id is null)`)
@Check('study_draws_when_drawing', `(kind = 'replay') = (draws = 0)`)
@Check('study_done_with_result', `(state = 'done') = (result is not null)`)
export class Study {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  /** The draft it is about; null for what is asked before there is one. */
  @Column({ type: 'uuid', nullable: true }) readonly draftId!: string | null;
  @Column({ type: 'text' }) readonly kind!: StudyKind;
  @Column({ type: 'text' }) state!: StudyState;
  /** How often the lottery is drawn again; 0 for a replay. */
  @Column({ type: 'integer', default: 0 }) readonly draws!: number;
  @Column({ type: 'integer', default: 0 }) doneCount!: number;
  @Column({ type: 'integer', default: 0 }) ofCount!: number;
  /** Null until it is done. */
  @Column({ type: 'jsonb', nullable: true }) result!: StudyResults[StudyKind] | null;
  @Column({ type: 'uuid', nullable: true }) readonly askedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly askedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
