import { type Institution, nations } from '@footing/programmes';
import { Heading, SummaryList, TaskList } from '@footing/pages';
import { paths } from '../paths';

interface InstitutionView {
  readonly institution: Institution;
  readonly schools: number;
  readonly groups: number;
  readonly maySeeStaff: boolean;
  readonly maySeePortfolios: boolean;
  readonly mayConfigureSignIn: boolean;
  readonly mayChangeLook: boolean;
  readonly mayMonitor: boolean;
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
  'maySeeStaff' | 'maySeePortfolios' | 'mayConfigureSignIn' | 'mayChangeLook' | 'mayMonitor'
>;

const peopleTasks = ({ maySeeStaff, maySeePortfolios, mayConfigureSignIn, ...may }: May) => [
  ...(maySeeStaff
    ? [{ title: 'People who work here', href: paths.staff, hint: 'Who signs in, and in which roles', status: '' }]
    : []),
  ...(maySeePortfolios
    ? [
        {
          title: 'Who looks after whom',
          href: paths.portfolios,
          hint: 'Which students each consultant sees',
          status: '',
        },
      ]
    : []),
  ...(mayConfigureSignIn
    ? [
        {
          title: 'How people sign in',
          href: paths.signInServices,
          hint: 'Your university’s own sign-in service',
          status: '',
        },
      ]
    : []),
  ...(may.mayChangeLook
    ? [
        {
          title: 'Look and notices',
          href: paths.institutionLook,
          hint: 'Name, colour, logo, privacy notice and accessibility statement',
          status: '',
        },
      ]
    : []),
  ...(may.mayMonitor
    ? [
        {
          title: 'Equality monitoring',
          href: paths.bringInMonitoring,
          hint: 'Bring in what your records hold, for counts alone',
          status: '',
        },
      ]
    : []),
];
