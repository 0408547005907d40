import { Module } from '@nestjs/common';
import { ConversationsModule } from '@footing/conversations';
import { ConversationController } from './conversation.controller';

/** Messages inside pairings and groups. */
@Module({ imports: [ConversationsModule], controllers: [ConversationController] })
export class ConversationPages {}
