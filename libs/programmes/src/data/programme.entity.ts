import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { ProgrammeKind } from '../domain/programme-kinds';

/** A scheme that runs every year. */
@Entity('programme')
@Unique(['institutionId', 'name'])
@Check('programme_name_given', 'length(btrim(name)) between 1 and 200')
@Check('programme_kind_known', `kind in ('career', 'reverse', 'group')`)
@Check('programme_about_short', 'length(about) <= 4000')
export class Programme {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) kind!: ProgrammeKind;
  @Column({ type: 'text', default: '' }) about!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
