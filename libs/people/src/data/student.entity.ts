import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Person } from './person';

/** A student, known to the institution across rounds. */
@Entity('student')
@Unique(['institutionId', 'universityId'])
@Unique(['institutionId', 'email'])
@ForeignKey('school', ['institutionId', 'schoolId'], ['institutionId', 'id'])
@Check('student_email_lower', 'email = lower(email)')
@Check('student_first_name_short', 'length(first_name) <= 100')
@Check('student_last_name_short', 'length(last_name) <= 100')
@Check('student_has_a_key', 'university_id is not null or email is not null')
export class Student extends Person {}
