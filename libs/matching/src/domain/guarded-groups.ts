/** A group of students with how many of them have a mentor, before and after. Groups share nobody and are everybody. */
export interface GroupCount {
  readonly name: string;
  readonly students: number;
  readonly before: number;
  readonly after: number;
}

/** The same, with null for what is hidden. */
export interface GuardedGroup {
  readonly name: string;
  readonly students: number | null;
  readonly before: number | null;
  readonly after: number | null;
}

/** Nothing is told of fewer people than this. */
export const FEWEST_TOLD = 10;

type Figure = 'students' | 'before' | 'after';

/**
 * Figures by group from which nothing is learnt about few people, though the totals are known. A figure is hidden when it is of
 * fewer than ten, when those whom it leaves out are fewer than ten, or when fewer than ten would gain or lose a mentor. Where one
 * is hidden others are too, so that no subtraction from a total leaves fewer than ten, or one group alone.
 * It guards one table: who asks many such questions and compares the answers learns more. Source: ONS, disclosure control for tables.
 */
export function guardedGroups(groups: readonly GroupCount[]): GuardedGroup[] {
  const students = hiddenOf(groups, 'students', ({ students: all }) => few(all));
  const before = hiddenOf(
    groups,
    'before',
    (one) => students.has(one) || few(one.before) || few(one.students - one.before),
  );
  const isTelling = (one: GroupCount): boolean =>
    students.has(one) || few(one.after) || few(one.students - one.after) || (!before.has(one) && isSmallMove(one));
  const after = hiddenOf(groups, 'after', isTelling);
  return groups.map((one) => ({
    name: one.name,
    students: students.has(one) ? null : one.students,
    before: before.has(one) ? null : one.before,
    after: after.has(one) ? null : one.after,
  }));
}

const few = (people: number): boolean => people < FEWEST_TOLD;

const isSmallMove = ({ before, after }: GroupCount): boolean => before !== after && few(Math.abs(after - before));

/** Hides the smallest that are left until what is hidden together gives nobody away. */
function hiddenOf(
  groups: readonly GroupCount[],
  figure: Figure,
  isTelling: (group: GroupCount) => boolean,
): ReadonlySet<GroupCount> {
  const hidden = new Set(groups.filter(isTelling));
  const left = groups.filter((one) => !hidden.has(one)).sort((a, b) => a[figure] - b[figure]);
  while (hidden.size > 0 && left.length > 0 && givesAway([...hidden], figure)) {
    const next = left.shift();
    if (next) hidden.add(next);
  }
  return hidden;
}

function givesAway(hidden: readonly GroupCount[], figure: Figure): boolean {
  const sum = (of: (group: GroupCount) => number) => hidden.reduce((total, one) => total + of(one), 0);
  const rest = figure === 'students' ? FEWEST_TOLD : sum((one) => one.students - one[figure]);
  const moved = sum(({ before, after }) => after - before);
  const isMoveTold = figure === 'after' && moved !== 0 && few(Math.abs(moved));
  return hidden.length === 1 || few(sum((one) => one[figure])) || few(rest) || isMoveTold;
}
