import { Check, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SharedExperience } from './shared-experience';

/** What a student would like to share with their mentor. */
@Entity('experience_wanted')
@Index('experience_wanted_of_person', ['institutionId', 'subjectId'])
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Check('experience_wanted_item_bare', `item ~ '^experience:[0-9a-f]{16}$'`)
@Check('experience_wanted_agreed', 'length(btrim(agreed_how)) > 0')
export class ExperienceWanted extends SharedExperience {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
}
