import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** Which students a consultant looks after: everybody's, or those of the schools and priority groups in rows beside it. */
@Entity('portfolio')
@ForeignKey('account', ['institutionId', 'accountId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('account', ['institutionId', 'changedBy'], ['institutionId', 'id'])
export class Portfolio {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @Column({ type: 'boolean', default: false }) everything!: boolean;
  /** Null: the service itself. */
  @Column({ type: 'uuid', nullable: true }) changedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) changedAt!: Date;
}

/** A school whose students a consultant looks after. */
@Entity('portfolio_school')
@ForeignKey('portfolio', ['institutionId', 'accountId'], ['institutionId', 'accountId'], { onDelete: 'CASCADE' })
@ForeignKey('school', ['institutionId', 'schoolId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class PortfolioSchool {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly schoolId!: string;
}

/** A priority group whose students a consultant looks after. */
@Entity('portfolio_group')
@ForeignKey('portfolio', ['institutionId', 'accountId'], ['institutionId', 'accountId'], { onDelete: 'CASCADE' })
@ForeignKey('priority_group', ['institutionId', 'priorityGroupId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class PortfolioGroup {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly priorityGroupId!: string;
}
