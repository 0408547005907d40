import { type ComparisonKind, criterionKinds, type RoundDetail } from '@footing/programmes';
import { Button, Heading, NumberField, PostForm, TextField } from '@footing/pages';
import { paths } from '../paths';
import type { Columns } from './column-choices';
import { ComparisonFields } from './comparison-fields';
import type { FormView } from './form-view';
import { AboutKind, KindChoice } from './kind-choice';
import { captionOf } from './round-words';
import { textIn } from './typed';

interface NewCriterionView extends FormView {
  readonly detail: RoundDetail;
  readonly columns: Columns;
}

const kinds: Readonly<Record<string, ComparisonKind>> = criterionKinds;

/** A kind of criterion as an address says it; '' when there is no such kind. */
export const criterionKindOf = (given: unknown): string =>
  typeof given === 'string' && Object.hasOwn(kinds, given) ? given : '';

/** Adding a criterion in two steps: which kind, and then only what that kind needs. */
export function NewCriterionPage(view: NewCriterionView) {
  const { detail, typed } = view;
  const key = criterionKindOf(typed['kind']);
  const kind = kinds[key];
  const used = new Set<string>(detail.criteria.map((criterion) => criterion.kind));
  const free = Object.entries(kinds).filter(([name, { needsFields }]) => needsFields || !used.has(name));
  return (
    <>
      <Heading caption={captionOf(detail)}>Add a criterion</Heading>
      {kind ? (
        <CriterionForm {...view} kind={kind} kindKey={key} />
      ) : (
        <KindChoice
          legend="What should it compare?"
          action={paths.newCriterion(detail.round.id)}
          kinds={free}
          errors={view.errors}
        />
      )}
    </>
  );
}

function CriterionForm({
  kind,
  kindKey,
  detail,
  columns,
  action,
  csrf,
  typed,
  errors,
}: NewCriterionView & { kind: ComparisonKind; kindKey: string }) {
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="kind" id="kind" value={kindKey} />
      <AboutKind kind={kind} chooseAgain={paths.newCriterion(detail.round.id)} />
      <TextField
        name="name"
        label="What to call it"
        labelSize="s"
        hint={`People see this name beside a pairing. Leave it empty to call it “${kind.name}”.`}
        value={textIn(typed, 'name')}
        errors={errors}
      />
      <ComparisonFields {...{ kind, columns, typed, errors }} />
      <NumberField
        name="weight"
        label="Weight"
        labelSize="s"
        hint="From 0 to 100. It is taken from the other criteria in proportion, so that the sum stays 100."
        width={3}
        value={textIn(typed, 'weight')}
        errors={errors}
      />
      <Button>Add the criterion</Button>
    </PostForm>
  );
}
