import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { SchedulingModule } from '@footing/scheduling';
import { CalendarsController } from './calendars.controller';
import { DaysController } from './days.controller';
import { WhenController } from './when.controller';
import { WhereController } from './where.controller';

/** Where students and mentors say when they can meet. */
@Module({
  imports: [SchedulingModule, IdentityModule],
  controllers: [WhenController, DaysController, WhereController, CalendarsController],
})
export class AvailabilityPages {}
