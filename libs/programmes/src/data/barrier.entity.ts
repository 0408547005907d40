import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { BarrierKind } from '../domain/barrier-kinds';
import { Comparison } from './comparison';

/** A reason, chosen by the programme lead, why two people are never paired in this round. */
@Entity('barrier')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Index('barrier_kind_once', ['institutionId', 'roundId', 'kind'], {
  unique: true,
  where: `kind in ('no-shared-mode', 'no-shared-time')`,
})
@Check(
  'barrier_kind_known',
  `kind in ('no-shared-mode', 'no-shared-time', 'must-be-equal', 'must-differ', 'must-overlap', 'must-be-steps-apart')`,
)
@Check('barrier_name_given', 'length(btrim(name)) between 1 and 200')
@Check('barrier_at_least_range', 'at_least between 1 and 50')
@Check(
  'barrier_fields_when_needed',
  `(kind in ('must-be-equal', 'must-differ', 'must-overlap', 'must-be-steps-apart'))
   = (student_field is not null and mentor_field is not null)`,
)
@Check('barrier_step_when_needed', `(kind = 'must-be-steps-apart') = (at_least is not null)`)
export class Barrier extends Comparison {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'text' }) kind!: BarrierKind;
}
