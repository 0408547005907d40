import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** A piece of a file as it came, sealed with the institution's key, until it is read. */
@Entity('import_chunk')
@ForeignKey('import', ['institutionId', 'importId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class ImportChunk {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly importId!: string;
  /** From 0. */
  @PrimaryColumn({ type: 'integer' }) readonly position!: number;
  @Column({ type: 'bytea' }) readonly bytes!: Buffer;
}
