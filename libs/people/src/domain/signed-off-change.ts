import type { SignedOffRow } from './signed-off-rows';

/** What is kept of somebody until another list takes its place. */
export type SignedOffTier = Pick<SignedOffRow, 'student' | 'tier' | 'validUntil'>;

/** What a list would change for one student; null where there is nothing. */
export interface SignedOffChange {
  readonly student: string;
  readonly before: Omit<SignedOffTier, 'student'> | null;
  readonly after: Omit<SignedOffTier, 'student'> | null;
}

const same = (one: SignedOffChange['before'], other: SignedOffChange['after']): boolean =>
  one?.tier === other?.tier && one?.validUntil === other?.validUntil;

/**
 * What changes when a whole list takes the place of another, by university ID, whatever its case; who stays as they are is
 * not in it. In the order of the IDs.
 */
export function signedOffChanges(before: readonly SignedOffTier[], after: readonly SignedOffTier[]): SignedOffChange[] {
  const without = ({ tier, validUntil }: SignedOffTier) => ({ tier, validUntil });
  const byStudent = new Map<string, SignedOffChange>();
  for (const one of before)
    byStudent.set(one.student.toLowerCase(), { student: one.student, before: without(one), after: null });
  for (const one of after) {
    const key = one.student.toLowerCase();
    byStudent.set(key, { student: one.student, before: byStudent.get(key)?.before ?? null, after: without(one) });
  }
  return [...byStudent.entries()]
    .filter(([, change]) => !same(change.before, change.after))
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, change]) => change);
}

/** How many students a list adds, changes and takes away. */
export interface SignedOffCounts {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** The changes counted. */
export function signedOffCounts(changes: readonly SignedOffChange[]): SignedOffCounts {
  const added = changes.filter(({ before }) => before === null).length;
  const removed = changes.filter(({ after }) => after === null).length;
  return { added, removed, changed: changes.length - added - removed };
}
