import type { Basis, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** What the institution says of a purpose, or else the map. */
export interface RuleOfPurpose {
  readonly purpose: Purpose;
  readonly basis: Basis;
  /** For how long a yes holds; null where nobody is asked. */
  readonly months: number | null;
  readonly enabled: boolean;
}

/** The rules of every purpose, by its code. The transaction says of which institution. */
export async function rulesHere(tx: EntityManager): Promise<ReadonlyMap<Purpose, RuleOfPurpose>> {
  const rows = await tx.query<RuleOfPurpose[]>(
    `select d.code as purpose, r.basis, r.months, r.enabled
     from consent.purpose_default d cross join lateral consent.rule_of(d.code) r`,
  );
  return new Map(rows.map((rule) => [rule.purpose, rule]));
}
