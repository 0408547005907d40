import { readSettings } from '@footing/config';
import type { Database, Jobs } from '@footing/database';
import { Mail } from '@footing/messages';
import { OwnPairings } from '@footing/pairings';
import { type HeldClock, TEST_MASTER_KEY, testSecrets } from '@footing/testing';
import { AfterMeetings } from '../attendance/after-meetings.service';
import { AttendanceLinks } from '../attendance/attendance-links.service';
import { Attendance } from '../attendance/attendance.service';
import { Reflections } from '../attendance/reflections.service';
import { Availabilities } from '../availability/availabilities.service';
import { MeetingAnswers } from '../booking/meeting-answers.service';
import { Meetings } from '../booking/meetings.service';
import { OwnMeetings } from '../booking/own-meetings';
import { Cadences } from '../cadence/cadences.service';
import { MeetingClock } from '../clock/meeting-clock.service';
import { MeetingMail } from '../clock/meeting-mail.service';
import { Nudges } from '../clock/nudges.service';
import { MeetingRooms } from '../rooms/meeting-rooms.service';
import { ReAnchor } from '../zones/re-anchor.service';
import { ZoneAuthority } from '../zones/zone-authority.service';

interface Around {
  readonly clock: HeldClock;
  readonly jobs: Jobs;
  /** What pairings would hear: those of which it is said that their people have met. */
  readonly met: string[];
}

export type StageServices = ReturnType<typeof stageServices>;

/** Everything that the module offers, over one pool of connections. */
export function stageServices(db: Database, { clock, jobs, met }: Around) {
  const own = new OwnMeetings(db, clock);
  const take = (_actor: unknown, id: string) => Promise.resolve(met.push(id));
  const pairings = Object.assign(Object.create(OwnPairings.prototype) as OwnPairings, { take });
  const attendance = new Attendance(own, pairings);
  const settings = readSettings({ MASTER_KEY: TEST_MASTER_KEY, MAIL_FROM: 'mentoring@wharfedale.example' });
  const mail = new MeetingMail(new Mail(testSecrets(), jobs, settings), testSecrets(), settings);
  return {
    meetingClock: new MeetingClock(db, clock, mail, new Nudges(db, clock, mail)),
    meetings: new Meetings(own),
    answers: new MeetingAnswers(own),
    availabilities: new Availabilities(db, clock),
    attendance,
    attendanceLinks: new AttendanceLinks(db, clock, testSecrets(), attendance),
    afterMeetings: new AfterMeetings(db, clock, own),
    reflections: new Reflections(own, testSecrets()),
    cadences: new Cadences(db, clock, own),
    rooms: new MeetingRooms(db, clock),
    reAnchor: new ReAnchor(db, clock),
    zones: new ZoneAuthority(db, clock),
  };
}
