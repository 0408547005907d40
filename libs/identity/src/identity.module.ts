import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountRoles } from './account-roles.service';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';
import { ApiKeys } from './keys/api-keys.service';
import { OwnAddresses } from './own-addresses.service';
import { Permits } from './links/permits.service';
import { Portfolios } from './portfolios.service';
import { Sessions } from './sessions.service';

/** Accounts with their roles, sessions, and which students each consultant looks after. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities)],
  providers: [Accounts, AccountRoles, Sessions, Portfolios, Permits, ApiKeys, OwnAddresses],
  exports: [Accounts, AccountRoles, Sessions, Portfolios, Permits, ApiKeys, OwnAddresses],
})
export class IdentityModule {}
