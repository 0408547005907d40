import { Module } from '@nestjs/common';
import { MatchingModule } from '@footing/matching';
import { ProgrammesModule } from '@footing/programmes';
import { AimsController } from './aims.controller';
import { KeptPlacesController } from './kept-places.controller';
import { MentorGapsController } from './mentor-gaps.controller';
import { WhatIfController } from './what-if.controller';

/** The pages that look ahead from a draft: what other rules would change, which mentors to look for, what each aim gives. */
@Module({
  imports: [MatchingModule, ProgrammesModule],
  controllers: [WhatIfController, MentorGapsController, AimsController, KeptPlacesController],
})
export class ForecastPages {}
