import type { Client } from 'pg';

/**
 * The database's own roles. None of them signs in, none owns a table, none can get around row security.
 *
 * - `footing_app`: what pages, API and worker may do. Their login is a member of it.
 * - `footing_matcher`: what a matching run may do; the app takes it on for one transaction and can do less in it.
 * - `footing_auditor`: reads the record of who looked, and nothing else.
 * - `footing_monitor`: owns equality monitoring, which nobody else can read, and the functions that count it.
 * - `footing_doorkeeper`: owns the few functions that answer before the institution is known (see `open-doors.ts`).
 * - `footing_consent`: owns the functions that write what people decided; nobody else can.
 * - `footing_evaluator`: reads the snapshots of the evidence base, which name nobody, and nothing else; the app takes it on
 *   for one transaction, as with the matcher's.
 */
export const groupRoles = [
  ...['footing_app', 'footing_matcher', 'footing_auditor', 'footing_monitor', 'footing_doorkeeper', 'footing_consent'],
  'footing_evaluator',
] as const;

/** Makes the roles where they are missing. They belong to the whole server, so two databases may ask at once. */
export async function makeRoles(owner: Client): Promise<void> {
  for (const role of groupRoles)
    await owner.query(`
      do $$ begin
        create role ${role} nologin nosuperuser nobypassrls nocreatedb nocreaterole;
      exception when duplicate_object or unique_violation then null; end $$`);
  await inTurn(owner, 'grant footing_matcher, footing_evaluator to footing_app with inherit false, set true');
}

/**
 * Makes the login that the apps use, or gives it the password that `appUrl` names.
 * @throws when the owner may not make roles, or when both addresses name the same login.
 */
export async function makeLogin(owner: Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const [name, secret] = [decodeURIComponent(username), decodeURIComponent(password)];
  const { rows } = await owner.query<{ make: string; change: string; join: string }>(
    `select format('create role %I login', $1::text) as make,
            format('alter role %I login password %L nosuperuser nobypassrls nocreatedb nocreaterole', $1::text, $2::text) as change,
            format('grant footing_app to %I', $1::text) as join`,
    [name, secret],
  );
  const [{ make, change, join } = { make: '', change: '', join: '' }] = rows;
  await owner.query(
    `do $make$ begin ${make}; exception when duplicate_object or unique_violation then null; end $make$`,
  );
  await inTurn(owner, change);
  await inTurn(owner, join);
  for (const [setting, value] of Object.entries(QUIET)) await quieten(owner, name, setting, value);
}

/**
 * What the server's own log leaves out of what this login asks: the values sent, the statement that failed, and the
 * row it failed with. They are people's names and answers.
 */
const QUIET = {
  log_parameter_max_length: '0',
  log_parameter_max_length_on_error: '0',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const;

/** Where the owner may not set it, whoever runs the server has to; `docs/operating.md` says so. */
async function quieten(owner: Client, name: string, setting: string, value: string): Promise<void> {
  const { rows } = await owner.query<{ set: string }>(
    `select format('alter role %I set %I = %L', $1::text, $2::text, $3::text) as set`,
    [name, setting, value],
  );
  const set = rows[0]?.set ?? '';
  await inTurn(owner, `do $quiet$ begin ${set}; exception when insufficient_privilege then null; end $quiet$`);
}

/** Any number will do, so long as whoever changes roles takes the same lock. */
const ROLES_LOCK = 7_304_119;

/** Changes of one role at the same moment get in each other's way, so they take turns within a database. */
async function inTurn(owner: Client, sql: string): Promise<void> {
  await owner.query('begin');
  try {
    await owner.query('select pg_advisory_xact_lock($1)', [ROLES_LOCK]);
    await owner.query(sql);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
