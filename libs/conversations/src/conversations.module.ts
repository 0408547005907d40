import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { BreakGlass } from './break-glass/break-glass.service';
import { BreakGlassMail } from './break-glass/break-glass-mail.service';
import { OpenedMessages } from './break-glass/opened-messages.service';
import { OpeningsTold } from './break-glass/openings-told.service';
import { Conversations } from './conversations.service';
import { FileSettings } from './files/file-settings.service';
import { MessageFiles } from './files/message-files.service';
import { MessageMail } from './message-mail.service';

const services = [Conversations, MessageMail, FileSettings, BreakGlass, OpenedMessages, OpeningsTold];

/** Messages inside pairings and groups; and the one way in which somebody else reads them. */
@Module({
  imports: [MessagesModule, SecretsModule],
  providers: [...services, MessageFiles, BreakGlassMail],
  exports: services,
})
export class ConversationsModule {}
