import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { PersonKind } from '../domain/fields';
import type { MappedColumn } from '../domain/mapping';

/** What was chosen for a file's columns, for the next file with the same headings. */
@Entity('column_mapping')
@Check('column_mapping_kind_known', `kind in ('students', 'mentors')`)
export class ColumnMapping {
  @ForeignKey('institution') @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'text' }) readonly kind!: PersonKind;
  /** The headers whatever their order, case and spacing. */
  @PrimaryColumn({ type: 'text' }) readonly headersKey!: string;
  @Column({ type: 'jsonb' }) mapping!: readonly MappedColumn[];
  @Column({ type: 'timestamptz', default: () => 'now()' }) updatedAt!: Date;
}
