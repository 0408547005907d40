/** Which students somebody may see: everybody, or those of these schools and of these priority groups. */
export type Coverage =
  | { readonly everything: true }
  | { readonly everything: false; readonly schoolIds: readonly string[]; readonly priorityGroupIds: readonly string[] };

/** Nobody. */
export const noCoverage: Coverage = { everything: false, schoolIds: [], priorityGroupIds: [] };

/** What several coverages come to together. */
export function joined(coverages: readonly Coverage[]): Coverage {
  const parts = coverages.flatMap((one) => (one.everything ? [] : [one]));
  if (parts.length < coverages.length) return { everything: true };
  return {
    everything: false,
    schoolIds: [...new Set(parts.flatMap(({ schoolIds }) => schoolIds))],
    priorityGroupIds: [...new Set(parts.flatMap(({ priorityGroupIds }) => priorityGroupIds))],
  };
}

/** What coverage asks of a student. */
export interface Placed {
  readonly schoolId: string | null;
  readonly priorityGroupIds: readonly string[];
}

/** Whether a student is among those somebody may see. */
export function covers(coverage: Coverage, { schoolId, priorityGroupIds }: Placed): boolean {
  if (coverage.everything) return true;
  if (schoolId !== null && coverage.schoolIds.includes(schoolId)) return true;
  return priorityGroupIds.some((id) => coverage.priorityGroupIds.includes(id));
}
