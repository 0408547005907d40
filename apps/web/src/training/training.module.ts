import { Module } from '@nestjs/common';
import { PairingsModule } from '@footing/pairings';
import { TrainingModule } from '@footing/training';
import { MentorChecksController } from './mentor-checks.controller';
import { ModulesController } from './modules.controller';
import { MyTrainingController } from './my-training.controller';
import { RecordsController } from './records.controller';

/** Training: one's own, and for the programme lead the modules, the records and the checks of mentors. */
@Module({
  imports: [PairingsModule, TrainingModule],
  controllers: [MyTrainingController, ModulesController, RecordsController, MentorChecksController],
})
export class TrainingPages {}
