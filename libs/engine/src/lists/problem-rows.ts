import type { Problem } from '../solve/problem';
import type { Crowd } from './asking';
import { firstAmongEquals, Picker, type Harvest } from './harvest';
import type { AskingSide, RowSource } from './row-source';

/** Writes the values of one person with everybody on the other side; -1 where barred. */
export type FillRow = (person: number, values: Int32Array) => void;

/**
 * Lists from rows of values: the best of a row are picked, people without places left out. Where mentors ask, the row of
 * a mentor becomes one list for each rank of students, each value with the student's bonus.
 */
export function listsFrom(crowd: Crowd, side: AskingSide, fill: FillRow): RowSource {
  return side === 'students' ? new StudentLists(crowd, fill) : new MentorLists(crowd, fill);
}

class StudentLists implements RowSource {
  readonly lists: number;
  readonly goods: number;
  private readonly values: Int32Array;
  private readonly picker: Picker;

  constructor(
    private readonly crowd: Crowd,
    private readonly fill: FillRow,
  ) {
    this.lists = crowd.rankOf.length;
    this.goods = crowd.places.length;
    this.values = new Int32Array(this.goods);
    this.picker = new Picker(this.goods);
  }

  best(list: number, most: number, found: Harvest): void {
    const { values, crowd } = this;
    this.fill(list, values);
    for (let mentor = 0; mentor < values.length; mentor += 1) if (crowd.places[mentor] === 0) values[mentor] = -1;
    this.picker.pick(values, firstAmongEquals(list, this.goods), most, found);
  }
}

class MentorLists implements RowSource {
  readonly lists: number;
  readonly goods: number;
  private readonly values: Int32Array;
  private readonly picker: Picker;

  constructor(
    private readonly crowd: Crowd,
    private readonly fill: FillRow,
  ) {
    this.lists = crowd.places.length * crowd.worthOf.length;
    this.goods = crowd.rankOf.length;
    this.values = new Int32Array(this.goods);
    this.picker = new Picker(this.goods);
  }

  best(list: number, most: number, found: Harvest): void {
    const { rankOf, bonusOf, worthOf, places } = this.crowd;
    const { values } = this;
    const rank = list % worthOf.length;
    const mentor = (list - rank) / worthOf.length;
    if (places[mentor] === 0) values.fill(-1);
    else this.fill(mentor, values);
    for (let student = 0; student < values.length; student += 1)
      if (values[student]! >= 0) values[student] = rankOf[student] === rank ? values[student]! + bonusOf[student]! : -1;
    this.picker.pick(values, firstAmongEquals(mentor, this.goods), most, found);
  }
}

/** The pairs of a problem that is written down as a whole, row by row. */
export function rowsOf(problem: Problem, side: AskingSide): RowSource {
  return listsFrom(problem, side, side === 'students' ? studentRows(problem) : mentorRows(problem));
}

const studentRows =
  ({ rowStart, mentorAt, valueAt }: Problem): FillRow =>
  (student, values) => {
    values.fill(-1);
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1) values[mentorAt[e]!] = valueAt[e]!;
  };

function mentorRows({ rankOf, places, rowStart, mentorAt, valueAt }: Problem): FillRow {
  const start = new Int32Array(places.length + 1);
  for (const mentor of mentorAt) start[mentor + 1]! += 1;
  for (let mentor = 0; mentor < places.length; mentor += 1) start[mentor + 1]! += start[mentor]!;
  const [next, studentAt, value] = [start.slice(), new Int32Array(mentorAt.length), new Int32Array(mentorAt.length)];
  for (let student = 0; student < rankOf.length; student += 1)
    for (let e = rowStart[student]!; e < rowStart[student + 1]!; e += 1) {
      const at = next[mentorAt[e]!]!;
      [studentAt[at], value[at]] = [student, valueAt[e]!];
      next[mentorAt[e]!] = at + 1;
    }
  return (mentor, values) => {
    values.fill(-1);
    for (let at = start[mentor]!; at < start[mentor + 1]!; at += 1) values[studentAt[at]!] = value[at]!;
  };
}
