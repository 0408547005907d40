import type { EntityManager } from 'typeorm';
import { kpisWhole } from '../kpis/data/kpis.query';
import type { EvidenceDocument } from '../packs/evidence-files.service';
import { schoolsWithLeads } from '../school-plans/data/schools.query';
import { itemsOf, membersOf, type Network, type NetworkItem, type NetworkMember } from './data/networks.query';

/** A network with who is in it and what it is sent. */
export interface NetworkView {
  readonly network: Network;
  readonly members: readonly NetworkMember[];
  readonly items: readonly (NetworkItem & { readonly name: string })[];
}

const itemNames = { kpis: 'All agreed KPIs', practice: 'The practice audit, once a year is finished' } as const;

/** These networks with who is in them and what they are sent, by name. */
export async function networkViews(
  tx: EntityManager,
  institutionId: string,
  all: readonly Network[],
  documents: readonly EvidenceDocument[],
): Promise<NetworkView[]> {
  const ids = all.map(({ id }) => id);
  const members = await membersOf(tx, institutionId, ids);
  const items = await itemsOf(tx, institutionId, ids);
  const kpiIds = items.flatMap(({ kpiId }) => kpiId ?? []);
  const names = new Map((await kpisWhole(tx, institutionId, kpiIds)).map(({ kpi }) => [kpi.id, kpi.name]));
  const schools = new Map((await schoolsWithLeads(tx, institutionId)).map(({ id, name }) => [id, name]));
  const nameOf = ({ kind, kpiId, document, schoolId }: NetworkItem): string => {
    if (kind === 'kpi') return names.get(kpiId ?? '') ?? '';
    if (kind === 'school-plan') return `Plan of ${schools.get(schoolId ?? '') ?? ''}`;
    if (kind !== 'document') return itemNames[kind];
    return documents.find(({ key }) => key === document)?.name ?? document ?? '';
  };
  return all.map((network) => ({
    network,
    members: members.filter(({ networkId }) => networkId === network.id),
    items: items.flatMap((one) => (one.networkId === network.id ? [{ ...one, name: nameOf(one) }] : [])),
  }));
}
