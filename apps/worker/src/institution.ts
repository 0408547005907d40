import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CannotStart, ConfigModule, readSettings, stopWith } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { IdentityModule } from '@footing/identity';
import { MessagesModule } from '@footing/messages';
import { PeopleModule } from '@footing/people';
import { ProgrammesModule } from '@footing/programmes';
import { foundingIn, FoundInstitution } from './found-institution';

/** Founds an institution from the command line: no page does. */
async function main(): Promise<void> {
  const founding = foundingIn(process.argv.slice(2));
  const settings = readSettings();
  if (!settings.DATABASE_URL) throw new CannotStart('DATABASE_URL is needed');
  @Module({
    imports: [
      ...[ConfigModule.with(settings), DatabaseModule.at(settings.DATABASE_URL, 'work'), MessagesModule],
      ...[IdentityModule, PeopleModule, ProgrammesModule],
    ],
    providers: [FoundInstitution],
  })
  class FoundingModule {}
  const app = await NestFactory.createApplicationContext(FoundingModule, { logger: ['error'], abortOnError: false });
  try {
    const id = await app.get(FoundInstitution).found(founding);
    process.stdout.write(`${founding.name} is founded (${id}). Its administrator is invited by mail.\n`);
  } finally {
    await app.close();
  }
}

main().catch(stopWith);
