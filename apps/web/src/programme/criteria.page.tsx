import type { Criterion, RoundDetail } from '@footing/programmes';
import {
  Button,
  ButtonGroup,
  EmptyState,
  Heading,
  InsetText,
  PostForm,
  SummaryList,
  Table,
  WeightSliders,
} from '@footing/pages';
import { paths } from '../paths';
import { explain } from './comparison-words';
import type { FormView } from './form-view';
import { captionOf, draftsKeepTheirs } from './round-words';
import { textIn } from './typed';

interface CriteriaView extends FormView {
  readonly detail: RoundDetail;
  readonly mayEdit: boolean;
  /** Names of answers that people gave and nothing compares. */
  readonly uncompared?: readonly string[];
}

/** The field that holds a criterion's weight. */
export const weightField = (criterionId: string) => `weight-${criterionId}`;

/** What makes a pairing fit, and how much each counts. */
export function CriteriaPage(view: CriteriaView) {
  const { detail, mayEdit, uncompared = [] } = view;
  const { criteria, round } = detail;
  return (
    <>
      <Heading caption={captionOf(detail)}>Criteria and weights</Heading>
      <p class="govuk-body">
        Each criterion compares something about a student with something about a mentor. Its weight is its share of how
        well the two fit. When somebody left an answer empty, the criterion does not count for them, and the others
        share its weight.
      </p>
      {uncompared.length > 0 && <Uncompared id={round.id} names={uncompared} />}
      {criteria.length === 0 && <NoCriteria id={round.id} mayEdit={mayEdit} />}
      {criteria.length > 0 && (mayEdit ? <WeightsForm {...view} /> : <Weights criteria={criteria} />)}
      {criteria.length > 0 && mayEdit && <CriteriaList roundId={round.id} criteria={criteria} />}
    </>
  );
}

function NoCriteria({ id, mayEdit }: { id: string; mayEdit: boolean }) {
  const add = mayEdit && <Button href={paths.newCriterion(id)}>Add a criterion</Button>;
  return (
    <EmptyState title="The criteria will be here" action={add}>
      <p class="govuk-body">Without one there is nothing to match by. The first weighs 100.</p>
    </EmptyState>
  );
}

/** People gave these answers for a reason: whoever brings in their own file must hear that nothing counts them yet. */
function Uncompared({ id, names }: { id: string; names: readonly string[] }) {
  return (
    <InsetText>
      Your files say this, and no criterion compares it yet: {names.join(', ')}.{' '}
      <a class="govuk-link" href={paths.newCriterion(id)}>
        Add a criterion
      </a>{' '}
      for what should count.
    </InsetText>
  );
}

function WeightsForm({ detail, action, csrf, typed, errors }: CriteriaView) {
  const items = detail.criteria.map(({ id, name }) => {
    return { name: weightField(id), label: name, value: textIn(typed, weightField(id)) };
  });
  return (
    <PostForm action={action} csrf={csrf}>
      <WeightSliders
        name="weights"
        legend="How much each counts"
        legendSize="m"
        hint={`Whole numbers that sum to 100. ${draftsKeepTheirs}`}
        items={items}
        errors={errors}
      />
      <Button>Save the weights</Button>
    </PostForm>
  );
}

function CriteriaList({ roundId, criteria }: { roundId: string; criteria: readonly Criterion[] }) {
  const rows = criteria.map((criterion) => ({
    label: criterion.name,
    value: explain(criterion),
    actions: [{ href: paths.removeCriterion(roundId, criterion.id), text: 'Remove', about: criterion.name }],
  }));
  return (
    <>
      <Heading level={2}>What each compares</Heading>
      <SummaryList rows={rows} />
      <ButtonGroup>
        <Button variant="secondary" href={paths.newCriterion(roundId)}>
          Add a criterion
        </Button>
      </ButtonGroup>
    </>
  );
}

function Weights({ criteria }: { criteria: readonly Criterion[] }) {
  const columns = [{ text: 'Criterion' }, { text: 'What it compares' }, { text: 'Weight', numeric: true }];
  const rows = criteria.map((criterion) => [criterion.name, explain(criterion), String(criterion.weight)]);
  return (
    <Table
      caption="The criteria of this round. The weights sum to 100."
      columns={columns}
      rows={rows}
      firstCellIsHeader
    />
  );
}
