import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditModule } from '@footing/audit';
import { ConfigModule, type Settings } from '@footing/config';
import { DatabaseModule } from '@footing/database';
import { newSigningKey, signerWith } from '@footing/evidence';
import { Accounts, IdentityModule } from '@footing/identity';
import { type Actor, systemActor } from '@footing/kernel';
import { Institutions, ProgrammesModule } from '@footing/programmes';
import { Collation, SectorModule, signedFile } from '@footing/sector';
import { castStaff } from '../demo/cast';
import { inventedContent, inventedNames } from './invented-universities';

const PERIOD = '2025/26';

/**
 * Brings the files of thirty invented universities into the demonstration, as its analyst would: each key written down and confirmed, all
 * files sent at once, and confirmed. Nothing where some are there already, and nothing where there is no demonstration.
 * @returns how many files came in.
 */
export async function loadSector(settings: Settings): Promise<number> {
  const app = await NestFactory.createApplicationContext(SectorLoader.with(settings), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    const institution = (await app.get(Institutions).list()).find(({ isDemo }) => isDemo);
    if (!institution) return 0;
    const system = systemActor(institution.id);
    const accounts = await app.get(Accounts).list(system);
    const accountId = accounts.find(({ email }) => email === castStaff.helen.email)?.id ?? null;
    return await bringInAll(app.get(Collation), { ...system, accountId, roles: ['analyst'] });
  } finally {
    await app.close();
  }
}

async function bringInAll(collation: Collation, analyst: Actor): Promise<number> {
  if ((await collation.institutions(analyst)).length > 0) return 0;
  const files = [];
  for (const [at, name] of inventedNames.entries()) {
    const content = await inventedContent(at, PERIOD);
    // Each university has a key of its own, which is forgotten once it has signed.
    const signer = signerWith(newSigningKey());
    const { nation } = content.institution;
    const id = await collation.add(analyst, { name, nation, ukprn: '', publicKey: signer.publicKey });
    await collation.confirm(analyst, id);
    files.push({ name: `${name}.json`, body: Buffer.from(await signedFile(content, signer)) });
  }
  return collation.confirmArrival(analyst, await collation.send(analyst, files));
}

@Module({})
class SectorLoader {
  static with(settings: Settings): DynamicModule {
    return {
      module: SectorLoader,
      imports: [
        ConfigModule.with(settings),
        DatabaseModule.at(settings.DATABASE_URL ?? '', 'work'),
        ...[AuditModule, IdentityModule, ProgrammesModule, SectorModule],
      ],
    };
  }
}
