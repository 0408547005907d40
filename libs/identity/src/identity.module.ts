import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountRoles } from './account-roles.service';
import { Accounts } from './accounts.service';
import { identityEntities } from './data/entities';
import { ApiKeys } from './keys/api-keys.service';
import { OwnAddresses } from './own-addresses.service';
import { Permits } from './links/permits.service';
import { Portfolios } from './portfolios.service';
import { Sessions } from './sessions.service';
import { StaffNotices } from './staff-notices/staff-notices.service';

const services = [Accounts, AccountRoles, Sessions, Portfolios, Permits, ApiKeys, OwnAddresses, StaffNotices];

/** Accounts with their roles, sessions, and which students each consultant looks after. */
@Module({
  imports: [TypeOrmModule.forFeature(identityEntities), MessagesModule],
  providers: services,
  exports: services,
})
export class IdentityModule {}
