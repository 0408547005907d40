import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A student who belongs to a priority group, and who says so. */
@Entity('priority_group_member')
@ForeignKey('student', ['institutionId', 'studentId'], ['institutionId', 'id'])
@ForeignKey('priority_group', ['institutionId', 'priorityGroupId'], ['institutionId', 'id'])
export class PriorityGroupMember {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly studentId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly priorityGroupId!: string;
  /** Where it is known from: 'import' for a file; an import replaces only what imports said before. */
  @Column({ type: 'text' }) source!: string;
}
