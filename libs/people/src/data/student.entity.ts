import { Check, Column, Entity, ForeignKey, Unique } from 'typeorm';
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
export class Student extends Person {
  /** The day they turn 18, `2027-03-01`, kept only while that lies ahead; null for grown-ups, and for whom nobody said. */
  @Column({ name: 'under_18_until', type: 'date', nullable: true }) readonly under18Until!: string | null;
}
