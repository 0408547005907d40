import { Module } from '@nestjs/common';
import { IdentityModule, IdentityProvidersModule } from '@footing/identity';
import { Arriving } from './arriving.service';
import { JoiningController } from './joining.controller';
import { OidcController } from './oidc.controller';
import { SamlController } from './saml.controller';
import { EmailSignIn } from '../e-mail/e-mail-sign-in.module';
import { Universities } from './universities.service';

/** Signing in by one's university. */
@Module({
  imports: [IdentityModule, IdentityProvidersModule, EmailSignIn],
  controllers: [OidcController, SamlController, JoiningController],
  providers: [Universities, Arriving],
  exports: [Universities],
})
export class UniversitySignIn {}
