import { Column, ForeignKey, PrimaryColumn } from 'typeorm';

/** What students and mentors have alike: who they are. At least one of university ID and e-mail address is known. */
export abstract class Person {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  /** As the university writes it; two that differ in case alone are one. */
  @Column({ type: 'text', nullable: true }) universityId!: string | null;
  /** In lower case. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
  @Column({ type: 'text' }) firstName!: string;
  @Column({ type: 'text' }) lastName!: string;
  @Column({ type: 'uuid', nullable: true }) schoolId!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
