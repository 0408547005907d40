import 'reflect-metadata';
import { CannotStart, ConfigModule, readSettings, type Settings, stopWith } from '@footing/config';
import { ConsentModule, MissedErasures, MissedStops } from '@footing/consent';
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

/** After a restore: tells the database what people stopped and who was erased since the backup was made, says how much that was, and ends. */
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
      const stops = await app.get(MissedStops).replay(id);
      const erased = await app.get(MissedErasures).replay(id);
      const done = `${stops} stops recorded, ${erased} people erased again`;
      process.stdout.write(`${name} (${id}): ${stops + erased === 0 ? 'nothing was missing' : done}\n`);
    }
  } finally {
    await app.close();
  }
}

main().catch(stopWith);
