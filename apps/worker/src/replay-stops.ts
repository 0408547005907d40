import 'reflect-metadata';
import { CannotStart, ConfigModule, readSettings, type Settings, stopWith } from '@footing/config';
import { ConsentModule, MissedStops } from '@footing/consent';
import { DatabaseModule } from '@footing/database';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Institutions, ProgrammesModule } from '@footing/programmes';

@Module({})
class ReplayStopsModule {}

const moduleFor = (settings: Settings, url: string) => ({
  module: ReplayStopsModule,
  imports: [ConfigModule.with(settings), DatabaseModule.at(url, 'work'), ConsentModule, ProgrammesModule],
});

/** After a restore: tells the database what people stopped since the backup was made, says how much that was, and ends. */
async function main(): Promise<void> {
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  if (!settings.CONSENT_JOURNAL_DIR) throw new CannotStart('CONSENT_JOURNAL_DIR is needed: the folder of the journal');
  const app = await NestFactory.createApplicationContext(moduleFor(settings, settings.DATABASE_URL), {
    logger: false,
    abortOnError: false,
  });
  try {
    for (const { id, name } of await app.get(Institutions).list()) {
      const done = await app.get(MissedStops).replay(id);
      process.stdout.write(`${name} (${id}): ${done === 0 ? 'nothing was missing' : `${done} stops recorded`}\n`);
    }
  } finally {
    await app.close();
  }
}

main().catch(stopWith);
