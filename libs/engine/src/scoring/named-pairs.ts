import type { MatchInput, Mentor, Student } from '../model/input';
import { Round, type MentorRead, type StudentRead } from '../pair/round';
import type { NamedPairs } from './plan';

/**
 * Every pair in which one of the two, or a consultant, spoke of the other, scored one by one. They are few: a handful a
 * person. Cost: a plain score for each.
 */
export function namedPairs(input: MatchInput, students: readonly Student[], mentors: readonly Mentor[]): NamedPairs {
  const columns = columnsNamed(input, students, mentors);
  const start = new Int32Array(students.length + 1);
  for (const [i, named] of columns.entries()) start[i + 1] = start[i]! + named.size;
  const mentor = new Int32Array(start[students.length]!);
  const score = new Int32Array(mentor.length);
  const round = new Round(input);
  const mentorsRead: (MentorRead | undefined)[] = [];
  for (const [i, named] of columns.entries()) {
    const student: StudentRead | undefined = named.size === 0 ? undefined : round.readStudent(students[i]!);
    let at = start[i]!;
    for (const j of student ? named : []) {
      mentor[at] = j;
      score[at] = round.allowedScore(student!, (mentorsRead[j] ??= round.readMentor(mentors[j]!)));
      at += 1;
    }
  }
  return { start, mentor, score };
}

/** The mentors named for each student. */
function columnsNamed({ rejections }: MatchInput, students: readonly Student[], mentors: readonly Mentor[]) {
  const rowOf = new Map(students.map(({ id }, i) => [id, i]));
  const columnOf = new Map(mentors.map(({ id }, j) => [id, j]));
  const columns = students.map(() => new Set<number>());
  const add = (i: number | undefined, j: number | undefined) => {
    if (i !== undefined && j !== undefined) columns[i]!.add(j);
  };
  for (const { studentId, mentorId } of rejections) add(rowOf.get(studentId), columnOf.get(mentorId));
  for (const [i, { avoids = [], picks = [], ratings = {} }] of students.entries())
    for (const id of [...avoids, ...picks, ...Object.keys(ratings)]) add(i, columnOf.get(id));
  for (const [j, { avoids = [], samePersonAs = [], picks = [], ratings = {} }] of mentors.entries())
    for (const id of [...avoids, ...samePersonAs, ...picks, ...Object.keys(ratings)]) add(rowOf.get(id), j);
  return columns;
}
