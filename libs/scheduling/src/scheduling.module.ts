import { Module } from '@nestjs/common';
import { ConsentModule, StopPlaces } from '@footing/consent';
import { MessagesModule } from '@footing/messages';
import { PairingsModule } from '@footing/pairings';
import { SecretsModule } from '@footing/secrets';
import { AfterMeetings } from './attendance/after-meetings.service';
import { AttendanceLinks } from './attendance/attendance-links.service';
import { Attendance } from './attendance/attendance.service';
import { ProgrammeReflections } from './attendance/programme-reflections.service';
import { Reflections } from './attendance/reflections.service';
import { Availabilities } from './availability/availabilities.service';
import { BusyCalendars } from './availability/busy-calendars.service';
import { ComingTimes } from './availability/coming-times.service';
import { MeetingAnswers } from './booking/meeting-answers.service';
import { Meetings } from './booking/meetings.service';
import { OwnMeetings } from './booking/own-meetings';
import { CalendarFeeds } from './calendars/calendar-feeds.service';
import { CalendarAnswers } from './calendars/calendar-answers.service';
import { NamedEntries } from './calendars/named-entries.service';
import { CalendarPushes } from './calendars/calendar-pushes.service';
import { OwnHours } from './calendars/own-hours.service';
import { OwnCalendars } from './calendars/own-calendars.service';
import { Cadences } from './cadence/cadences.service';
import { MeetingClock } from './clock/meeting-clock.service';
import { MeetingMail } from './clock/meeting-mail.service';
import { Nudges } from './clock/nudges.service';
import { MeetingRooms } from './rooms/meeting-rooms.service';
import { ReAnchor } from './zones/re-anchor.service';
import { ZoneAuthority } from './zones/zone-authority.service';

const services = [
  Availabilities,
  BusyCalendars,
  ComingTimes,
  Meetings,
  MeetingAnswers,
  Attendance,
  AttendanceLinks,
  AfterMeetings,
  Reflections,
  ProgrammeReflections,
  Cadences,
  CalendarAnswers,
  CalendarFeeds,
  OwnCalendars,
  OwnHours,
  CalendarPushes,
  MeetingClock,
  MeetingRooms,
  ReAnchor,
  ZoneAuthority,
];

/** When people can meet, their meetings, and what follows them. */
@Module({
  imports: [ConsentModule, MessagesModule, PairingsModule, SecretsModule],
  providers: [...services, OwnMeetings, MeetingMail, NamedEntries, Nudges],
  exports: services,
})
export class SchedulingModule {
  constructor(places: StopPlaces, entries: NamedEntries) {
    places.register('calendars', (tx, actor, stopped) => entries.stop(tx, actor, stopped));
  }
}
