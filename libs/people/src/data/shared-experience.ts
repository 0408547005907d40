import { Column } from 'typeorm';

/** Special-category data: shared experience, always with how and when its owner agreed that matching may read it. */
export abstract class SharedExperience {
  /** The list in JSON, sealed with the person's key; who names none has no row. */
  @Column({ type: 'bytea', nullable: true }) sealed!: Buffer | null;
  /** What was written in clear before there were keys, until the worker has sealed it. */
  @Column({ type: 'text', array: true, nullable: true }) experiences!: string[] | null;
  @Column({ type: 'text' }) agreedHow!: string;
  @Column({ type: 'timestamptz' }) agreedAt!: Date;
}
