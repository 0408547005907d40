import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { Answers } from './answers';

/** A mentor in a round: how many students they have room for, and what they said. */
@Entity('offer')
@Unique(['institutionId', 'roundId', 'mentorId'])
@Unique(['institutionId', 'id', 'places'])
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('mentor', ['institutionId', 'mentorId'], ['institutionId', 'id'])
@Check('offer_places_range', 'places between 0 and 500')
@Check('offer_answers_object', `jsonb_typeof(answers) = 'object'`)
export class Offer {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'uuid' }) readonly mentorId!: string;
  /** Students they have room for in this round, 0 to 500. */
  @Column({ type: 'smallint', default: 1 }) places!: number;
  /** No new proposal before that day, YYYY-MM-DD; null when not paused. */
  @Column({ type: 'date', nullable: true }) pausedUntil!: string | null;
  @Column({ type: 'jsonb', default: {} }) answers!: Answers;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
