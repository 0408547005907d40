import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { IdentityModule } from '../identity.module';
import { Invitations } from '../invitations/invitations.service';
import { Invited } from '../invitations/invited.service';
import { SecondFactorResets } from '../second-factor/resets.service';
import { SecondFactor } from '../second-factor/second-factor.service';
import { CampusNetworks } from './campus-networks.service';
import { SignInLinks } from './sign-in-links.service';
import { SignInMail } from './sign-in-mail.service';

const services = [CampusNetworks, SignInLinks, SignInMail, Invitations, Invited, SecondFactor, SecondFactorResets];

/** Ways in that begin with an e-mail, invitations to mentor, and codes from an app. */
@Module({ imports: [IdentityModule, MessagesModule, SecretsModule], providers: services, exports: services })
export class LinksModule {}
