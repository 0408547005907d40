import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Person } from './person';

/** A mentor, known to the institution across rounds. */
@Entity('mentor')
@Unique(['institutionId', 'universityId'])
@Unique(['institutionId', 'email'])
@ForeignKey('school', ['institutionId', 'schoolId'], ['institutionId', 'id'])
@Check('mentor_email_lower', 'email = lower(email)')
@Check('mentor_first_name_short', 'length(first_name) <= 100')
@Check('mentor_last_name_short', 'length(last_name) <= 100')
@Check('mentor_has_a_key', 'university_id is not null or email is not null')
export class Mentor extends Person {}
