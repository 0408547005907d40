import type { Field } from './field';
import { mentorFields } from './mentor-fields';
import { studentFields } from './student-fields';

/** Which of the two sides a file is about. */
export type PersonKind = 'students' | 'mentors';

const all: Readonly<Record<PersonKind, readonly Field[]>> = { students: studentFields, mentors: mentorFields };

/** Every field of one side, in the order in which a page should offer them. */
export const fieldsOf = (kind: PersonKind): readonly Field[] => all[kind];

/** One field by its key; undefined when this side has no such field (a free column has none). */
export const fieldOf = (kind: PersonKind, key: string): Field | undefined =>
  all[kind].find((field) => field.key === key);
