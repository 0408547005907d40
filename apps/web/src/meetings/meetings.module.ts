import { Module } from '@nestjs/common';
import { SchedulingModule } from '@footing/scheduling';
import { MeetingController } from './meeting.controller';
import { MeetingsController } from './meetings.controller';
import { RoomsController } from './rooms.controller';

/** Meetings of people's own pairings. Stands before the pages of pairings, whose steps take any last word of an address. */
@Module({
  imports: [SchedulingModule],
  controllers: [MeetingsController, MeetingController, RoomsController],
})
export class MeetingPages {}
