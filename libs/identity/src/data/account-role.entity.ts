import type { Role } from '@footing/kernel';
import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** One role that an account acts in. */
@Entity('account_role')
@ForeignKey('account', ['institutionId', 'accountId'], ['institutionId', 'id'])
@Check('account_role_known', `role in ('programme-lead', 'consultant', 'analyst', 'administrator')`)
export class AccountRole {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @PrimaryColumn({ type: 'text' }) readonly role!: Role;
}
