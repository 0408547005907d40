import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Explained } from '@footing/matching';
import type { PairingState, Side } from '../domain/lifecycle';

/** It takes a place. */
const holds = `state in ('proposed', 'accepted', 'active', 'paused')`;

/** A student and a mentor whom a consultant agreed to bring together. */
@Entity('pairing')
@Index('pairing_one_a_student', ['institutionId', 'roundId', 'applicationId'], { unique: true, where: holds })
@Index('pairing_place_taken_once', ['institutionId', 'offerId', 'placeNo'], { unique: true, where: holds })
@Index('pairing_replaced_once', ['institutionId', 'replaces'], { unique: true })
@Index('pairing_of_application', ['institutionId', 'applicationId'])
@Index('pairing_of_offer', ['institutionId', 'offerId'])
@ForeignKey('pairing', ['institutionId', 'replaces'], ['institutionId', 'id'], { name: 'pairing_replaces' })
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
@Check(
  'pairing_state_known',
  `state in ('proposed', 'accepted', 'active', 'paused', 'finished', 'ended-early', 'declined', 'lapsed', 'withdrawn')`,
)
@Check('pairing_accepted_by_known', `accepted_by in ('student', 'mentor')`)
@Check('pairing_accepted_by_one', `(state = 'accepted') = (accepted_by is not null)`)
@Check('pairing_paused_until_a_day', `(state = 'paused') = (paused_until is not null)`)
@Check('pairing_was_approved', `decision_kind = 'approve'`)
@Check('pairing_within_places', `place_no >= 1 and (not (${holds}) or place_no <= offer_places)`)
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
  @Column({ type: 'text' }) readonly state!: PairingState;
  /** Who said yes while the other has not; null in every other state. */
  @Column({ type: 'text', nullable: true }) readonly acceptedBy!: Side | null;
  /** YYYY-MM-DD; null unless paused. */
  @Column({ type: 'date', nullable: true }) readonly pausedUntil!: string | null;
  /** Whether the student is to have somebody else when this ends early. */
  @Column({ type: 'boolean', default: true }) another!: boolean;
  /** When the next best was last looked for, YYYY-MM-DD: once a day, for it reads a whole round. Null: not yet. */
  @Column({ type: 'date', nullable: true }) readonly nextTriedOn!: string | null;
  /** What the score is made of, where that is not in the draft; null: see the draft. */
  @Column({ type: 'jsonb', nullable: true }) readonly parts!: Explained['parts'] | null;
  /** The pairing of the same student that this one came after; null for the first. */
  @Column({ type: 'uuid', nullable: true }) readonly replaces!: string | null;
  /** The consultant's yes to these two people. */
  @Column({ type: 'uuid' }) readonly decisionId!: string;
  @Column({ type: 'text', default: 'approve' }) readonly decisionKind!: 'approve';
  /** The last day for an answer, YYYY-MM-DD. */
  @Column({ type: 'date' }) readonly answerBy!: string;
  @Column({ type: 'timestamptz', default: () => 'now()' }) readonly proposedAt!: Date;
}
