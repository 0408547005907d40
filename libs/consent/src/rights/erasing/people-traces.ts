import { countOf, gone, removeFrom, type Trace } from './trace';

const BY_NUMBER = 'lower(student) = lower(:number)';
const IN_FILE = `(lower(reading->>'email') in (lower(:email), lower(:address)) or lower(reading->>'universityId') = lower(:number))`;
const ROWS_OF_FILES = `(import_id, row_number) in
  (select import_id, row_number from import_row where institution_id = :here and ${IN_FILE})`;

const nameless = (table: string, id: string) =>
  `update ${table} set first_name = 'Erased', last_name = 'person', email = null, university_id = 'erased-' || id
   where institution_id = :here and id = ${id}`;
const withoutSchool = (table: string, id: string) =>
  `update ${table} set school_id = null where institution_id = :here and id = ${id}`;

const experience = (words: string, ownedBy: 'student' | 'mentor', table: string): Trace => ({
  ...{ words, ownedBy, tables: [table, `${table}_before`], counted: countOf(table, `subject_id = :${ownedBy}`) },
  ...{ erased: 'goes', kept: 'goes', why: '' },
  erasing: [`select consent.forget_experiences(:${ownedBy}) where :${ownedBy} is not null`],
});

/** Who they are, and what they said. */
export const peopleTraces: readonly Trace[] = [
  experience('Shared experience that a student asked for', 'student', 'experience_wanted'),
  experience('Shared experience that a mentor offered', 'mentor', 'experience_offered'),
  {
    words: 'Priority groups',
    tables: ['priority_group_member'],
    counted: countOf('priority_group_member', 'student_id = :student'),
    ownedBy: 'student',
    ...{ erased: 'goes', kept: 'without-name', erasing: [] },
    why: 'whether mentoring reaches the groups of the access and participation plan is counted until the last follow-up',
    erasingAll: [removeFrom('priority_group_member', 'student_id = :student')],
  },
  gone('Priority as the records office signed it off', 'signed_off_tier', BY_NUMBER),
  {
    words: 'Equality monitoring',
    tables: ['monitoring.characteristic'],
    // Nobody can look anybody up in it, so nobody can say whether there is something.
    counted: 'select 0 as count where :number::text is null or true',
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: ['select monitoring.forget(:number)'],
  },
  {
    words: 'Answers',
    tables: ['application', 'offer'],
    counted: `select (select count(*)::int from application where institution_id = :here and student_id = :student)
      + (select count(*)::int from offer where institution_id = :here and mentor_id = :mentor) as count`,
    ...{ erased: 'goes', kept: 'goes' },
    why: '',
    erasing: [
      `update application set answers = '{}' where institution_id = :here and student_id = :student`,
      `update offer set answers = '{}' where institution_id = :here and mentor_id = :mentor`,
    ],
    erasingAll: ['update application set sealed_tier = null where institution_id = :here and student_id = :student'],
  },
  {
    words: 'Rows of files that are on their way in',
    tables: ['import_row', 'import_fault'],
    counted: countOf('import_row', IN_FILE),
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [
      removeFrom('import_fault', ROWS_OF_FILES),
      removeFrom('import_fault', `lower(value) in (lower(:email), lower(:address), lower(:number))`),
      removeFrom('import_row', IN_FILE),
    ],
  },
  {
    words: 'Name, e-mail address, university number and school',
    tables: ['student', 'mentor'],
    counted: `select (select count(*)::int from student where institution_id = :here and id = :student)
      + (select count(*)::int from mentor where institution_id = :here and id = :mentor) as count`,
    ...{ erased: 'goes', kept: 'goes', why: '' },
    erasing: [nameless('student', ':student'), nameless('mentor', ':mentor')],
    erasingAll: [withoutSchool('student', ':student'), withoutSchool('mentor', ':mentor')],
  },
];
