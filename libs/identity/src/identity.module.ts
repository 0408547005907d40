import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';
import { Permits } from './links/permits.service';

/** Accounts and their roles. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities)],
  providers: [Accounts, Permits],
  exports: [Accounts, Permits],
})
export class IdentityModule {}
