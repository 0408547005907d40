import type { Crowd } from './asking';
import { firstAmongEquals, Picker, type Harvest } from './harvest';
import type { AskingSide, RowSource } from './row-source';

/** Writes the values of one person with everybody on the other side; -1 where barred. */
export type FillRow = (person: number, values: Int32Array) => void;

/** Writes the values of one list, -1 where a good is not in it. @returns whose list it is: the number of the row. */
export type FillList = (list: number, values: Int32Array) => number;

/** Lists made from whole rows of values, of which the best are picked. */
export class PickedLists implements RowSource {
  private readonly values: Int32Array;
  private readonly picker: Picker;

  constructor(
    readonly lists: number,
    readonly goods: number,
    private readonly fill: FillList,
  ) {
    this.values = new Int32Array(goods);
    this.picker = new Picker(goods);
  }

  best(list: number, most: number, found: Harvest): void {
    const row = this.fill(list, this.values);
    this.picker.pick(this.values, firstAmongEquals(row, this.goods), most, found);
  }
}

/**
 * Lists from rows of values, people without places left out. Where mentors ask, the row of a mentor becomes one list for
 * each rank of students, each value with the student's bonus.
 */
export function listsFrom(crowd: Crowd, side: AskingSide, fill: FillRow): RowSource {
  const { rankOf, worthOf, places } = crowd;
  return side === 'students'
    ? new PickedLists(rankOf.length, places.length, studentLists(crowd, fill))
    : new PickedLists(places.length * worthOf.length, rankOf.length, mentorLists(crowd, fill));
}

const studentLists =
  ({ places }: Crowd, fill: FillRow): FillList =>
  (student, values) => {
    fill(student, values);
    for (let mentor = 0; mentor < values.length; mentor += 1) if (places[mentor] === 0) values[mentor] = -1;
    return student;
  };

const mentorLists =
  ({ rankOf, bonusOf, worthOf, places }: Crowd, fill: FillRow): FillList =>
  (list, values) => {
    const rank = list % worthOf.length;
    const mentor = (list - rank) / worthOf.length;
    if (places[mentor] === 0) values.fill(-1);
    else fill(mentor, values);
    for (let student = 0; student < values.length; student += 1)
      if (values[student]! >= 0) values[student] = rankOf[student] === rank ? values[student]! + bonusOf[student]! : -1;
    return mentor;
  };
