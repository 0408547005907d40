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
