import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { Nation } from '../domain/nations';

/** A university that runs its own programmes; nothing of one is ever seen by another. */
@Entity('institution')
@Unique(['slug'])
@Check('institution_slug_shape', `slug ~ '^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$'`)
@Check('institution_name_given', 'length(btrim(name)) between 1 and 200')
@Check('institution_postal_address_short', 'length(postal_address) <= 500')
@Check('institution_nation_known', `nation in ('england', 'scotland', 'wales', 'northern-ireland')`)
export class Institution {
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  /** Its part of every public address: lower case, digits and hyphens, at most 63 characters. */
  @Column({ type: 'text' }) slug!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) nation!: Nation;
  @Column({ type: 'text' }) contactEmail!: string;
  /** Lines of an address on paper; '' while nobody has said. */
  @Column({ type: 'text', default: '' }) postalAddress!: string;
  /** Whether students under 18 may be written to one to one, because somebody sees to it. */
  @Column({ type: 'boolean', default: false }) supervisedContact!: boolean;
  @Column({ type: 'boolean', default: false }) isDemo!: boolean;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
