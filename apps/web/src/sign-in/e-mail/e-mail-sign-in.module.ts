import { Module } from '@nestjs/common';
import { IdentityModule, LinksModule, PasskeysModule } from '@footing/identity';
import { FirstProof } from '../first-proof.service';
import { EmailSignInController } from './e-mail.controller';
import { InvitedController } from './invited.controller';

/** Signing in and enrolling by e-mail. */
@Module({
  imports: [IdentityModule, LinksModule, PasskeysModule],
  controllers: [EmailSignInController, InvitedController],
  providers: [FirstProof],
  exports: [FirstProof],
})
export class EmailSignIn {}
