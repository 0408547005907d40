import type { Certificate, RoundSettings } from '@footing/engine';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type { DraftSummary } from '../domain/draft-summary';

/** Where a draft stands. `refused`: the engine would not start, and says why; `failed`: our fault. */
export type DraftState = 'queued' | 'running' | 'ready' | 'refused' | 'failed' | 'cancelled';

/** What a new draft keeps of the one before it. */
export const keepKinds = ['nothing', 'pins', 'pins-and-approved'] as const;
export type Keep = (typeof keepKinds)[number];

/** One run of the engine over a round. */
@Entity('draft')
@Unique(['institutionId', 'roundId', 'number'])
@Unique(['institutionId', 'id', 'roundId'])
@Index('draft_one_at_work', ['institutionId', 'roundId'], { unique: true, where: `state in ('queued', 'running')` })
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('draft', ['institutionId', 'keptFrom'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'createdBy'], ['institutionId', 'id'])
@Check('draft_changed_people_counted', 'changed_people >= 0')
@Check('draft_change_is_whole', 'agreement_changed_at is not null or (changed_people = 0 and changed_revision is null)')
@Check('draft_number_positive', 'number > 0')
@Check('draft_state_known', `state in ('queued', 'running', 'ready', 'refused', 'failed', 'cancelled')`)
@Check('draft_keep_known', `keep in ('nothing', 'pins', 'pins-and-approved')`)
@Check(
  'draft_ready_is_whole',
  `state <> 'ready' or
   (input_hash is not null and result_hash is not null and summary is not null and certificate is not null)`,
)
export class Draft {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  /** 1 for the round's first draft, then 2, … */
  @Column({ type: 'integer' }) number!: number;
  @Column({ type: 'text' }) state!: DraftState;
  /** Why there is no result, and what to do, in words; null unless refused or failed. */
  @Column({ type: 'text', nullable: true }) refusal!: string | null;
  /** What is being done now: '' or a step of the engine. */
  @Column({ type: 'text', default: '' }) step!: string;
  @Column({ type: 'integer', default: 0 }) doneCount!: number;
  @Column({ type: 'integer', default: 0 }) ofCount!: number;
  /** The round's lottery: secret until pairings are published, so it is only read where it is asked for by name. */
  @Column({ type: 'text', select: false }) seed!: string;
  @Column({ type: 'text', nullable: true }) engineVersion!: string | null;
  /** The round's rules as they were when the draft was asked for. */
  @Column({ type: 'jsonb', nullable: true }) settings!: RoundSettings | null;
  /** SHA-256 of the canonical JSON of what the engine was given, and of what it gave; 64 hexadecimal digits. */
  @Column({ type: 'text', nullable: true }) inputHash!: string | null;
  @Column({ type: 'text', nullable: true }) resultHash!: string | null;
  @Column({ type: 'jsonb', nullable: true }) summary!: DraftSummary | null;
  @Column({ type: 'jsonb', nullable: true, select: false }) certificate!: Certificate | null;
  /** Goes up by one with each decision: who decides says which one they saw. */
  @Column({ type: 'integer', default: 0 }) revision!: number;
  @Column({ type: 'text', default: 'nothing' }) keep!: Keep;
  @Column({ type: 'uuid', nullable: true }) keptFrom!: string | null;
  @Column({ type: 'uuid', nullable: true }) createdBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  /** When somebody changed what they agree to for the first time, so that what went in is not whole any more; null while all of it stands. */
  @Column({ type: 'timestamptz', nullable: true }) agreementChangedAt!: Date | null;
  /** How many people changed what they agree to since, each taken out; 0 also where nobody can say any more who it was. */
  @Column({ type: 'integer', default: 0 }) changedPeople!: number;
  /** The revision that the last of them came with: what was decided up to then is not taken back. Null while all of it stands. */
  @Column({ type: 'integer', nullable: true }) changedRevision!: number | null;
  @Column({ type: 'timestamptz', nullable: true }) startedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
