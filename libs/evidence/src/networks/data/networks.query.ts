import type { EntityManager } from 'typeorm';
import type { Rhythm } from '../domain/schedule';

export interface Network {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly about: string;
  readonly every: Rhythm;
  /** The day that others are counted from; YYYY-MM-DD, null: it is sent nothing by itself. */
  readonly anchorOn: string | null;
  readonly nextOn: string | null;
  readonly endedAt: Date | null;
}

/** Somebody in a network. */
export interface NetworkMember {
  readonly id: string;
  readonly networkId: string;
  readonly accountId: string | null;
  readonly name: string;
  /** Null: nobody can be written to, as their account is closed. */
  readonly email: string | null;
}

export type ItemKind = 'kpi' | 'kpis' | 'document' | 'practice' | 'school-plan';

/** Something that a network is sent. */
export interface NetworkItem {
  readonly id: string;
  readonly networkId: string;
  readonly kind: ItemKind;
  readonly kpiId: string | null;
  /** Key of a document. */
  readonly document: string | null;
  /** Whose plan. */
  readonly schoolId: string | null;
}

const NETWORKS = `select id, version, name, about, every, anchor_on::text as "anchorOn", next_on::text as "nextOn", ended_at as "endedAt"
  from network where institution_id = $1`;

/** Those that go on, by name. */
export const networksOf = (tx: EntityManager, institutionId: string): Promise<Network[]> =>
  tx.query<Network[]>(`${NETWORKS} and ended_at is null order by lower(name), id`, [institutionId]);

/** @param isHeld whether nobody else may change or send it until the transaction ends. */
export async function networkOf(
  tx: EntityManager,
  institutionId: string,
  id: string,
  isHeld = false,
): Promise<Network | null> {
  const [found] = await tx.query<Network[]>(
    `${NETWORKS} and id = $2 and ended_at is null ${isHeld ? 'for update' : ''}`,
    [...[institutionId, id]],
  );
  return found ?? null;
}

/** Those who have not left, by name; of these networks. */
export const membersOf = (tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<NetworkMember[]> =>
  tx.query<NetworkMember[]>(
    `select m.id, m.network_id as "networkId", m.account_id as "accountId", coalesce(a.name, m.name) as name,
       case when a.id is null then m.email when a.disabled_at is null then a.email end as email
     from network_member m left join account a on a.institution_id = m.institution_id and a.id = m.account_id
     where m.institution_id = $1 and m.network_id = any ($2) and m.left_at is null order by lower(coalesce(a.name, m.name)), m.id`,
    [institutionId, ids],
  );

export const itemsOf = (tx: EntityManager, institutionId: string, ids: readonly string[]): Promise<NetworkItem[]> =>
  tx.query<NetworkItem[]>(
    `select id, network_id as "networkId", kind, kpi_id as "kpiId", document, school_id as "schoolId" from network_item
     where institution_id = $1 and network_id = any ($2) order by id`,
    [institutionId, ids],
  );

/** Days on which the university says that it is closed; YYYY-MM-DD. */
export const closedOf = (
  tx: EntityManager,
  institutionId: string,
): Promise<{ readonly from: string; readonly to: string }[]> =>
  tx.query(`select from_day::text as "from", until_day::text as "to" from closed_days where institution_id = $1`, [
    institutionId,
  ]);
