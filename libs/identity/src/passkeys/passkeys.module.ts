import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { IdentityModule } from '../identity.module';
import { PasskeyOffers } from './passkey-offers.service';
import { PasskeySignIn } from './passkey-sign-in.service';
import { Passkeys } from './passkeys.service';

/** Signing in with a face, a finger or a PIN. */
@Module({
  imports: [IdentityModule, MessagesModule],
  providers: [PasskeySignIn, Passkeys, PasskeyOffers],
  exports: [PasskeySignIn, Passkeys, PasskeyOffers],
})
export class PasskeysModule {}
