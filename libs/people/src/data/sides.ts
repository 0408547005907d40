import type { PersonKind } from '../domain/fields';

/** Where each side of a round is kept. The names go into SQL as they are: nothing of them comes from outside. */
export const sides = {
  students: {
    person: 'student',
    part: 'application',
    personKey: 'student_id',
    experience: 'experience_wanted',
    says: 'wanted',
    partKey: 'application_id',
    extra: 'sealed_tier',
  },
  mentors: {
    person: 'mentor',
    part: 'offer',
    personKey: 'mentor_id',
    experience: 'experience_offered',
    says: 'offered',
    partKey: 'offer_id',
    extra: 'places',
  },
} as const satisfies Record<PersonKind, Readonly<Record<string, string>>>;

export type SideTables = (typeof sides)[PersonKind];
