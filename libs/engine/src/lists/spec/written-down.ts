import { byMentor } from '../../solve/by-mentor';
import type { Problem } from '../../solve/problem';
import { listsFrom, type FillRow } from '../picked-lists';
import type { AskingSide, RowSource } from '../row-source';

/** The lists of a problem that is written down as a whole. */
export function listsOfProblem(problem: Problem, side: AskingSide): RowSource {
  return listsFrom(problem, side, side === 'students' ? studentRows(problem) : mentorRows(problem));
}

const studentRows =
  ({ rowStart, mentorAt, valueAt }: Problem): FillRow =>
  (student, values) => {
    values.fill(-1);
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1) values[mentorAt[e]!] = valueAt[e]!;
  };

function mentorRows(problem: Problem): FillRow {
  const { start, student, edge } = byMentor(problem, problem.places.length);
  return (mentor, values) => {
    values.fill(-1);
    for (let at = start[mentor]!; at < start[mentor + 1]!; at += 1) values[student[at]!] = problem.valueAt[edge[at]!]!;
  };
}
