import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SharedExperience } from './shared-experience';

/** What a mentor is willing to share with a student. */
@Entity('experience_offered')
@Index('experience_offered_of_person', ['institutionId', 'subjectId'])
@ForeignKey('offer', ['institutionId', 'offerId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Check('experience_offered_item_bare', `item ~ '^experience:[0-9a-f]{16}$'`)
@Check('experience_offered_agreed', 'length(btrim(agreed_how)) > 0')
export class ExperienceOffered extends SharedExperience {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly offerId!: string;
}
