import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** How somebody likes to review a round. */
@Entity('review_choice')
@ForeignKey('round', ['institutionId', 'roundId'], ['institutionId', 'id'])
@ForeignKey('account', ['institutionId', 'accountId'], ['institutionId', 'id'])
export class ReviewChoice {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly roundId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly accountId!: string;
  @Column({ type: 'boolean' }) readonly namesHidden!: boolean;
}
