import { Module } from '@nestjs/common';
import { ProgrammesModule } from '@footing/programmes';
import { SchedulingModule } from '@footing/scheduling';
import { AfterController } from './after.controller';
import { BoardController } from './board.controller';
import { CadenceController } from './cadence.controller';
import { ClosedDaysController } from './closed-days.controller';
import { MetLinkController } from './met-link.controller';
import { UsualCadenceController } from './usual-cadence.controller';

/** What follows meetings: who came, what it was like, how often people meet, and who may need somebody. */
@Module({
  imports: [SchedulingModule, ProgrammesModule],
  controllers: [
    AfterController,
    MetLinkController,
    CadenceController,
    UsualCadenceController,
    ClosedDaysController,
    BoardController,
  ],
})
export class AfterMeetingPages {}
