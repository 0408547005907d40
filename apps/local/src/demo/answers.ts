import { type Chance, evenly, type Field, pickSeveral, pickWeighted } from './chance';
import { leftEmpty, type MentorKey, type StudentKey } from './columns';
import { type Cell } from './table';
import { interests, times, waysOfWorking, meetingModes } from './wording';

/** One person's chances, by the name of the field. */
export type Chances = (name: string) => Chance;

/** The chances of the person at an index. */
export const chancesOf =
  (field: (name: string) => Field, index: number): Chances =>
  (name) =>
    field(name)(index);

/** The answers both sides are asked for alike. */
export function sharedAnswers(chances: Chances, places: readonly (readonly [string, number])[]) {
  return {
    waysOfWorking: several(chances('ways of working'), 1, 3, evenly(waysOfWorking)),
    interests: several(chances('interests'), 1, 4, evenly(interests)),
    meetingModes: several(chances('meeting modes'), 1, 2, meetingModes),
    availability: inWeekOrder(several(chances('availability'), 1, 5, times)),
    place: pickWeighted(chances('place'), places),
    hoursPerMonth: pickWeighted(chances('hours'), hours),
  };
}

/** People read down the week when they tick boxes. */
const inWeekOrder = (free: readonly string[]) => times.map(([time]) => time).filter((time) => free.includes(time));

const hours = [
  ['1', 30],
  ['2', 45],
  ['3', 15],
  ['4', 10],
] as const;

/** From `least` to `most` different values, every number of them as likely. */
export function several<T>(
  chance: Chance,
  least: number,
  most: number,
  from: readonly (readonly [T, number])[],
): readonly T[] {
  const count = least + Math.floor(chance() * (most - least + 1));
  return pickSeveral(chance, count, from);
}

/** The record with some answers left empty, as in life: each column at its own rate. */
export function withGaps<Key extends StudentKey | MentorKey>(
  record: Readonly<Record<Key, Cell>>,
  chances: Chances,
): Readonly<Record<Key, Cell>> {
  const keys = Object.keys(record) as Key[];
  const kept = keys.map((key) => {
    const rate = leftEmpty[key];
    return [key, rate !== undefined && chances(`${key} left empty`)() < rate ? '' : record[key]] as const;
  });
  return Object.fromEntries(kept) as Record<Key, Cell>;
}
