import type { Basis, Purpose } from '@footing/kernel';
import type { EntityManager } from 'typeorm';

/** What the institution says of a purpose, or else the map. */
export interface RuleOfPurpose {
  readonly purpose: Purpose;
  readonly basis: Basis;
  /** For how long a yes holds; null where nobody is asked. */
  readonly months: number | null;
  readonly enabled: boolean;
  /** Whoever said yes before is asked again; null: nobody is. */
  readonly askAgainSince: Date | null;
}

/** The rules of every purpose, by its code. */
export async function rulesHere(
  tx: EntityManager,
  institutionId: string,
): Promise<ReadonlyMap<Purpose, RuleOfPurpose>> {
  const rows = await tx.query<RuleOfPurpose[]>(
    `select d.code as purpose, r.basis, r.months, r.enabled, p.ask_again_since as "askAgainSince"
     from consent.purpose_default d cross join lateral consent.rule_of(d.code) r
       left join consent.purpose p on p.institution_id = $1 and p.code = d.code`,
    [institutionId],
  );
  return new Map(rows.map((rule) => [rule.purpose, rule]));
}
