import type { FieldError } from '@footing/kernel';
import type { ComparisonKind } from '@footing/programmes';
import { Button, Heading, Radios } from '@footing/pages';

interface KindChoiceView {
  readonly legend: string;
  readonly action: string;
  /** Those that can be added: key and what they are. */
  readonly kinds: readonly (readonly [string, ComparisonKind])[];
  readonly errors: readonly FieldError[];
}

/** The first of two steps: which kind to add. It changes nothing, so it is sent by GET. */
export function KindChoice({ legend, action, kinds, errors }: KindChoiceView) {
  const first = kinds.filter(([, kind]) => !kind.needsFields).map(choice);
  const second = kinds.filter(([, kind]) => kind.needsFields).map(choice);
  const divider = first.length > 0 && second.length > 0 ? [{ divider: 'or compare two answers' }] : [];
  return (
    <form method="get" action={action}>
      <input type="hidden" name="step" value="2" />
      <Radios name="kind" {...{ legend, errors }} legendSize="m" items={[...first, ...divider, ...second]} />
      <Button>Continue</Button>
    </form>
  );
}

const choice = ([value, { name, explains }]: readonly [string, ComparisonKind]) => ({
  value,
  text: name,
  hint: explains,
});

/** The second of two steps starts with what was chosen, and the way back to choose again. */
export function AboutKind({ kind, chooseAgain }: { kind: ComparisonKind; chooseAgain: string }) {
  return (
    <>
      <Heading level={2}>{kind.name}</Heading>
      <p class="govuk-body">
        {kind.explains}{' '}
        <a class="govuk-link" href={chooseAgain}>
          Choose another kind
        </a>
      </p>
    </>
  );
}

/** What is missing when the first step was sent without a choice. @param step '2' once it was sent. */
export const nothingChosen = (step: unknown, kind: string): FieldError[] =>
  step === '2' && kind === '' ? [{ field: 'kind', message: 'Select one of these' }] : [];
