import { Module } from '@nestjs/common';
import { IdentityModule, IdentityProvidersModule } from '@footing/identity';
import { UniversitySignIn } from '../sign-in/providers/university-sign-in.module';
import { SignInKeys } from './keys.controller';
import { SignInServiceForms } from './service-forms.controller';
import { SignInServicesController } from './services.controller';
import { SignInTrials } from './trials.controller';

/** Where an administrator sets up how the university signs its people in. Addresses with words come before those with ids. */
@Module({
  imports: [IdentityModule, IdentityProvidersModule, UniversitySignIn],
  controllers: [SignInKeys, SignInServiceForms, SignInTrials, SignInServicesController],
})
export class SignInServicePages {}
