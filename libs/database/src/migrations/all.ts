import { Institutions1764000001000 } from './0001-institutions';
import { Programmes1764000002000 } from './0002-programmes';
import { People1764000003000 } from './0003-people';
import { Imports1764000004000 } from './0004-imports';
import { Matching1764000005000 } from './0005-matching';
import { RoundChoices1764000006000 } from './0006-round-choices';
import { Studies1764000007000 } from './0007-studies';
import { Walls1764000008000 } from './0008-walls';
import { Accounts1764000009000 } from './0009-accounts';
import { SignInLinks1764000010000 } from './0010-sign-in-links';
import { IdentityProviders1764000011000 } from './0011-identity-providers';
import { ApiKeys1764000012000 } from './0012-api-keys';
import { Audit1764000013000 } from './0013-audit';
import { Secrets1764000014000 } from './0014-secrets';
import { Institutions1764000015000 } from './0015-institutions';
import { Monitoring1764000016000 } from './0016-monitoring';
import { SealedExperiences1764000017000 } from './0017-sealed-experiences';
import { Passkeys1764000018000 } from './0018-passkeys';
import { Consent1764000019000 } from './0019-consent';
import { Purposes1764000020000 } from './0020-purposes';
import { Rights1764000021000 } from './0021-rights';
import { Retention1764000022000 } from './0022-retention';
import { ConsentEditing1764000024000 } from './0024-consent-editing';
import { MatchingConsent1764000023000 } from './0023-matching-consent';
import { StudentSignIn1764000025000 } from './0025-student-sign-in';
import { TighterAccounts1764000026000 } from './0026-tighter-accounts';
import { MailOnPermission1764000027000 } from './0027-mail-on-permission';
import { StandingOfExperiences1764000028000 } from './0028-standing-of-experiences';
import { DeclaredGroups1764000029000 } from './0029-declared-groups';
import { MailAndRights1764000032000 } from './0032-mail-and-rights';
import { Stories1764000030000 } from './0030-stories';
import { ConsentRepairs1764000031000 } from './0031-consent-repairs';
import { Life1764000033000 } from './0033-life';
import { Joining1764000034000 } from './0034-joining';
import { Giving1764000035000 } from './0035-giving';
import { Training1764000036000 } from './0036-training';
import { Bench1764000037000 } from './0037-bench';
import { Campaigns1764000040000 } from './0040-campaigns';
import { Conversations1764000043000 } from './0043-conversations';
import { Concerns1764000039000 } from './0039-concerns';
import { Together1764000041000 } from './0041-together';
import { Introductions1764000045000 } from './0045-introductions';
import { KeptTogether1764000044000 } from './0044-kept-together';
import { Scheduling1764000047000 } from './0047-scheduling';
import { AfterMeetings1764000048000 } from './0048-after-meetings';
import { SaidInTime1764000048500 } from './0048-said-in-time';
import { ExamDays1764000050500 } from './0050-exam-days';
import { LifeFixes1764000050000 } from './0050-life-fixes';
import { BreakGlass1764000046000 } from './0046-break-glass';
import { RoundFixes1764000051000 } from './0051-round-fixes';
import { CallsOff1764000056500 } from './0056-calls-off';
import { MeetingFixes1764000057000 } from './0057-meeting-fixes';
import { HearAgain1764000056700 } from './0056-hear-again';
import { MentorInterest1764000056000 } from './0056-mentor-interest';
import { OpenedAndTakenOut1764000058000 } from './0058-opened-and-taken-out';
import { CallsAreMeetings1764000059000 } from './0059-calls-are-meetings';
import { Surveys1764000060000 } from './0060-surveys';
import { SurveyGuards1764000061000 } from './0061-survey-guards';
import { MeetingRooms1764000064000 } from './0064-meeting-rooms';
import { UsualCadence1764000065000 } from './0065-usual-cadence';
import { CalendarNames1764000066500 } from './0066-calendar-names';
import { GroupTimes1764000066000 } from './0066-group-times';
import { MessagesAreSigns1764000066700 } from './0066-messages-are-signs';
import { QuickerBooking1764000066800 } from './0066-quicker-booking';
import { CallsInStep1764000067000 } from './0067-calls-in-step';
import { NewRoom1764000068000 } from './0068-new-room';
import { GuardsSee1764000069000 } from './0069-guards-see';
import { Qualification1764000075000 } from './0075-qualification';
import { AskedAnew1764000076000 } from './0076-asked-anew';
import { Practice1764000080000 } from './0080-practice';
import { ReleasePlans1764000081000 } from './0081-release-plans';
import { Packs1764000082000 } from './0082-packs';
import { Kpis1764000083000 } from './0083-kpis';
import { Networks1764000084000 } from './0084-networks';
import { FunnelKept1764000087000 } from './0087-funnel-kept';
import { Sector1764000088000 } from './0088-sector';
import { Trackers1764000089000 } from './0089-trackers';
import { KpiLedger1764000096000 } from './0096-kpi-ledger';
import { RoundNumbers1764000097000 } from './0097-round-numbers';
import { SchoolActionsTold1764000098000 } from './0098-school-actions-told';
import { ProgrammeCodes1764000090000 } from './0090-programme-codes';
import { SchoolPlans1764000091000 } from './0091-school-plans';
import { SchoolPlansSent1764000092000 } from './0092-school-plans-sent';
import { Evidence1764000070000 } from './0070-evidence';
import { Registry1764000071000 } from './0071-registry';
import { Releases1764000072000 } from './0072-releases';
import { FreeTime1764000053000 } from './0053-free-time';
import { OwnCalendars1764000054000 } from './0054-own-calendars';
import { CalendarAnswers1764000055000 } from './0055-calendar-answers';

/** Every migration, oldest first. A landed one is never edited; a change is a new one. */
export const migrations = [
  Institutions1764000001000,
  Programmes1764000002000,
  People1764000003000,
  Imports1764000004000,
  Matching1764000005000,
  RoundChoices1764000006000,
  Studies1764000007000,
  Walls1764000008000,
  Accounts1764000009000,
  SignInLinks1764000010000,
  IdentityProviders1764000011000,
  ApiKeys1764000012000,
  Audit1764000013000,
  Secrets1764000014000,
  Institutions1764000015000,
  Monitoring1764000016000,
  SealedExperiences1764000017000,
  Passkeys1764000018000,
  Consent1764000019000,
  Purposes1764000020000,
  Rights1764000021000,
  Retention1764000022000,
  ConsentEditing1764000024000,
  MatchingConsent1764000023000,
  StudentSignIn1764000025000,
  TighterAccounts1764000026000,
  MailOnPermission1764000027000,
  StandingOfExperiences1764000028000,
  DeclaredGroups1764000029000,
  MailAndRights1764000032000,
  Stories1764000030000,
  ConsentRepairs1764000031000,
  Life1764000033000,
  Joining1764000034000,
  Giving1764000035000,
  Training1764000036000,
  Bench1764000037000,
  Campaigns1764000040000,
  Concerns1764000039000,
  Conversations1764000043000,
  Together1764000041000,
  KeptTogether1764000044000,
  Introductions1764000045000,
  Scheduling1764000047000,
  AfterMeetings1764000048000,
  SaidInTime1764000048500,
  LifeFixes1764000050000,
  ExamDays1764000050500,
  BreakGlass1764000046000,
  RoundFixes1764000051000,
  FreeTime1764000053000,
  OwnCalendars1764000054000,
  CalendarAnswers1764000055000,
  MentorInterest1764000056000,
  CallsOff1764000056500,
  HearAgain1764000056700,
  MeetingFixes1764000057000,
  OpenedAndTakenOut1764000058000,
  CallsAreMeetings1764000059000,
  Surveys1764000060000,
  SurveyGuards1764000061000,
  MeetingRooms1764000064000,
  UsualCadence1764000065000,
  GroupTimes1764000066000,
  CalendarNames1764000066500,
  MessagesAreSigns1764000066700,
  QuickerBooking1764000066800,
  CallsInStep1764000067000,
  NewRoom1764000068000,
  GuardsSee1764000069000,
  Evidence1764000070000,
  Registry1764000071000,
  Releases1764000072000,
  Qualification1764000075000,
  AskedAnew1764000076000,
  Practice1764000080000,
  ReleasePlans1764000081000,
  Packs1764000082000,
  Kpis1764000083000,
  Networks1764000084000,
  FunnelKept1764000087000,
  Sector1764000088000,
  Trackers1764000089000,
  ProgrammeCodes1764000090000,
  SchoolPlans1764000091000,
  SchoolPlansSent1764000092000,
  KpiLedger1764000096000,
  RoundNumbers1764000097000,
  SchoolActionsTold1764000098000,
];
