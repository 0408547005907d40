import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { RoundChoiceColumns } from './round-choices';
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
@Check('round_aim_known', `aim in ('most-matched', 'best-fit', 'stable')`)
@Check('round_ignore_tiers_reason_short', 'length(ignore_tiers_reason) <= 2000')
@Check('round_fairness_known', `fairness in ('none', 'floors', 'even-coverage', 'raise-the-lowest')`)
@Check('round_fairness_reason_short', 'length(fairness_reason) <= 2000')
@Check('round_retention_percent', 'retention between 0 and 100')
@Check('round_mentors_view_percent', 'mentors_view between 0 and 100')
@Check('round_lottery_strength_percent', 'lottery_strength between 0 and 100')
@Check('round_ignores_tiers_with_reason', `ignore_tiers = (ignore_tiers_reason ~ '[^[:space:]]')`)
@Check('round_fairness_with_reason', `(fairness <> 'none') = (fairness_reason ~ '[^[:space:]]')`)
@Check('round_stable_leaves_no_choice', `aim <> 'stable' or fairness = 'none'`)
@Check('round_lottery_seed_drawn', `lottery_seed ~ '^[0-9a-f]{32}$'`)
@Check('round_lottery_as_promised', `lottery_commitment = encode(sha256(lottery_seed::bytea), 'hex')`)
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
  @Column(() => RoundChoiceColumns, { prefix: false }) choices!: RoundChoiceColumns;
  /** Drawn by the database and never read by accident: ask `lotteryOf`. */
  @Column({ type: 'text', select: false, insert: false, update: false }) protected readonly lotterySeed?: string;
  /** SHA-256 of the seed, in hexadecimal. */
  @Column({ type: 'text', insert: false, update: false }) readonly lotteryCommitment!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly createdAt!: Date;
}
