import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';

/** In how many of a study's redraws of the lottery a student was served. */
@Entity('draft_chance')
@ForeignKey('study', ['institutionId', 'studyId', 'draftId', 'draws'], ['institutionId', 'id', 'draftId', 'draws'], {
  onDelete: 'CASCADE',
})
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'])
@Check('draft_chance_some_draws', 'draws > 0')
@Check('draft_chance_a_share', 'served between 0 and draws')
export class DraftChance {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly studyId!: string;
  @Column({ type: 'uuid' }) readonly draftId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
  @Column({ type: 'integer' }) served!: number;
  @Column({ type: 'integer' }) draws!: number;
}
