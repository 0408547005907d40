import { Module } from '@nestjs/common';
import { SecretsModule } from '@footing/secrets';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '../identity.module';
import { IdentityProvider } from '../data/identity-provider.entity';
import { Arrivals } from './arrivals.service';
import { SignInFlows } from './flows.service';
import { IdentityProviders } from './identity-providers.service';
import { OidcService } from './oidc/oidc-service';
import { MetadataRefresh } from './saml/metadata-refresh.service';
import { MetadataSources } from './saml/metadata-source';
import { SamlService } from './saml/saml-service';
import { SigningKeys } from './signing-keys.service';
import { Trials } from './trials.service';
import { UniversitySignOut } from './university-sign-out.service';

const services = [
  ...[IdentityProviders, SignInFlows, Arrivals, Trials, SigningKeys],
  ...[OidcService, SamlService, MetadataSources, MetadataRefresh, UniversitySignOut],
];

/** Signing in by a university's own service, OpenID Connect or SAML. */
@Module({
  imports: [TypeOrmModule.forFeature([IdentityProvider]), SecretsModule, IdentityModule],
  providers: services,
  exports: services,
})
export class IdentityProvidersModule {}
