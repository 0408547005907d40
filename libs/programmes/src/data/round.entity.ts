import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { RoundDateColumns } from './round-dates';

/** One year's run of a programme. */
@Entity('round')
@Unique(['institutionId', 'programmeId', 'name'])
@ForeignKey('programme', ['institutionId', 'programmeId'], ['institutionId', 'id'])
@Check('round_name_given', 'length(btrim(name)) between 1 and 200')
@Check('round_answer_within_days_sensible', 'answer_within_days between 1 and 60')
@Check('round_minimum_fit_percent', 'minimum_fit between 0 and 100')
@Check(
  'round_dates_in_order',
  `sign_up_opens <= sign_up_closes and sign_up_closes <= match_by
   and match_by <= meetings_start and meetings_start <= meetings_end`,
)
export class Round {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly programmeId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column(() => RoundDateColumns, { prefix: false }) dates!: RoundDateColumns;
  /** How long a proposed pairing waits for each person's answer, in days, 1 to 60. */
  @Column({ type: 'smallint', default: 7 }) answerWithinDays!: number;
  /** Below this score two people are never paired; in percent, 0 to 100. */
  @Column({ type: 'smallint', default: 0 }) minimumFit!: number;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
