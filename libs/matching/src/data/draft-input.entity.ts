import type { MatchInput } from '@footing/engine';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** What is kept beside the input, in the same value: the tier that stands for having none. The engine is not told. */
export type KeptInput = MatchInput & { readonly untiered?: number };

const apart = {
  to: (kept: KeptInput): KeptInput => kept,
  from: ({ untiered: _, ...input }: KeptInput): MatchInput => input,
};

/** What the engine was given, frozen when the run began. Apart from the draft, because it is large and holds answers. */
@Entity('draft_input')
@ForeignKey('draft', ['institutionId', 'draftId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
export class DraftInput {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly draftId!: string;
  @Column({ type: 'jsonb', transformer: apart }) input!: MatchInput;
  /** The number of the institution's last decision when this was frozen: what is decided later may take it out of sight. */
  @Column({ type: 'bigint', default: 0 }) since!: string;
}
