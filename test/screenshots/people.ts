import { castStaff } from '../../apps/local/src/demo/cast';
import { castMentors } from '../../apps/local/src/demo/cast-mentors';
import { castStudents } from '../../apps/local/src/demo/cast-students';

/** Somebody whose pages are walked through. */
export interface Walker {
  /** As the index calls them. */
  readonly who: string;
  /** As the page to sign in to the demonstration does; null: whoever comes by. */
  readonly name: string | null;
}

export const nameOf = ({ firstName, lastName }: { firstName: string; lastName: string }) => `${firstName} ${lastName}`;

export const [student, mentor, lead] = [
  { who: 'student', name: nameOf(castStudents.amina) },
  { who: 'mentor', name: nameOf(castMentors.joan) },
  { who: 'programme lead', name: nameOf(castStaff.grace) },
] as const satisfies readonly Walker[];

export const anybody: Walker = { who: 'anybody', name: null };

/** Those for whom the product is come first: a page that several find is filed under the first of them. */
export const walkers: readonly Walker[] = [
  anybody,
  student,
  mentor,
  lead,
  ...Object.values(castStaff)
    .filter((one) => one !== castStaff.grace && one !== castStaff.priya && one !== castStaff.kofi)
    .map((one) => ({ who: one.roles[0].replaceAll('-', ' '), name: nameOf(one) })),
  { who: 'observer', name: nameOf(castStaff.kofi) },
];
