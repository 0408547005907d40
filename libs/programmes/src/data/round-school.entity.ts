import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A school whose students may take part in the round. */
@Entity('round_school')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('school', ['institutionId', 'schoolId'], ['institutionId', 'id'])
export class RoundSchool {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly roundId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly schoolId!: string;
}
