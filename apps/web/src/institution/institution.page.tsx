import { type Institution, nations } from '@footing/programmes';
import { Heading, SummaryList, TaskList } from '@footing/pages';
import { afterPaths } from '../after-meetings/after-paths';
import { evidenceAddresses } from '../evidence/addresses';
import { evidenceKeyAddresses } from '../evidence-keys/addresses';
import { meetingPaths } from '../meetings/meeting-paths';
import { paths } from '../paths';
import { trackerAddresses } from '../trackers/addresses';

interface InstitutionView {
  readonly institution: Institution;
  readonly schools: number;
  readonly groups: number;
  readonly maySeeStaff: boolean;
  readonly maySeePortfolios: boolean;
  readonly mayConfigureSignIn: boolean;
  readonly mayNameNetworks: boolean;
  readonly mayMakeKeys: boolean;
  readonly mayChangeLook: boolean;
  readonly mayChangeSupervision: boolean;
  readonly mayRenewKeys: boolean;
  readonly mayMonitor: boolean;
  readonly mayTakeSnapshots: boolean;
  readonly mayBringInRecords: boolean;
  readonly maySettleLinkage: boolean;
  readonly maySendToTrackers: boolean;
}

/** The university's own facts, and what it divides its students by. */
export function InstitutionPage({ institution, schools, groups, ...may }: InstitutionView) {
  const nation = nations[institution.nation];
  const state = (number: number) =>
    number > 0 ? { status: `${number}` } : ({ status: 'None yet', tone: 'needs-you' } as const);
  return (
    <>
      <Heading caption="Our university">{institution.name}</Heading>
      <TaskList
        items={[
          {
            title: 'Schools',
            href: paths.schools,
            hint: 'Which schools or faculties students belong to',
            ...state(schools),
          },
          {
            title: 'Priority groups',
            href: paths.priorityGroups,
            hint: `Whom your ${nation.plan} promises to support`,
            ...state(groups),
          },
          closedDaysTask,
          roomsTask,
          ...peopleTasks(may),
        ]}
      />
      <Heading level={2}>About the university</Heading>
      <SummaryList
        rows={[
          { label: 'Nation', value: nation.name },
          { label: 'Regulator', value: `${nation.regulator} (${nation.shortName})` },
          { label: 'Plan', value: nation.plan },
          { label: 'People write to', value: institution.contactEmail },
        ]}
      />
    </>
  );
}

type May = Pick<
  InstitutionView,
  | 'maySeeStaff'
  | 'maySeePortfolios'
  | 'mayConfigureSignIn'
  | 'mayNameNetworks'
  | 'mayMakeKeys'
  | 'mayChangeLook'
  | 'mayChangeSupervision'
  | 'mayRenewKeys'
  | 'mayMonitor'
  | 'mayTakeSnapshots'
  | 'mayBringInRecords'
  | 'maySettleLinkage'
  | 'maySendToTrackers'
>;

const task = (title: string, href: string, hint: string) => ({ title, href, hint, status: '' });

const closedDaysTask = task('Days on which we are closed', afterPaths.closedDays, 'Nobody is reminded to meet then');

const roomsTask = task(
  'Links for online meetings',
  meetingPaths.rooms,
  'How each meeting gets one, and where it may lead',
);

/** What each may go on to: only what is theirs is listed. */
const taskOf: Readonly<Record<keyof May, ReturnType<typeof task>>> = {
  maySeeStaff: task('People who work here', paths.staff, 'Who signs in, and in which roles'),
  maySeePortfolios: task('Who looks after whom', paths.portfolios, 'Which students each consultant sees'),
  mayConfigureSignIn: task('How people sign in', paths.signInServices, 'Your university’s own sign-in service'),
  mayNameNetworks: task('Networks of the university', paths.campusNetworks, 'From which many people sign in at once'),
  mayMakeKeys: task('Keys for other systems', paths.apiKeys, 'Let student records and others use Footing’s API'),
  mayChangeLook: task(
    'Look and notices',
    paths.institutionLook,
    'Name, colour, logo, privacy notice and accessibility statement',
  ),
  mayChangeSupervision: task('Students under 18', paths.under18, 'Whether mentors may be in touch with them'),
  mayRenewKeys: task(
    'Keys that sign our evidence',
    evidenceKeyAddresses.all,
    'By which others know that a pack is yours',
  ),
  mayMonitor: task('Equality monitoring', paths.bringInMonitoring, 'Bring in what your records hold, for counts alone'),
  mayTakeSnapshots: task(
    'Take a snapshot',
    evidenceAddresses.take,
    'How things stand now, without names, for evidence',
  ),
  mayBringInRecords: task('University records', evidenceAddresses.registry, 'What became of students, for evidence'),
  maySendToTrackers: task('Files for tracking services', trackerAddresses.all, 'HEAT, EMWPREP or AWPD'),
  maySettleLinkage: task('Joining university records', evidenceAddresses.linkage, 'On what it rests, and for how long'),
};

const peopleTasks = (may: May) =>
  (Object.keys(taskOf) as (keyof May)[]).filter((one) => may[one]).map((one) => taskOf[one]);
