import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CannotStart, ConfigModule, readSettings, stopWith } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { Institutions, ProgrammesModule } from '@footing/programmes';
import { KeyRotation, SecretsModule } from '@footing/secrets';

/**
 * Wraps every institution's key with the newest master key, and with `--institutions` gives each a new key of its own
 * first. The service goes on meanwhile.
 */
async function main(): Promise<void> {
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  @Module({
    imports: [
      ConfigModule.with(settings),
      DatabaseModule.at(settings.DATABASE_URL, 'work'),
      SecretsModule,
      ProgrammesModule,
    ],
  })
  class RotationModule {}
  const app = await NestFactory.createApplicationContext(RotationModule, { logger: ['error'], abortOnError: false });
  try {
    const rotation = app.get(KeyRotation);
    for (const { id, slug } of await app.get(Institutions).list()) {
      const { institutionKeys, dataKeys } = process.argv.includes('--institutions')
        ? await rotation.renewInstitution(id)
        : await rotation.finish(id);
      process.stdout.write(`${slug}: ${institutionKeys} institution keys and ${dataKeys} people's keys wrapped anew\n`);
    }
  } finally {
    await app.close();
  }
}

main().catch(stopWith);
