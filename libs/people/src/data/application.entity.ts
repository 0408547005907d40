import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Answers } from './answers';

/** A student in a round, and what they said for it. */
@Entity('application')
@Unique(['institutionId', 'roundId', 'studentId'])
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('student', ['institutionId', 'studentId'], ['institutionId', 'id'])
@Check('application_sealed_tier_range', 'sealed_tier between 1 and 9')
@Check('application_answers_object', `jsonb_typeof(answers) = 'object'`)
export class Application {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'uuid' }) readonly studentId!: string;
  @Column({ type: 'jsonb', default: {} }) answers!: Answers;
  /** The tier that the records office vouches for without saying why, 1 (first) to 9; null when it says nothing. */
  @Column({ type: 'smallint', nullable: true }) sealedTier!: number | null;
  /** When its owner took it back; null: it stands, and takes part in matching. */
  @Column({ type: 'timestamptz', nullable: true }) withdrawnAt!: Date | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
