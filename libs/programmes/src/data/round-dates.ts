import { Column } from 'typeorm';
import type { RoundDates } from '../domain/round-dates';

/** The dates of a round as columns of its row. */
export class RoundDateColumns implements RoundDates {
  @Column({ type: 'date' }) signUpOpens!: string;
  @Column({ type: 'date' }) signUpCloses!: string;
  @Column({ type: 'date' }) matchBy!: string;
  @Column({ type: 'date' }) meetingsStart!: string;
  @Column({ type: 'date' }) meetingsEnd!: string;
}
