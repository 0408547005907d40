import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';

/** Accounts and their roles. */
@Module({ imports: [TypeOrmModule.forFeature(identityEntities)], providers: [Accounts], exports: [Accounts] })
export class IdentityModule {}
