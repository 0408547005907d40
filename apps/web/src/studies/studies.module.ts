import { Module } from '@nestjs/common';
import { MatchingModule } from '@footing/matching';
import { ProgrammesModule } from '@footing/programmes';
import { ChancesController } from './chances.controller';
import { LotteryDesignController } from './lottery-design.controller';
import { ReplayController } from './replay.controller';
import { StudiesController } from './studies.controller';

/** The pages where a round or a draft is looked into: replays, chances of a place, what a lottery would show. */
@Module({
  imports: [MatchingModule, ProgrammesModule],
  controllers: [StudiesController, ReplayController, ChancesController, LotteryDesignController],
})
export class StudyPages {}
