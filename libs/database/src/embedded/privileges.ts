import { execFileSync, spawnSync } from 'node:child_process';

/**
 * What to put in front of a PostgreSQL command, which refuses to run as root.
 *
 * As an ordinary user: nothing. As root: a user namespace of its own, which needs no extra account and no change of
 * ownership; where the machine forbids those, the account `postgres` or `nobody`.
 * @throws when root's rights cannot be put down here.
 */
export function withoutRoot(): readonly string[] {
  if (process.getuid?.() !== 0) return [];
  if (spawnSync('unshare', ['--user', 'true']).status === 0) return ['unshare', '--user'];
  for (const account of ['postgres', 'nobody'])
    if (spawnSync('id', ['-u', account]).status === 0)
      return ['setpriv', `--reuid=${account}`, `--regid=${groupOf(account)}`, '--clear-groups'];
  throw new Error(
    'PostgreSQL does not run as root, and this machine offers no way to put root rights down. Start Footing as an ordinary user.',
  );
}

const groupOf = (account: string) => execFileSync('id', ['-g', account], { encoding: 'utf8' }).trim();

/** Makes the server stop when this process dies, even by `kill -9`. Where the machine cannot, the next start takes the server over. */
export function endingWithUs(): readonly string[] {
  const able = process.platform === 'linux' && spawnSync('setpriv', ['--pdeathsig', 'INT', 'true']).status === 0;
  return able ? ['setpriv', '--pdeathsig', 'INT'] : [];
}
