import type { EntityManager } from 'typeorm';
import type { Line } from '../canonical';

/** A place in the record: behind the line with this id, of this transaction. */
export interface Place {
  readonly transaction: string;
  readonly id: string;
}

export const START: Place = { transaction: '0', id: '00000000-0000-0000-0000-000000000000' };

const COLUMNS = `
  e.id, e.transaction_id::text as transaction, e.server::text as server,
  (extract(epoch from e.at) * 1000000)::bigint::text as at, e.account_id as "accountId", e.role, e.event, e.purpose,
  e.object_id as object, e.fields, e.special, e.count, e.request_id as "requestId", e.ip_prefix as "ipPrefix", e.outcome,
  array(select s.kind || ':' || s.subject_id from audit_subject s
        where s.institution_id = e.institution_id and s.event_id = e.id) as subjects`;

/**
 * The next lines of a server behind a place that no transaction still under way could come before: all of those that
 * began earlier have ended, in the very look at the database that reads the lines. Lines of another server, from which
 * this database was brought here, are all there.
 */
export const settledLines = (tx: EntityManager, institutionId: string, server: string, behind: Place, most: number) =>
  tx.query<Line[]>(
    `select ${COLUMNS} from audit_event e
     where e.institution_id = $1 and e.server = $2::bigint and (e.transaction_id, e.id) > ($3::xid8, $4::uuid)
       and (e.transaction_id < pg_snapshot_xmin(pg_current_snapshot())
            or $2::bigint <> (pg_control_system()).system_identifier)
     order by e.transaction_id, e.id limit $5`,
    [institutionId, server, behind.transaction, behind.id, most],
  );

/** All lines of a server behind one place and up to another. */
export const linesBetween = (tx: EntityManager, institutionId: string, server: string, behind: Place, upTo: Place) =>
  tx.query<Line[]>(
    `select ${COLUMNS} from audit_event e
     where e.institution_id = $1 and e.server = $2::bigint
       and (e.transaction_id, e.id) > ($3::xid8, $4::uuid) and (e.transaction_id, e.id) <= ($5::xid8, $6::uuid)
     order by e.transaction_id, e.id`,
    [institutionId, server, behind.transaction, behind.id, upTo.transaction, upTo.id],
  );

/** The servers that an institution has lines of: one, and another for each time the database was brought elsewhere. */
export async function serversOf(tx: EntityManager, institutionId: string): Promise<string[]> {
  const found = await tx.query<{ server: string }[]>(
    `with recursive one (server) as (
       (select min(server) from audit_event where institution_id = $1)
       union all
       select (select min(server) from audit_event where institution_id = $1 and server > one.server)
       from one where one.server is not null)
     select server::text from one where server is not null`,
    [institutionId],
  );
  return found.map(({ server }) => server);
}

/** How many lines wait to be sealed behind a place. */
export async function waitingBehind(
  tx: EntityManager,
  institutionId: string,
  server: string,
  { transaction, id }: Place,
) {
  const [found] = await tx.query<{ count: number }[]>(
    `select count(*)::int as count from audit_event e
     where e.institution_id = $1 and e.server = $2::bigint and (e.transaction_id, e.id) > ($3::xid8, $4::uuid)`,
    [institutionId, server, transaction, id],
  );
  return found?.count ?? 0;
}

/** The id of a line that whose-data rows name and that is not there; null when there is none. Cost: reads all of them. */
export async function orphan(tx: EntityManager, institutionId: string): Promise<string | null> {
  const [found] = await tx.query<{ id: string }[]>(
    `select s.event_id as id from audit_subject s
     where s.institution_id = $1
       and not exists (select from audit_event e where e.institution_id = $1 and e.id = s.event_id) limit 1`,
    [institutionId],
  );
  return found?.id ?? null;
}
