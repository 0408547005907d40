import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** In which order a round allocates mentors to a priority group. A group without a row is in no tier. */
@Entity('round_tier')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('priority_group', ['institutionId', 'priorityGroupId'], ['institutionId', 'id'])
@Check('round_tier_range', 'tier between 1 and 8')
export class RoundTier {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly roundId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly priorityGroupId!: string;
  /** 1 is allocated first; at most 8. */
  @Column({ type: 'smallint' }) tier!: number;
}
