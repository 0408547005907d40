import { Module } from '@nestjs/common';
import { GivingModule } from '@footing/giving';
import { JoiningModule } from '@footing/joining';
import { PairingsModule } from '@footing/pairings';
import { TogetherModule } from '@footing/together';
import { GoalsController } from './goals.controller';
import { GoodbyeController } from './goodbye.controller';
import { GuidesController } from './guides.controller';
import { RejoinController } from './rejoin.controller';
import { TextsController } from './texts.controller';
import { TogetherController } from './together.controller';

/** What two people do together, and the texts that they read. */
@Module({
  imports: [TogetherModule, PairingsModule, JoiningModule, GivingModule],
  controllers: [
    TogetherController,
    GoalsController,
    GuidesController,
    GoodbyeController,
    RejoinController,
    TextsController,
  ],
})
export class TogetherPages {}
