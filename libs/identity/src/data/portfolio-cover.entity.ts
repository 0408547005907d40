import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** One consultant stands in for another from day to day, both included: what the other looks after, they see too. */
@Entity('portfolio_cover')
@ForeignKey('account', ['institutionId', 'fromAccountId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('account', ['institutionId', 'toAccountId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@ForeignKey('account', ['institutionId', 'madeBy'], ['institutionId', 'id'])
@Check('portfolio_cover_of_another', 'from_account_id <> to_account_id')
@Check('portfolio_cover_days', 'from_day <= to_day')
@Index('portfolio_cover_to', ['institutionId', 'toAccountId'])
export class PortfolioCover {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  /** Who is away. */
  @Column({ type: 'uuid' }) readonly fromAccountId!: string;
  /** Who stands in. */
  @Column({ type: 'uuid' }) readonly toAccountId!: string;
  /** YYYY-MM-DD. */
  @Column({ type: 'date' }) readonly fromDay!: string;
  /** YYYY-MM-DD, the last day. */
  @Column({ type: 'date' }) readonly toDay!: string;
  /** Null: the service itself. */
  @Column({ type: 'uuid', nullable: true }) readonly madeBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly madeAt!: Date;
}
