import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CriterionKind } from '../domain/criterion-kinds';
import { Comparison } from './comparison';

/** Something that makes a pairing fit, and its share of the score. A round's weights sum to 100, or it has none. */
@Entity('criterion')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Index('criterion_kind_once', ['institutionId', 'roundId', 'kind'], {
  unique: true,
  where: `kind in ('help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'free-time', 'interests',
                   'picks', 'ratings')`,
})
@Check(
  'criterion_kind_known',
  `kind in ('help', 'direction', 'ways-of-working', 'shared-experience', 'recent-path', 'practical', 'free-time', 'interests',
            'picks', 'ratings', 'equal', 'different', 'overlap', 'closeness', 'steps-apart')`,
)
@Check('criterion_name_given', 'length(btrim(name)) between 1 and 200')
@Check('criterion_weight_percent', 'weight between 0 and 100')
@Check('criterion_at_least_range', 'at_least between 1 and 50')
@Check(
  'criterion_fields_when_needed',
  `(kind in ('equal', 'different', 'overlap', 'closeness', 'steps-apart'))
   = (student_field is not null and mentor_field is not null)`,
)
@Check('criterion_step_when_needed', `(kind = 'steps-apart') = (at_least is not null)`)
export class Criterion extends Comparison {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  @Column({ type: 'text' }) kind!: CriterionKind;
  /** Share of the whole, in percent: a whole number, 0 to 100. */
  @Column({ type: 'smallint' }) weight!: number;
}
