type Ask = (sql: string) => Promise<{ readonly rows: readonly { readonly sql: string }[] }>;

/** Functions of triggers with their owner's rights that somebody other than the owner may attach to a table. */
export const ATTACHABLE = `select p.oid::regprocedure::text as name,
    format('revoke all on function %s from %s', p.oid::regprocedure, case a.grantee when 0 then 'public' else a.grantee::regrole::text end) as sql
  from pg_proc p, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) a
  where p.prosecdef and p.prorettype = 'trigger'::regtype and a.grantee <> p.proowner
    and p.pronamespace not in ('pg_catalog'::regnamespace, 'information_schema'::regnamespace)
  order by 1`;

/**
 * Keeps what triggers do with their owner's rights to the tables they were made for. Whoever may run such a function may attach it
 * to a table of their own, and then it works on rows of their making, behind every wall; a trigger itself needs no such right. It
 * runs with every migration, so that no later one has to think of it.
 */
export async function keepTriggersToTheirTables(ask: Ask): Promise<void> {
  const { rows } = await ask(ATTACHABLE);
  for (const { sql } of rows) await ask(sql);
}
