import { Module } from '@nestjs/common';
import { IdentityModule, LinksModule } from '@footing/identity';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { InterestedPeople } from './interested-people.service';
import { Interests } from './interests.service';

const services = [Interests, InterestedPeople];

/** People whom nobody invited say that they want to mentor, and are answered. */
@Module({
  imports: [IdentityModule, LinksModule, MessagesModule, SecretsModule],
  providers: services,
  exports: services,
})
export class InterestsModule {}
