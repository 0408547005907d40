import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';

/** Students whom the institution's plan promises to support. It decides the order of allocation, never the score. */
@Entity('priority_group')
@Unique(['institutionId', 'name'])
@Check('priority_group_name_given', 'length(btrim(name)) between 1 and 200')
export class PriorityGroup {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'text' }) name!: string;
  /** The plan's target for this group, in its own words; '' when there is none. */
  @Column({ type: 'text', default: '' }) target!: string;
  /** Numbers of the risks in the regulator's register that this group meets, '1' to '12'; empty outside England. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) risks!: string[];
}
