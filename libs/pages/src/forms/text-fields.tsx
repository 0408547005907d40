import type { ComponentChildren } from 'preact';
import { classes } from '../classes';
import { LabelledGroup, type LabelledProps, describedBy, errorFor } from './field-parts';

/** About how many characters fit in the box, so that its width says what is expected. Absent: the width of the column. */
export type InputWidth = 2 | 3 | 4 | 5 | 10 | 20 | 30;

/** A box for a line of text. */
export interface TextFieldProps extends LabelledProps {
  /** What was typed, kept as it was. */
  readonly value?: string | undefined;
  readonly width?: InputWidth | undefined;
  readonly type?: 'text' | 'email' | 'tel' | 'url' | 'password' | 'search' | undefined;
  /** The HTML autofill token, such as `email` or `given-name`. */
  readonly autocomplete?: string | undefined;
  readonly inputmode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | undefined;
  readonly spellcheck?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly prefix?: string | undefined;
  readonly suffix?: string | undefined;
}

type DataAttributes = Record<`data-${string}`, string | number | undefined>;

export function Input({ props, data }: { props: TextFieldProps; data?: DataAttributes }) {
  const error = errorFor(props.errors, props.name);
  const width = props.width && `govuk-input--width-${props.width}`;
  // The types want one kind at a time, because each allows other roles; we set no role, so any will do.
  const type = (props.type ?? 'text') as 'text';
  return (
    <input
      class={classes('govuk-input', width, error !== undefined && 'govuk-input--error')}
      id={props.name}
      name={props.name}
      type={type}
      value={props.value}
      spellcheck={props.spellcheck}
      disabled={props.disabled}
      aria-describedby={describedBy(props.name, props.hint, error)}
      autocomplete={props.autocomplete}
      inputmode={props.inputmode}
      {...data}
    />
  );
}

export function WithAffixes({ props, children }: { props: TextFieldProps; children: ComponentChildren }) {
  if (!props.prefix && !props.suffix) return <>{children}</>;
  return (
    <div class="govuk-input__wrapper">
      {props.prefix ? (
        <div class="govuk-input__prefix" aria-hidden="true">
          {props.prefix}
        </div>
      ) : null}
      {children}
      {props.suffix ? (
        <div class="govuk-input__suffix" aria-hidden="true">
          {props.suffix}
        </div>
      ) : null}
    </div>
  );
}

/** A labelled box for one line of text. A prefix or suffix is not read aloud: say the unit in the label too. */
export function TextField(props: TextFieldProps) {
  return (
    <LabelledGroup props={props}>
      <WithAffixes props={props}>
        <Input props={props} />
      </WithAffixes>
    </LabelledGroup>
  );
}

/** A box for a number. */
export interface NumberFieldProps extends Omit<TextFieldProps, 'value' | 'type' | 'inputmode'> {
  /** A number, or whatever was typed in its place. */
  readonly value?: number | string | undefined;
  /** True where a fraction makes sense, so that phones offer a point. */
  readonly decimal?: boolean | undefined;
}

/** A labelled box for a number: plain text with a number keyboard, since spinners change what people typed as they scroll. */
export function NumberField({ value, decimal, ...rest }: NumberFieldProps) {
  const typed = value === undefined ? undefined : String(value);
  return <TextField width={5} {...rest} value={typed} spellcheck={false} inputmode={decimal ? 'decimal' : 'numeric'} />;
}

/** A box for several lines. */
export interface TextAreaProps extends LabelledProps {
  readonly value?: string | undefined;
  /** Lines shown; the box can be dragged taller. */
  readonly rows?: number | undefined;
  readonly autocomplete?: string | undefined;
  readonly spellcheck?: boolean | undefined;
}

/** A labelled box for several lines of text. */
export function TextArea(props: TextAreaProps) {
  const error = errorFor(props.errors, props.name);
  return (
    <LabelledGroup props={props}>
      <textarea
        class={classes('govuk-textarea', error !== undefined && 'govuk-textarea--error')}
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        spellcheck={props.spellcheck}
        aria-describedby={describedBy(props.name, props.hint, error)}
        autocomplete={props.autocomplete}
      >
        {props.value}
      </textarea>
    </LabelledGroup>
  );
}
