import type { PersonKind } from './fields';

/** What somebody may show to the person they are matched with. */
export interface ShareableField {
  /** A key of the fields that we keep about their side. */
  readonly key: string;
  /** As its owner reads it: "Your course". */
  readonly words: string;
  /** As the person they are matched with reads it: "Course". */
  readonly toOther: string;
}

const bothSides: readonly ShareableField[] = [
  { key: 'interests', words: 'Your interests', toOther: 'Interests' },
  { key: 'about', words: 'What you wrote about yourself', toOther: 'In their own words' },
];
const email = { key: 'email', words: 'Your e-mail address', toOther: 'E-mail address' };

const shareable: Readonly<Record<PersonKind, readonly ShareableField[]>> = {
  students: [
    email,
    { key: 'course', words: 'Your course', toOther: 'Course' },
    { key: 'helpWanted', words: 'What you want help with', toOther: 'Wants help with' },
    { key: 'direction', words: 'Where you want to go', toOther: 'Wants to go into' },
    ...bothSides,
  ],
  mentors: [
    email,
    { key: 'course', words: 'What you studied', toOther: 'Studied' },
    { key: 'jobTitle', words: 'Your job', toOther: 'Job' },
    { key: 'employer', words: 'Where you work', toOther: 'Works at' },
    { key: 'helpOffered', words: 'What you can help with', toOther: 'Can help with' },
    ...bothSides,
  ],
};

/**
 * What of a side's fields may be shown to the person they are matched with, in the order lists show it: never who they asked
 * for or want to avoid, never how they rated others, and nothing with extra protection.
 */
export const shareableFields = (kind: PersonKind): readonly ShareableField[] => shareable[kind];
