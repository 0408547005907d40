import { barrierKinds, type ComparisonKind, type RoundDetail } from '@footing/programmes';
import { Button, Heading, PostForm, TextField } from '@footing/pages';
import { paths } from '../paths';
import type { Columns } from './column-choices';
import { ComparisonFields } from './comparison-fields';
import type { FormView } from './form-view';
import { AboutKind, KindChoice } from './kind-choice';
import { captionOf } from './round-words';
import { textIn } from './typed';

interface NewBarrierView extends FormView {
  readonly detail: RoundDetail;
  readonly columns: Columns;
}

const kinds: Readonly<Record<string, ComparisonKind>> = barrierKinds;
const onAnswers = Object.entries(kinds).filter(([, kind]) => kind.needsFields);

/** A kind of barrier on two answers as an address says it; '' when there is no such kind. */
export const barrierKindOf = (given: unknown): string => onAnswers.find(([key]) => key === given)?.[0] ?? '';

/** Adding a barrier on two answers in two steps: which kind, and then only what that kind needs. */
export function NewBarrierPage(view: NewBarrierView) {
  const { detail, typed } = view;
  const key = barrierKindOf(typed['kind']);
  const kind = kinds[key];
  return (
    <>
      <Heading caption={captionOf(detail)}>Add a barrier</Heading>
      {kind ? (
        <BarrierForm {...view} kind={kind} kindKey={key} />
      ) : (
        <KindChoice
          legend="What must hold?"
          action={paths.newBarrier(detail.round.id)}
          kinds={onAnswers}
          errors={view.errors}
        />
      )}
    </>
  );
}

function BarrierForm({
  kind,
  kindKey,
  detail,
  columns,
  action,
  csrf,
  typed,
  errors,
}: NewBarrierView & { kind: ComparisonKind; kindKey: string }) {
  return (
    <PostForm action={action} csrf={csrf}>
      <input type="hidden" name="kind" id="kind" value={kindKey} />
      <AboutKind kind={kind} chooseAgain={paths.newBarrier(detail.round.id)} />
      <TextField
        name="name"
        label="What to call it"
        labelSize="s"
        hint={`Shown when it keeps two people apart. Leave it empty to call it “${kind.name}”.`}
        value={textIn(typed, 'name')}
        errors={errors}
      />
      <ComparisonFields {...{ kind, columns, typed, errors }} />
      <Button>Add the barrier</Button>
    </PostForm>
  );
}
