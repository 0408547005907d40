import { Module } from '@nestjs/common';
import { MessagesModule } from '@footing/messages';
import { Checks } from './checks.service';
import { OwnTraining } from './own-training.service';
import { Training } from './training.service';
import { TrainingModules } from './training-modules.service';
import { TrainingRecords } from './training-records.service';
import { TrainingReminders } from './training-reminders.service';

const services = [Training, OwnTraining, TrainingModules, TrainingRecords, Checks, TrainingReminders];

/** Training of students, mentors and staff, and checks of mentors. */
@Module({ imports: [MessagesModule], providers: services, exports: services })
export class TrainingModule {}
