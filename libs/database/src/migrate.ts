import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { compilePurposes, compileWords } from './compile-purposes';
import { connectionOptions } from './data-source';
import { createJobTables } from './jobs';
import { migrations } from './migrations/all';
import { makeLogin, makeRoles } from './roles';
import { refuseOldServer } from './server-version';
import { keepTriggersToTheirTables } from './trigger-rights';

/** Any number will do, so long as every process that migrates takes the same lock. */
const MIGRATION_LOCK = 7_304_118;

/**
 * Brings a database to the newest schema; does nothing when it is there already. Two processes that start at once
 * take turns.
 *
 * @param url of the owner, who makes tables and roles. @param appUrl of the login the apps use: made here when it is
 *   missing, with the password in its address; none: the apps' login is seen to elsewhere.
 * @returns the names of the migrations that ran. @throws {ServerTooOld} below PostgreSQL 18.
 */
export async function migrate(url: string, appUrl?: string): Promise<string[]> {
  const turn = new Client({ connectionString: url, application_name: 'footing-migrate' });
  await turn.connect();
  try {
    await refuseOldServer(turn);
    await turn.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await makeRoles(turn);
    if (appUrl) await makeLogin(turn, appUrl);
    const source = await new DataSource({ ...connectionOptions(url, 2), migrations }).initialize();
    try {
      const ran = await source.runMigrations({ transaction: 'each' });
      await compilePurposes((sql, given) => turn.query(sql, [...given]));
      await compileWords((sql, given) => turn.query(sql, [...given]));
      await keepTriggersToTheirTables((sql) => turn.query(sql));
      await createJobTables(url);
      return ran.map(({ name }) => name);
    } finally {
      await source.destroy();
    }
  } finally {
    await turn.end();
  }
}
