/** Pairs in rows, one row a student: those of student i are `rowStart[i]` to `rowStart[i + 1] - 1`. See `Problem`. */
interface ByStudent {
  readonly rowStart: Int32Array;
  readonly mentorAt: Int32Array;
}

/** The same pairs by mentor: those of mentor j are `start[j]` to `start[j + 1] - 1`, students ascending. */
export interface ByMentor {
  readonly start: Int32Array;
  readonly student: Int32Array;
  /** Where each pair stands among the rows. */
  readonly edge: Int32Array;
}

/** Turns rows of students into rows of mentors (a counting sort). Cost: the number of pairs. */
export function byMentor({ rowStart, mentorAt }: ByStudent, mentors: number): ByMentor {
  const start = new Int32Array(mentors + 1);
  for (let e = 0; e < mentorAt.length; e += 1) start[mentorAt[e]! + 1]! += 1;
  for (let j = 0; j < mentors; j += 1) start[j + 1]! += start[j]!;
  const next = start.slice();
  const [student, edge] = [new Int32Array(mentorAt.length), new Int32Array(mentorAt.length)];
  for (let i = 0; i + 1 < rowStart.length; i += 1)
    for (let e = rowStart[i]!; e < rowStart[i + 1]!; e += 1) {
      const at = next[mentorAt[e]!]!;
      next[mentorAt[e]!] = at + 1;
      student[at] = i;
      edge[at] = e;
    }
  return { start, student, edge };
}
