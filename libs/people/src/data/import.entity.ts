import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PersonKind } from '../domain/fields';
import type { ImportState } from './import-states';
import type { ProposedColumn } from '../domain/propose-mapping';
import type { MappedColumn } from '../domain/mapping';

/** How many rows of a file came out how. */
export interface ImportCounts {
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly fault: number;
}

/** What becomes of a column; `confidence` and `reason` are there while it is a proposal. */
export type ImportColumn = MappedColumn & Partial<Pick<ProposedColumn, 'confidence' | 'reason'>>;

/** A file of students or mentors on its way in. Nothing of it is written to people until somebody confirms. */
@Entity('import')
@Index('import_of_round', ['institutionId', 'roundId', 'createdAt'])
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'createdBy'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'confirmedBy'], ['institutionId', 'id'])
@Check('import_kind_known', `kind in ('students', 'mentors')`)
@Check(
  'import_state_known',
  `state in ('reading', 'refused', 'mapping', 'checking', 'checked', 'writing', 'done', 'abandoned', 'failed')`,
)
@Check('import_file_name_short', 'length(file_name) <= 255')
@Check('import_written_when_confirmed', `state not in ('writing', 'done') or confirmed_at is not null`)
@Check('import_refused_with_reason', `(state = 'refused') = (refusal is not null)`)
export class Import {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'text' }) readonly kind!: PersonKind;
  @Column({ type: 'text' }) state!: ImportState;
  @Column({ type: 'text' }) readonly fileName!: string;
  /** In bytes. */
  @Column({ type: 'integer' }) readonly fileSize!: number;
  /** Why the file could not be read: a code of `refusalWords`; null in every state but `refused`. */
  @Column({ type: 'text', nullable: true }) refusal!: string | null;
  /** Things worth telling the person, in plain sentences; for a refusal its heading and what to do. */
  @Column({ type: 'text', array: true, default: () => "'{}'" }) notes!: string[];
  @Column({ type: 'text', array: true, default: () => "'{}'" }) headers!: string[];
  /** One a header, in their order; null until the file is read. */
  @Column({ type: 'jsonb', nullable: true }) mapping!: readonly ImportColumn[] | null;
  /** Whether the mapping was chosen before, for a file with the same headings. */
  @Column({ type: 'boolean', default: false }) remembered!: boolean;
  /** How people agreed that shared experience may be used for matching; null when no such column is read. */
  @Column({ type: 'text', nullable: true }) agreedHow!: string | null;
  @Column({ type: 'boolean', default: false }) createMissingSchools!: boolean;
  /** The one run of a job that may go on with this import; another that wakes up late finds it changed, and stops. */
  @Column({ type: 'uuid', nullable: true }) run!: string | null;
  /** How often the present step has been begun. */
  @Column({ type: 'smallint', default: 0 }) attempts!: number;
  /** Rows in the file; grows while it is read. */
  @Column({ type: 'integer', default: 0 }) rowCount!: number;
  /** Rows that the present step has behind it. */
  @Column({ type: 'integer', default: 0 }) doneCount!: number;
  /** Empty until the file is checked. */
  @Column({ type: 'jsonb', default: {} }) counts!: Partial<ImportCounts>;
  @Column({ type: 'uuid', nullable: true }) readonly createdBy!: string | null;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
  @Column({ type: 'uuid', nullable: true }) confirmedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) confirmedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) finishedAt!: Date | null;
}
