import type { EntityManager } from 'typeorm';
import { registryColumns } from '../domain/registry-columns';
import type { PossibleOwner } from '../practice/data/owners.query';
import { groupsOf } from './data/kpis.query';

/** What the form of a KPI offers. */
export interface KpiChoices {
  readonly people: readonly PossibleOwner[];
  readonly characteristics: readonly {
    readonly key: string;
    readonly name: string;
    readonly codes: readonly { readonly code: string; readonly name: string }[];
  }[];
}

/** What KPIs can be parted by: what the register can say, and the university's own groups that come first. */
export async function characteristics(
  tx: EntityManager,
  institutionId: string,
): Promise<KpiChoices['characteristics']> {
  const groups = await groupsOf(tx, institutionId);
  return [
    ...registryColumns.filter(({ role }) => role !== 'outcome').map(({ key, name, codes }) => ({ key, name, codes })),
    ...groups.map(({ id, name }) => ({
      ...{ key: `group:${id}`, name },
      codes: [
        { code: 'in', name },
        { code: 'out', name: `Not ${name}` },
      ],
    })),
  ];
}
