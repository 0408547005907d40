import { Module } from '@nestjs/common';
import { LinksModule } from '@footing/identity';
import { MentorsInvitedController } from './mentors-invited.controller';

/** The pages for inviting mentors. */
@Module({ imports: [LinksModule], controllers: [MentorsInvitedController] })
export class MentorsInvitedPages {}
