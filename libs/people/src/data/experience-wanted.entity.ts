import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SharedExperience } from './shared-experience';

/** What a student would like to share with their mentor. */
@Entity('experience_wanted')
@ForeignKey('application', ['institutionId', 'applicationId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Check('experience_wanted_some', 'cardinality(experiences) > 0')
@Check('experience_wanted_kept_once', '(sealed is null) <> (experiences is null)')
@Check('experience_wanted_agreed', 'length(btrim(agreed_how)) > 0')
export class ExperienceWanted extends SharedExperience {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly applicationId!: string;
}
