import { academicYear, type PlannedAction, type PracticeReport } from '@footing/evidence';
import { Button, EmptyState, Heading, PostForm, Table, Tag } from '@footing/pages';
import { practiceAddresses } from './addresses';
import { counted, dateInWords, standingOf, toneOf } from './practice-words';
import { YearNavigation } from './year-navigation';

interface PlanView {
  readonly report: PracticeReport;
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** What is to be done, by whom and by when; what is late comes first. */
export function PlanPage({ report, mayEdit, csrf }: PlanView) {
  const { year, plan, removed } = report;
  return (
    <>
      <YearNavigation year={year} view="plan" />
      {plan.length === 0 ? (
        <EmptyState title="The plan will be here">
          <p class="govuk-body">
            {mayEdit
              ? 'Open one of the nine parts, say what is missing, and add what you will do about it.'
              : 'Nothing is planned yet. The programme lead adds what will be done.'}
          </p>
        </EmptyState>
      ) : (
        <>
          <p class="govuk-body">{summaryOf(plan)}</p>
          <PlanTable {...{ plan, mayEdit }} year={year.year} />
        </>
      )}
      <Removed {...{ removed, mayEdit, csrf }} />
    </>
  );
}

/** "2 are overdue. 3 of 7 are done." */
export function summaryOf(plan: readonly PlannedAction[]): string {
  const late = plan.filter(({ isOverdue }) => isOverdue).length;
  const done = plan.filter(({ action }) => action.state === 'done').length;
  return `${late === 0 ? 'None' : late} ${late === 1 ? 'is' : 'are'} overdue. ${done} of ${counted(plan.length, 'action')} ${done === 1 ? 'is' : 'are'} done.`;
}

interface TableView {
  readonly plan: readonly PlannedAction[];
  readonly year: number;
  readonly mayEdit: boolean;
  /** True where all of them are of the part that the page is about. */
  readonly isOfOnePart?: boolean;
}

/** The plan as a table. */
export function PlanTable({ plan, year, mayEdit, isOfOnePart = false }: TableView) {
  return (
    <Table
      caption="The plan"
      captionHidden
      firstCellIsHeader
      columns={[
        { text: 'What' },
        ...(isOfOnePart ? [] : [{ text: 'Part' }]),
        { text: 'Who sees to it' },
        { text: 'By' },
        { text: 'How it stands' },
      ]}
      rows={plan.map(({ action, part, year: of, isOverdue }) => [
        mayEdit ? (
          <a class="govuk-link" href={practiceAddresses.action(action.id)}>
            {action.what}
          </a>
        ) : (
          action.what
        ),
        ...(isOfOnePart ? [] : [of === year ? part : `${part} (${academicYear(of)})`]),
        action.owner,
        dateInWords(action.dueOn),
        <Tag tone={toneOf(action.state, isOverdue)}>{standingOf(action, isOverdue)}</Tag>,
      ])}
    />
  );
}

interface RemovedView {
  readonly removed: readonly PlannedAction[];
  readonly mayEdit: boolean;
  readonly csrf: string;
}

/** What was taken away, each with a way back. */
export function Removed({ removed, mayEdit, csrf }: RemovedView) {
  if (!mayEdit || removed.length === 0) return null;
  return (
    <>
      <Heading level={2}>Taken away</Heading>
      <p class="govuk-body">You can bring these back for about a month.</p>
      {removed.map(({ action }) => (
        <PostForm action={practiceAddresses.bringBack(action.id)} csrf={csrf}>
          <p class="govuk-body">{action.what}</p>
          <Button variant="secondary">
            Bring back<span class="govuk-visually-hidden">{` “${action.what}”`}</span>
          </Button>
        </PostForm>
      ))}
    </>
  );
}
