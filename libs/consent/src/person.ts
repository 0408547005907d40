/** Whose decision it is: a student or mentor of the institution, by the id of their record. */
export interface Person {
  readonly kind: 'student' | 'mentor';
  readonly id: string;
}
