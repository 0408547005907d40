import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Something in a file that has to be put right before its row can be used. */
@Entity('import_fault')
@Index('import_fault_in_order', ['institutionId', 'importId', 'rowNumber'])
@ForeignKey('import', ['institutionId', 'importId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class ImportFault {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly importId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'integer' }) readonly rowNumber!: number;
  /** The header as in the file; '' when it is about the whole row. */
  @Column({ type: 'text' }) readonly columnName!: string;
  @Column({ type: 'text' }) readonly value!: string;
  @Column({ type: 'text' }) readonly code!: string;
  /** What to do about it: a sentence without a full stop. */
  @Column({ type: 'text' }) readonly message!: string;
}
