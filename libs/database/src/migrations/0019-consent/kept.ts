/** The institution of the transaction; none outside one. */
export const HERE = `nullif(current_setting('footing.institution_id', true), '')::uuid`;

/**
 * A function through which alone consent is written. It runs as `footing_consent`, which row security binds like everybody,
 * so it works for the institution of the transaction and for no other.
 */
export const kept = (signature: string, types: string, returns: string, body: string): string => `
  create function consent.${signature} returns ${returns} language plpgsql security definer
    set search_path = pg_catalog, consent, public, pg_temp as $kept$ ${body} $kept$;
  alter function consent.${signature.replace(/\(.*$/s, '')}(${types}) owner to footing_consent;
  revoke all on function consent.${signature.replace(/\(.*$/s, '')}(${types}) from public;
  grant execute on function consent.${signature.replace(/\(.*$/s, '')}(${types}) to footing_app;`;

/**
 * Decisions of one person take turns until the transaction ends. They wait at a row, which everybody has from the first moment:
 * of numbers the server remembers only some twenty thousand at once, and one file may be about more people.
 * @param whose a variable with the person's id.
 */
export const takeTurn = (whose: string): string => `
  perform 1 from consent.state t where t.institution_id = here and t.subject_id = ${whose} and t.purpose = 'service' and t.item = ''
    for no key update;
  if not found then perform pg_advisory_xact_lock(hashtextextended('consent:' || here || ':' || ${whose}, 0)); end if;`;
