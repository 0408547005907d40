import type { Draft } from '../model/draft';
import type { Student } from '../model/input';

/** How many of each tier have a mentor, tier 1 first; tiers without students are left out. @param isServed by student id. */
export function tiersServed(students: readonly Student[], isServed: (id: string) => boolean): Draft['tiers'] {
  const tiers = new Map<number, { tier: number; students: number; matched: number }>();
  for (const { id, tier } of students) {
    const served = tiers.get(tier) ?? { tier, students: 0, matched: 0 };
    served.students += 1;
    if (isServed(id)) served.matched += 1;
    tiers.set(tier, served);
  }
  return [...tiers.values()].sort((a, b) => a.tier - b.tier);
}
