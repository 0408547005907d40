import { castMentorRecords } from './cast-mentors';
import { castStudentRecords } from './cast-students';
import { castStaff, type DemoStaff } from './cast';
import { fieldsOf } from './chance';
import { mentorHeaders, studentHeaders } from './columns';
import { NUMBERS, STUDENT_DOMAIN } from './identity';
import { drawAlumni, mentorRecords, volunteersAmong } from './mentors';
import { type DemoPriorityGroup, priorityGroups } from './priority-groups';
import { type DemoProgramme, type DemoRound, programmes, roundOf } from './rounds';
import { schools } from './schools';
import { applicantsAmong, type Making, studentRecords } from './students';
import { type Table, tableOf } from './table';
import { drawPeople } from './world';

/** The university itself. */
export interface DemoInstitution {
  readonly name: string;
  readonly slug: string;
  readonly nation: 'england';
  readonly contactEmail: string;
  /** Says, for people, that all this is invented. */
  readonly note: string;
}

/** Everything a demonstration starts from. The two tables go through the same import as any university's own files. */
export interface DemoUniversity {
  readonly institution: DemoInstitution;
  readonly schools: readonly { readonly name: string; readonly shortName: string }[];
  readonly priorityGroups: readonly DemoPriorityGroup[];
  readonly staff: readonly DemoStaff[];
  readonly programmes: readonly DemoProgramme[];
  readonly round: DemoRound;
  /** About 600 applicants; the named cast first. */
  readonly students: Table;
  /** About 420 mentors with 1 to 3 places each; the named cast first. */
  readonly mentors: Table;
}

/** How many students the university has. */
export const WORLD_SIZE = 18_000;
/** How many alumni it can write to. */
export const ALUMNI_SIZE = 6_000;

const APPLICANTS = { around: 592, spread: 25 };
const VOLUNTEERS = { around: 412, spread: 15 };

/**
 * The demonstration university: invented, from a seed.
 *
 * @param year the year in which the academic year of the round starts, such as 2026.
 * @returns the same for the same seed and year, byte by byte.
 */
export function demoUniversity(seed: string, year: number): DemoUniversity {
  const making: Making = { seed, year };
  const mentors = demoMentors(making);
  const emails = mentors.rows.map((row) => row[mentors.headers.indexOf(mentorHeaders.email)] ?? '');
  return {
    institution: {
      name: 'University of Wexmere',
      slug: 'wexmere',
      nation: 'england',
      contactEmail: `mentoring@${STUDENT_DOMAIN}`,
      note: 'The University of Wexmere and everyone in it are invented, to show what Footing does.',
    },
    schools: schools.map(({ name, shortName }) => ({ name, shortName })),
    priorityGroups,
    staff: Object.values(castStaff),
    programmes,
    round: roundOf(year),
    students: demoStudents(making, emails),
    mentors,
  };
}

function demoStudents(making: Making, mentorEmails: readonly string[]): Table {
  const count = around(APPLICANTS, making.seed, 'applicants');
  const applicants = applicantsAmong(drawPeople(making.seed, WORLD_SIZE), count, making.seed);
  return tableOf(studentHeaders, [
    ...castStudentRecords(making.year),
    ...studentRecords(applicants, making, mentorEmails),
  ]);
}

function demoMentors(making: Making): Table {
  const count = around(VOLUNTEERS, making.seed, 'volunteers');
  const volunteers = volunteersAmong(drawAlumni(making.seed, ALUMNI_SIZE), count, making.seed);
  return tableOf(mentorHeaders, [...castMentorRecords(making.year), ...mentorRecords(volunteers, making)]);
}

function around(size: { around: number; spread: number }, seed: string, of: string): number {
  const chance = fieldsOf(seed)(`number of ${of}`)(0);
  return size.around + Math.floor(chance() * (2 * size.spread + 1)) - size.spread;
}

/**
 * A table of any size, for measuring: the same columns and the same kinds of answers as the demonstration, without the cast.
 *
 * @param rows 1 to 90,000. @throws {RangeError} for more. Cost: linear, about 2 s for 50,000 rows.
 */
export function bulkTable(kind: 'students' | 'mentors', rows: number, seed: string, year = 2026): Table {
  if (rows > NUMBERS) throw new RangeError(`at most ${NUMBERS} rows, not ${rows}`);
  const making = { seed: `${seed}/bulk`, year };
  return kind === 'students'
    ? tableOf(studentHeaders, studentRecords(drawPeople(making.seed, rows), making, []))
    : tableOf(mentorHeaders, mentorRecords(drawAlumni(making.seed, rows), making));
}
