import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who works at an institution and signs in: never a student or a mentor. */
@Entity('account')
@Unique(['institutionId', 'email'])
@Check('account_name_given', 'length(btrim(name)) between 1 and 200')
@Check('account_email_lower', 'email = lower(email)')
export class Account {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
  /** In lower case. */
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
