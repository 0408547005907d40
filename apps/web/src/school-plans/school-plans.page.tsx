import type { RoundRows, SchoolLine } from '@footing/evidence';
import { EmptyState, Heading, Table } from '@footing/pages';
import { cellWords, stepWords } from '../campaigns/funnel-words';
import { funnelSteps } from '@footing/evidence';
import { paths } from '../paths';
import { schoolPlanAddresses as at } from './addresses';
import { HowCounted } from './figures';
import { openInWords, tells } from './school-plan-words';

interface SchoolPlansView {
  readonly lines: readonly SchoolLine[];
  /** The newest round first; the first two that tell something are shown. */
  readonly figures: readonly RoundRows[];
  readonly mayAssign: boolean;
}

/** Who is read of the newest round: who could take part, who sent answers and who has a mentor. */
const shown = (['eligible', 'applied', 'matched'] as const).map((step) => ({ step, at: funnelSteps.indexOf(step) }));

/** Every school with how many take part, and how its plan stands. */
export function SchoolPlansPage({ lines, figures, mayAssign }: SchoolPlansView) {
  return (
    <>
      <Heading>Schools and their plans</Heading>
      {lines.length === 0 ? (
        <Nothing mayAssign={mayAssign} />
      ) : (
        <>
          <Plans lines={lines} mayAssign={mayAssign} />
          {figures
            .filter(tells)
            .slice(0, 2)
            .map((round) => (
              <Round key={round.roundId} round={round} lines={lines} />
            ))}
          {figures.length > 0 && <HowCounted />}
        </>
      )}
    </>
  );
}

function Nothing({ mayAssign }: Pick<SchoolPlansView, 'mayAssign'>) {
  return (
    <EmptyState title="Schools will be here">
      <p class="govuk-body">
        {mayAssign ? (
          <>
            Add the schools of your university first:{' '}
            <a class="govuk-link" href={paths.schools}>
              Schools
            </a>
            . Then say who leads each.
          </>
        ) : (
          'You lead no school yet. Ask a programme lead or an administrator to add you to yours.'
        )}
      </p>
    </EmptyState>
  );
}

function Plans({ lines, mayAssign }: Pick<SchoolPlansView, 'lines' | 'mayAssign'>) {
  return (
    <Table
      caption="Plans"
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'School' }, { text: 'Who leads it' }, { text: 'Things to do' }, { text: 'Done' }]}
      rows={lines.map(({ school, now }) => [
        <a class="govuk-link" href={at.one(school.id)}>
          {school.name}
        </a>,
        <>
          {school.leads.map(({ name }) => name).join(', ') || 'Nobody yet'}{' '}
          {mayAssign && (
            <a class="govuk-link" href={at.leads(school.id)}>
              Change<span class="govuk-visually-hidden">{` who leads ${school.name}`}</span>
            </a>
          )}
        </>,
        openInWords(now),
        String(now.done),
      ])}
    />
  );
}

function Round({ round, lines }: { readonly round: RoundRows; readonly lines: readonly SchoolLine[] }) {
  const rows = lines.flatMap(({ school }) => round.schools.filter(({ id }) => id === school.id));
  if (rows.length === 0) return null;
  return (
    <Table
      caption={`Taking part: ${round.cohort}, ${round.name}`}
      captionSize="m"
      firstCellIsHeader
      columns={[{ text: 'School' }, ...shown.map(({ step }) => ({ text: stepWords[step].heading, numeric: true }))]}
      rows={[round.everybody, ...rows].map((row) => [
        row.name,
        ...shown.map(({ at: step }) => cellWords(row, step, round.isPaired)),
      ])}
    />
  );
}
