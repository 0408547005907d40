export { IdentityModule } from './identity.module';
export { identityEntities } from './data/entities';
export { AccountInput } from './account.input';
export { Accounts, type AccountView } from './accounts.service';
export { type Limit, type Permit, Permits } from './links/permits.service';
