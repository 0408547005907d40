import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Somebody who signs in at an institution: they work there, take part as a student or mentor, or both. */
@Entity('account')
@Unique(['institutionId', 'email'])
@Unique(['institutionId', 'studentId'])
@Unique(['institutionId', 'mentorId'])
@ForeignKey('student', ['institutionId', 'studentId'], ['institutionId', 'id'])
@ForeignKey('mentor', ['institutionId', 'mentorId'], ['institutionId', 'id'])
@Check('account_name_given', 'length(btrim(name)) between 1 and 200')
@Check('account_email_lower', 'email = lower(email)')
export class Account {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
  /** In lower case. */
  @Column({ type: 'text' }) email!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  /** Since when nobody signs in with it; null: it can be used. */
  @Column({ type: 'timestamptz', nullable: true }) disabledAt!: Date | null;
  /** The student this account belongs to; null for none. */
  @Column({ type: 'uuid', nullable: true }) studentId!: string | null;
  /** The mentor this account belongs to; null for none. */
  @Column({ type: 'uuid', nullable: true }) mentorId!: string | null;
  /** When they were last reminded of their training; null: never. */
  @Column({ type: 'timestamptz', nullable: true }) trainingRemindedAt!: Date | null;
}
