import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { SecretsModule } from '@footing/secrets';
import { Conversations } from './conversations.service';
import { MessageMail } from './message-mail.service';

/** Messages inside pairings and groups. */
@Module({
  imports: [MessagesModule, SecretsModule],
  providers: [Conversations, MessageMail],
  exports: [Conversations, MessageMail],
})
export class ConversationsModule {}
