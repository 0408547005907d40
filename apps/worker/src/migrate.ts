import 'reflect-metadata';
import { CannotStart, readSettings, stopWith } from '@footing/config';
import { migrate } from '@footing/database';

/** Brings the database to the newest schema and ends; run before the apps are started. */
async function main(): Promise<void> {
  const { DATABASE_URL } = readSettings();
  if (!DATABASE_URL) throw new CannotStart('DATABASE_URL is needed: the database to bring up to date');
  const ran = await migrate(DATABASE_URL);
  process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The schema is up to date\n');
}

main().catch(stopWith);
