import type { FieldError } from '@footing/kernel';
import type { ComponentChildren } from 'preact';
import { classes } from '../classes';

/** How large a label or legend is: `l` where the question is the page's heading, `m` above a group, `s` bold, absent plain. */
export type LabelSize = 'l' | 'm' | 's';

/** What every field has in common. */
export interface FieldProps {
  /** The name sent with the form, and the id that an error summary links to. */
  readonly name: string;
  readonly hint?: ComponentChildren;
  /** Everything that is wrong with the form; the field shows what is its own and leaves the rest. */
  readonly errors?: readonly FieldError[] | undefined;
}

/** A field with one input, and so a label. */
export interface LabelledProps extends FieldProps {
  readonly label: ComponentChildren;
  readonly labelSize?: LabelSize | undefined;
  /** When the page asks this one thing, its label is the page's h1. */
  readonly labelIsPageHeading?: boolean | undefined;
}

/** What to put right in the field of this name; undefined when nothing is. */
export function errorFor(errors: readonly FieldError[] | undefined, name: string): string | undefined {
  return errors?.find((error) => error.field === name)?.message;
}

/** The ids of the hint and the error that an input points at; undefined when there is neither. */
export function describedBy(id: string, hint: ComponentChildren, error: string | undefined): string | undefined {
  return classes(Boolean(hint) && `${id}-hint`, error !== undefined && `${id}-error`) || undefined;
}

export function Hint(props: { id: string; class?: string; children: ComponentChildren }) {
  return (
    <div id={props.id} class={classes('govuk-hint', props.class)}>
      {props.children}
    </div>
  );
}

export function ErrorMessage({ id, message }: { id: string; message: string }) {
  return (
    <p id={id} class="govuk-error-message">
      <span class="govuk-visually-hidden">Error:</span> {message}
    </p>
  );
}

export function HintAndError({ id, hint, error }: { id: string; hint?: ComponentChildren; error: string | undefined }) {
  return (
    <>
      {hint ? <Hint id={`${id}-hint`}>{hint}</Hint> : null}
      {error === undefined ? null : <ErrorMessage id={`${id}-error`} message={error} />}
    </>
  );
}

export function FormGroup(props: {
  error: string | undefined;
  class?: string | undefined;
  children: ComponentChildren;
}) {
  const { error, children } = props;
  return (
    <div class={classes('govuk-form-group', error !== undefined && 'govuk-form-group--error', props.class)}>
      {children}
    </div>
  );
}

function Label({ props }: { props: LabelledProps }) {
  const label = (
    <label class={classes('govuk-label', props.labelSize && `govuk-label--${props.labelSize}`)} for={props.name}>
      {props.label}
    </label>
  );
  return props.labelIsPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}

/** Label, hint, error and then the input: the order that a screen reader meets them in. */
export function LabelledGroup(parts: { props: LabelledProps; class?: string; children: ComponentChildren }) {
  const { props, children } = parts;
  const error = errorFor(props.errors, props.name);
  return (
    <FormGroup error={error} class={parts.class}>
      <Label props={props} />
      <HintAndError id={props.name} hint={props.hint} error={error} />
      {children}
    </FormGroup>
  );
}
