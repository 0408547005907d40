import { Module } from '@nestjs/common';
import { ConversationsModule } from '@footing/conversations';
import { ConversationController } from './conversation.controller';
import { FileSettingsController } from './file-settings.controller';

/** Messages inside pairings and groups. */
@Module({ imports: [ConversationsModule], controllers: [ConversationController, FileSettingsController] })
export class ConversationPages {}
