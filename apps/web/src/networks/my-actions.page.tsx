import { actionStates, type KpiWhole, type OwnAction, pointsNow, standingInWords } from '@footing/evidence';
import { Button, EmptyState, Heading, PostForm, SelectField, SummaryList, Tag } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { kpiAddresses } from '../kpis/addresses';
import { dateInWords, standingOf, stateNames, toneOf } from '../practice/practice-words';
import { networkAddresses as at } from './addresses';

interface MyActionsView {
  readonly actions: readonly OwnAction[];
  readonly kpis: readonly KpiWhole[];
  readonly accountId: string | null;
  /** The action whose form had something wrong; null: none. */
  readonly wrong: string | null;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What somebody of staff sees to: things of the plan, and KPIs. */
export function MyActionsPage(view: MyActionsView) {
  const { actions, kpis, accountId } = view;
  return (
    <>
      <Heading>What is yours to do</Heading>
      {actions.length === 0 && kpis.length === 0 && (
        <EmptyState title="What is yours will be here">
          <p class="govuk-body">
            Nothing in the plan for social mobility, or in the plan of a school, has your name beside it.
          </p>
        </EmptyState>
      )}
      {actions.map((action) => (
        <OneAction {...view} action={action} />
      ))}
      {kpis.length > 0 && <Heading level={2}>KPIs with your name</Heading>}
      {kpis.map((whole) => (
        <OwnKpi {...{ whole, accountId }} />
      ))}
    </>
  );
}

function OneAction({ action, wrong, errors, csrf }: MyActionsView & { readonly action: OwnAction }) {
  const { id, what, dueOn, state, version, isOverdue, school } = action;
  const states = actionStates.filter((one) => school === null || one !== 'dropped');
  return (
    <>
      <Heading level={2}>{what}</Heading>
      <SummaryList
        rows={[
          ...(school === null ? [] : [{ label: 'In the plan of', value: school }]),
          { label: 'By', value: dateInWords(dueOn) },
          { label: 'How it stands', value: <Tag tone={toneOf(state, isOverdue)}>{standingOf(action, isOverdue)}</Tag> },
        ]}
      />
      {states.includes(state) && (
        <PostForm action={at.myAction(id)} csrf={csrf}>
          <input type="hidden" name="version" value={String(version)} />
          <SelectField
            name={`state-${id}`}
            label="How it stands now"
            labelSize="s"
            items={states.map((one) => ({ value: one, text: stateNames[one] }))}
            value={state}
            errors={wrong === id ? errors : []}
          />
          <Button variant="secondary">
            Save<span class="govuk-visually-hidden">{` how “${what}” stands`}</span>
          </Button>
        </PostForm>
      )}
    </>
  );
}

/** A KPI with where it is; for whoever champions it or works on it. */
export function OwnKpi({
  whole: { kpi, points, readings },
  accountId,
}: {
  readonly whole: KpiWhole;
  readonly accountId: string | null;
}) {
  const role = [kpi.championId === accountId && 'You champion it.', kpi.ownerId === accountId && 'You work on it.'];
  return (
    <p class="govuk-body">
      <a class="govuk-link" href={kpiAddresses.one(kpi.id)}>
        {kpi.name}
      </a>{' '}
      {role.filter(Boolean).join(' ')}{' '}
      {standingInWords({ kpi, points: pointsNow(points), years: readings[0]?.years ?? null }).join(' ')}
    </p>
  );
}
