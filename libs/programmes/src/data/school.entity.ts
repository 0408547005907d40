import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** A school or faculty that students belong to. */
@Entity('school')
@Unique(['institutionId', 'name'])
@Check('school_name_given', 'length(btrim(name)) between 1 and 200')
export class School {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
}
