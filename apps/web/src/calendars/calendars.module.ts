import { Module } from '@nestjs/common';
import { IdentityModule } from '@footing/identity';
import { SchedulingModule } from '@footing/scheduling';
import { FeedController } from './feed.controller';
import { MyCalendarController } from './my-calendar.controller';

/** Meetings in people's own calendars. */
@Module({
  imports: [SchedulingModule, IdentityModule],
  controllers: [FeedController, MyCalendarController],
})
export class CalendarPages {}
