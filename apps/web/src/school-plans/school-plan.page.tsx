import { academicYear, type RoundRows, type SchoolPlan } from '@footing/evidence';
import { Button, EmptyState, Heading, PostForm, Table, Tag } from '@footing/pages';
import { campaignPaths } from '../campaigns/campaign-paths';
import { dateInWords } from '../practice/practice-words';
import { releaseAddresses } from '../releases/addresses';
import { schoolPlanAddresses as at } from './addresses';
import { SchoolFigures } from './figures';
import { ReleasedFigures, type ReleasedTable } from './released-figures';
import { openInWords, standsAs, toneFor } from './school-plan-words';

interface SchoolPlanView {
  readonly plan: SchoolPlan;
  readonly figures: readonly RoundRows[];
  readonly released: readonly ReleasedTable[];
  readonly thisYear: number;
  readonly mayEdit: boolean;
  readonly mayAssign: boolean;
  readonly mayReport: boolean;
  readonly mayRelease: boolean;
  readonly csrf: string;
}

/** A school: how far its students got, and what it does about gaps, year on year. */
export function SchoolPlanPage(view: SchoolPlanView) {
  const { plan, figures, mayAssign } = view;
  const { school } = plan;
  return (
    <>
      <Heading caption="Plan of a school">{school.name}</Heading>
      <p class="govuk-body">
        {school.leads.length === 0
          ? 'Nobody leads it here yet.'
          : `Led by ${school.leads.map(({ name }) => name).join(', ')}.`}{' '}
        {mayAssign && (
          <a class="govuk-link" href={at.leads(school.id)}>
            Change who leads it
          </a>
        )}
      </p>
      <Actions {...view} />
      <Years {...view} />
      <Heading level={2}>Who got how far</Heading>
      <SchoolFigures figures={figures} />
      <Gaps {...view} />
    </>
  );
}

/** Gaps between groups as signed releases have them, and how more of them come. */
function Gaps({ figures: [newest], released, mayReport, mayRelease }: SchoolPlanView) {
  return (
    <>
      <Heading level={2}>What signed releases say of this school</Heading>
      {released.length > 0 && <ReleasedFigures {...{ released, mayReport }} />}
      <p class="govuk-body">
        {released.length === 0 && 'Nothing yet. '}
        Gaps between groups come from releases that two people signed. An analyst takes tables by “School”, with a group
        beside it, into a release. What would tell of somebody is not shown, so small schools may see little.{' '}
        {mayReport && newest && (
          <a class="govuk-link" href={campaignPaths.funnel(newest.roundId)}>
            {`How far each group of the university got in ${newest.name}`}
          </a>
        )}
      </p>
      {mayRelease && (
        <p class="govuk-body">
          <a class="govuk-link" href={releaseAddresses.all}>
            Prepare a release
          </a>
        </p>
      )}
    </>
  );
}

function Actions({ plan, mayEdit, thisYear, csrf }: SchoolPlanView) {
  const { school, year, years, actions } = plan;
  const open = years.find((one) => one.year === year - 1)?.counts.open ?? 0;
  return (
    <>
      <Heading level={2}>{`What we do in ${academicYear(year)}`}</Heading>
      {actions.length === 0 ? (
        <EmptyState title={year > thisYear ? 'Next year’s plan will be here' : 'The plan will be here'}>
          <p class="govuk-body">
            {mayEdit ? 'Say which gap you see, and what you will do about it.' : 'Those who lead the school write it.'}
          </p>
        </EmptyState>
      ) : (
        <PlanTable plan={plan} mayEdit={mayEdit} />
      )}
      {mayEdit && (
        <Button variant="secondary" href={at.newAction(school.id, year)}>
          Add something to do
        </Button>
      )}
      {mayEdit && open > 0 && (
        <PostForm action={at.carry(school.id)} csrf={csrf}>
          <input type="hidden" name="year" value={String(year - 1)} />
          <p class="govuk-body">{`${open} of ${academicYear(year - 1)} still open. Taken over, they go on here.`}</p>
          <Button variant="secondary">{`Take over what is open of ${academicYear(year - 1)}`}</Button>
        </PostForm>
      )}
      {actions.length > 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={at.file(school.id, year)} download>
            Take this plan away as a file (CSV)
          </a>
          . It holds no number about students.
        </p>
      )}
    </>
  );
}

function PlanTable({ plan, mayEdit }: Pick<SchoolPlanView, 'plan' | 'mayEdit'>) {
  return (
    <Table
      caption="The plan"
      captionHidden
      firstCellIsHeader
      columns={['What', 'Which gap it answers', 'Who sees to it', 'By', 'How it stands'].map((text) => ({ text }))}
      rows={plan.actions.map((action) => [
        mayEdit ? (
          <a class="govuk-link" href={at.action(action.id)}>
            {action.what}
          </a>
        ) : (
          action.what
        ),
        action.why,
        action.owner,
        dateInWords(action.dueOn),
        <>
          <Tag tone={toneFor(action)}>{standsAs(action)}</Tag>
          {action.droppedWhy !== '' && ` ${action.droppedWhy}`}
          {action.isFromBefore && ' From the year before.'}
        </>,
      ])}
    />
  );
}

function Years({ plan: { school, years, year }, thisYear }: SchoolPlanView) {
  const next = years.some((one) => one.year === thisYear + 1) ? [] : [thisYear + 1];
  return (
    <>
      <Table
        caption="Year on year"
        captionSize="m"
        firstCellIsHeader
        columns={['Year', 'Things to do', 'Done', 'Dropped', 'Went on'].map((text) => ({ text }))}
        rows={years.map(({ year: one, counts }) => [
          one === year ? (
            academicYear(one)
          ) : (
            <a class="govuk-link" href={at.year(school.id, one)}>
              {academicYear(one)}
            </a>
          ),
          openInWords(counts),
          ...[counts.done, counts.dropped, counts.goneOn].map(String),
        ])}
      />
      {next.map((one) => (
        <p class="govuk-body">
          <a class="govuk-link" href={at.year(school.id, one)}>
            {`Plan ${academicYear(one)}`}
          </a>
        </p>
      ))}
    </>
  );
}
