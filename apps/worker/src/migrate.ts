import 'reflect-metadata';
import { CannotStart, readSettings, stopWith } from '@footing/config';
import { migrate } from '@footing/database';

/** Brings the database to the newest schema and ends; run before the apps are started. */
async function main(): Promise<void> {
  const { DATABASE_OWNER_URL, DATABASE_URL } = readSettings();
  if (!DATABASE_OWNER_URL)
    throw new CannotStart('DATABASE_OWNER_URL is needed: the database to bring up to date, as its owner');
  const ran = await migrate(DATABASE_OWNER_URL, DATABASE_URL);
  process.stdout.write(ran.length > 0 ? `Migrated: ${ran.join(', ')}\n` : 'The schema is up to date\n');
}

main().catch(stopWith);
