import { Check, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SharedExperience } from './shared-experience';

/** What a mentor is willing to share with a student. */
@Entity('experience_offered')
@ForeignKey('offer', ['institutionId', 'offerId'], ['institutionId', 'id'], { onDelete: 'CASCADE' })
@Check('experience_offered_some', 'cardinality(experiences) > 0')
@Check('experience_offered_kept_once', '(sealed is null) <> (experiences is null)')
@Check('experience_offered_agreed', 'length(btrim(agreed_how)) > 0')
export class ExperienceOffered extends SharedExperience {
  @PrimaryColumn({ type: 'uuid' }) readonly institutionId!: string;
  @PrimaryColumn({ type: 'uuid' }) readonly offerId!: string;
}
