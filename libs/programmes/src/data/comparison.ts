import { Column } from 'typeorm';

/** What criteria and barriers have alike: what they are called, and which two answers they compare, and how. */
export abstract class Comparison {
  @Column({ type: 'text' }) name!: string;
  /** Key of the student's answer; null for kinds that know theirs. */
  @Column({ type: 'text', nullable: true }) studentField!: string | null;
  @Column({ type: 'text', nullable: true }) mentorField!: string | null;
  /** The values in order, lowest first; empty when the answers are numbers or have no order. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) orderedValues!: string[];
  /** How many steps the mentor must be above the student, 1 to 50; null for kinds without steps. */
  @Column({ type: 'smallint', nullable: true }) atLeast!: number | null;
  /** Order of display, from 0. */
  @Column({ type: 'smallint' }) position!: number;
}
