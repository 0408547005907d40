import { type Role, roles } from '@footing/kernel';
import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One role that an account holds, and who gave it. */
@Entity('account_role')
@ForeignKey('account', ['institutionId', 'accountId'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'grantedBy'], ['institutionId', 'id'])
@Check('account_role_known', `role in (${roles.map((role) => `'${role}'`).join(', ')})`)
export class AccountRole {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @PrimaryColumn({ type: 'text' }) readonly role!: Role;
  /** Null: the service itself, as when an institution is set up. */
  @Column({ type: 'uuid', nullable: true }) readonly grantedBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly grantedAt!: Date;
}
