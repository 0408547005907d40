import { Module } from '@nestjs/common';
import { PairingsModule } from '@footing/pairings';
import { ProgrammesModule } from '@footing/programmes';
import { SchedulingModule } from '@footing/scheduling';
import { AnswerLinkController } from './answer-link.controller';
import { DeskController } from './desk.controller';
import { ExamDaysController } from './exam-days.controller';
import { NewPairsController } from './new-pairs.controller';
import { OwnPairingsController } from './own-pairings.controller';

/** The life of pairings, as the two and the mentoring team see it. */
@Module({
  imports: [PairingsModule, ProgrammesModule, SchedulingModule],
  // New pairs before the desk, whose steps take any last word of an address.
  controllers: [OwnPairingsController, AnswerLinkController, NewPairsController, ExamDaysController, DeskController],
})
export class PairingPages {}
