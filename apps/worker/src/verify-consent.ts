import 'reflect-metadata';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CannotStart, ConfigModule, readSettings, type Settings, stopWith } from '@footing/config';
import { ConsentModule, Log } from '@footing/consent';
import { DatabaseModule } from '@footing/database';
import { Institutions, ProgrammesModule } from '@footing/programmes';
import { headsWrittenDown } from './log-keeper';

@Module({})
class VerifyConsentModule {}

const moduleFor = (settings: Settings, url: string) => ({
  module: VerifyConsentModule,
  imports: [ConfigModule.with(settings), DatabaseModule.at(url, 'work'), ConsentModule, ProgrammesModule],
});

/**
 * Goes through the log of what people decided, institution by institution, says the first thing that is wrong, and ends. With
 * a folder, it leaves each log there for the independent verifier.
 */
async function main(): Promise<void> {
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  const context = await NestFactory.createApplicationContext(moduleFor(settings, settings.DATABASE_URL), {
    logger: false,
    abortOnError: false,
  });
  const [log, folder] = [context.get(Log, { strict: false }), process.argv[2]];
  try {
    for (const { id, name } of await context.get(Institutions).list()) {
      const heads = settings.AUDIT_HEADS_DIR ? await headsWrittenDown(settings.AUDIT_HEADS_DIR, id) : [];
      const { fault, decisions, heads: signed, text } = await log.check(id, heads);
      if (folder && text !== null) await writeFile(path.join(folder, `${id}.json`), text);
      const good = `whole: ${decisions} decisions under ${signed} heads, ${heads.length} heads written down`;
      process.stdout.write(`${name} (${id}): ${fault ? `NOT WHOLE: ${fault}` : good}\n`);
      if (fault) process.exitCode = 1;
    }
  } finally {
    await context.close();
  }
}

main().catch(stopWith);
