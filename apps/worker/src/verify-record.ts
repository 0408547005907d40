import 'reflect-metadata';
import { AuditModule, Chain, publishedHeads } from '@footing/audit';
import { CannotStart, ConfigModule, readSettings, type Settings, stopWith } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Institutions, ProgrammesModule } from '@footing/programmes';

@Module({})
class VerifyRecordModule {}

const moduleFor = (settings: Settings, url: string) => ({
  module: VerifyRecordModule,
  imports: [ConfigModule.with(settings), DatabaseModule.at(url, 'work'), AuditModule, ProgrammesModule],
});

/** Goes through the record of who looked, institution by institution, says the first thing that is wrong, and ends. */
async function main(): Promise<void> {
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  const app = await NestFactory.createApplicationContext(moduleFor(settings, settings.DATABASE_URL), {
    logger: false,
    abortOnError: false,
  });
  try {
    for (const { id, name } of await app.get(Institutions).list()) {
      const heads = settings.AUDIT_HEADS_DIR ? await publishedHeads(settings.AUDIT_HEADS_DIR, id) : [];
      const { fault, lines, upTo, waiting } = await app.get(Chain).check(id, heads);
      const good = `whole: ${lines} lines under ${upTo} seals, ${waiting} waiting, ${heads.length} seals written down`;
      process.stdout.write(`${name} (${id}): ${fault ? `NOT WHOLE: ${fault}` : good}\n`);
      if (fault) process.exitCode = 1;
    }
  } finally {
    await app.close();
  }
}

main().catch(stopWith);
