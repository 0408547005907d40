import { Column } from 'typeorm';
import type { Aim, FairnessKind } from '../domain/choices';

/** What counts first in a round, as columns of its row. */
export class RoundChoiceColumns {
  @Column({ type: 'text', default: 'most-matched' }) aim!: Aim;
  /** Everybody counts as one tier. */
  @Column({ type: 'boolean', default: false }) ignoreTiers!: boolean;
  /** Why; '' exactly when tiers count. */
  @Column({ type: 'text', default: '' }) ignoreTiersReason!: string;
  @Column({ type: 'text', default: 'none' }) fairness!: FairnessKind;
  /** Why this is fair; '' exactly when `fairness` is 'none'. */
  @Column({ type: 'text', default: '' }) fairnessReason!: string;
  /** What keeping a pairing of an earlier draft is worth, in percent of the highest fit. */
  @Column({ type: 'smallint', default: 2 }) retention!: number;
  /** How much the mentor's view of what matters counts beside the student's, in percent. */
  @Column({ type: 'smallint', default: 0 }) mentorsView!: number;
  /** What a lottery number is worth at most, in percent of the highest fit. */
  @Column({ type: 'smallint', default: 0 }) lotteryStrength!: number;
}
