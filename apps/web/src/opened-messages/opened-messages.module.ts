import { Module } from '@nestjs/common';
import { ConversationsModule } from '@footing/conversations';
import { OpenedController } from './opened.controller';
import { OpeningController } from './opening.controller';

/** Opening messages to keep somebody safe, and keeping watch over it. */
@Module({
  imports: [ConversationsModule],
  // Those at words before the one at an id.
  controllers: [OpeningController, OpenedController],
})
export class OpenedMessagesPages {}
