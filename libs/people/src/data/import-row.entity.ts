import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { ImportCounts } from './import.entity';
import type { StagedReading } from './staged-reading';

/** A row of a file, until the import is done or abandoned. */
@Entity('import_row')
@ForeignKey('import', ['institutionId', 'importId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Check('import_row_outcome_known', `outcome in ('new', 'changed', 'same', 'fault')`)
export class ImportRow {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly importId!: string;
  /** As in the margin of Excel. */
  @PrimaryColumn({ type: 'integer' }) readonly rowNumber!: number;
  /** What stood in the row, sealed with the institution's key. */
  @Column({ type: 'bytea' }) readonly content!: Buffer;
  @Column({ type: 'text', nullable: true }) outcome!: keyof ImportCounts | null;
  @Column({ type: 'jsonb', nullable: true }) reading!: StagedReading | null;
}
