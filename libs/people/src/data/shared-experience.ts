import { Column, PrimaryColumn } from 'typeorm';

/**
 * Special-category data: one experience that somebody shares. Row security shows it to matching only while its owner allows
 * that, and to its owner; it is written through `consent.keep_experiences` alone.
 */
export abstract class SharedExperience {
  /** The student or mentor whose it is. */
  @Column({ type: 'uuid' }) readonly subjectId!: string;
  /** What a decision names it by: `experience:` and 16 hexadecimal digits, of which nobody learns the word. */
  @PrimaryColumn({ type: 'text' }) readonly item!: string;
  /** The word, sealed with the person's key. */
  @Column({ type: 'bytea' }) readonly sealed!: Buffer;
  @Column({ type: 'text' }) readonly agreedHow!: string;
  @Column({ type: 'timestamptz' }) readonly agreedAt!: Date;
  /** Until when its owner permits matching to see it, kept by the database with each decision; null when they do not. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true }) readonly permittedUntil!: Date | null;
}
