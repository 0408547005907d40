/** The institution a transaction is for; null outside one, and then no row is anybody's. */
export const HERE = `(select nullif(current_setting('footing.institution_id', true), '')::uuid)`;

/** What walls leave open. */
export interface Gates {
  /** The column that says whose row it is; `institution_id` unless another is given. */
  readonly key?: string;
  /** What the apps may do with rows of their institution; all four unless fewer are given. */
  readonly may?: readonly ('select' | 'insert' | 'update' | 'delete')[];
}

const EVERYTHING = ['select', 'insert', 'update', 'delete'] as const;

/**
 * The SQL that keeps institutions apart in a table: row security that binds the owner too, one policy, and what the
 * apps may do. Every migration that makes a table with rows of an institution runs it.
 */
export const walls = (table: string, { key = 'institution_id', may = EVERYTHING }: Gates = {}): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy institutions_apart on ${table} using (${key} = ${HERE}) with check (${key} = ${HERE});
  revoke all on ${table} from public;
  grant ${may.join(', ')} on ${table} to footing_app;`;

/** Lets the functions at the door (schema `door`) see a table whole: for finding out whose a request is. */
export const behindTheDoor = (table: string, may: readonly string[] = ['select']): string => `
  create policy at_the_door on ${table} to footing_doorkeeper using (true) with check (true);
  grant ${may.join(', ')} on ${table} to footing_doorkeeper;`;

/**
 * A function that answers before the institution is known. It runs as the doorkeeper, so it sees the tables behind the
 * door and nothing else; `open-doors.ts` lists each with its reason.
 *
 * @param signature for example `session_open(given bytea)`. @param returns for example `table (id uuid, slug text)`.
 */
export const door = (signature: string, returns: string, body: string, language: 'sql' | 'plpgsql' = 'sql'): string => {
  const asked = `door.${signature.replace(/\(.*\)$/s, '')}(${argumentTypes(signature)})`;
  return `
  create function door.${signature} returns ${returns} language ${language} security definer
    set search_path = pg_catalog, public, pg_temp as $door$ ${body} $door$;
  alter function ${asked} owner to footing_doorkeeper;
  revoke all on function ${asked} from public;
  grant execute on function ${asked} to footing_app;`;
};

/** `given bytea, at_most int` → `bytea, int`. */
function argumentTypes(signature: string): string {
  const inside = /\((.*)\)$/s.exec(signature)?.[1]?.trim() ?? '';
  if (inside === '') return '';
  return inside
    .split(',')
    .map((argument) =>
      argument
        .trim()
        .replace(/^\w+\s+/, '')
        .replace(/\s+default\s.*$/i, ''),
    )
    .join(', ');
}
