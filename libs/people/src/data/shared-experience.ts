import { Column } from 'typeorm';

/** Special-category data: shared experience, always with how and when its owner agreed that matching may read it. */
export abstract class SharedExperience {
  /** Never empty: who names none has no row. */
  @Column({ type: 'text', array: true }) experiences!: string[];
  @Column({ type: 'text' }) agreedHow!: string;
  @Column({ type: 'timestamptz' }) agreedAt!: Date;
}
