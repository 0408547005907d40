import { type GroupCount, type GuardedGroup, guardedGroups } from './guarded-groups';

interface Grouped {
  readonly applicationId: string;
  readonly school: string | null;
  readonly group: string | null;
  readonly hadMentor: boolean;
}

interface Move {
  readonly studentId: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** Before and after, by one way to group students. */
export interface GroupTable {
  readonly by: 'school' | 'priority-group';
  readonly groups: readonly GuardedGroup[];
}

/** Before and after by school and by priority group, guarded; a way to group that puts everybody together is left out. */
export function countedGroups(students: readonly Grouped[], moves: readonly Move[]): GroupTable[] {
  const after = new Map(moves.map(({ studentId, to }) => [studentId, to !== null]));
  const before = new Map(moves.map(({ studentId, from }) => [studentId, from !== null]));
  const counts = (nameOf: (one: Grouped) => string): GroupCount[] =>
    [...Map.groupBy(students, nameOf)]
      .map(([name, all]) => ({
        name,
        students: all.length,
        before: all.filter((one) => before.get(one.applicationId) ?? one.hadMentor).length,
        after: all.filter((one) => after.get(one.applicationId) ?? one.hadMentor).length,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const tables = [
    { by: 'school' as const, groups: counts(({ school }) => school ?? 'No school known') },
    { by: 'priority-group' as const, groups: counts(({ group }) => group ?? 'In none of the groups') },
  ];
  return tables
    .filter(({ groups }) => groups.length > 1)
    .map(({ by, groups }) => ({ by, groups: guardedGroups(groups) }));
}
