import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Places that a round keeps for the students of a priority group. A round has some exactly when its fairness is 'floors'. */
@Entity('round_floor')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('priority_group', ['institutionId', 'priorityGroupId'], ['institutionId', 'id'])
@Check('round_floor_places_range', 'places between 1 and 100000')
export class RoundFloor {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly roundId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly priorityGroupId!: string;
  /** At least 1. */
  @Column({ type: 'integer' }) places!: number;
}
