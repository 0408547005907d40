import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { PairingState } from '../domain/lifecycle';

/** A student and a mentor whom a consultant agreed to bring together. */
@Entity('pairing')
@Index('pairing_one_a_student', ['institutionId', 'roundId', 'applicationId'], { unique: true })
@Index('pairing_place_taken_once', ['institutionId', 'offerId', 'placeNo'], { unique: true })
@ForeignKey('draft', ['institutionId', 'draftId', 'roundId'], ['institutionId', 'id', 'roundId'])
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'])
@ForeignKey(
  'decision',
  ['institutionId', 'decisionId', 'decisionKind', 'applicationId', 'offerId'],
  ['institutionId', 'id', 'kind', 'applicationId', 'offerId'],
  { name: 'pairing_by_decision' },
)
@ForeignKey('offer', ['institutionId', 'offerId', 'offerPlaces'], ['institutionId', 'id', 'places'], {
  name: 'pairing_places_as_offered',
  onUpdate: 'CASCADE',
})
@Check('pairing_score_range', 'score between 0 and 65535')
@Check('pairing_state_known', `state in ('proposed')`)
@Check('pairing_was_approved', `decision_kind = 'approve'`)
@Check('pairing_within_places', 'place_no between 1 and offer_places')
export class Pairing {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid', default: () => 'uuidv7()' }) readonly id!: string;
  @Column({ type: 'uuid' }) readonly roundId!: string;
  /** The draft it was published from. */
  @Column({ type: 'uuid' }) readonly draftId!: string;
  @Column({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'uuid' }) readonly offerId!: string;
  /** Which of the mentor's places, from 1. Two pairings never share one. */
  @Column({ type: 'smallint' }) readonly placeNo!: number;
  /** How many places the mentor offers; follows the offer. */
  @Column({ type: 'smallint' }) readonly offerPlaces!: number;
  /** Points, 0 to 65,535. */
  @Column({ type: 'integer' }) readonly score!: number;
  @Column({ type: 'text' }) state!: PairingState;
  /** The consultant's yes to these two people. */
  @Column({ type: 'uuid' }) readonly decisionId!: string;
  @Column({ type: 'text', default: 'approve' }) readonly decisionKind!: 'approve';
  /** The last day for an answer, YYYY-MM-DD. */
  @Column({ type: 'date' }) readonly answerBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly proposedAt!: Date;
}
