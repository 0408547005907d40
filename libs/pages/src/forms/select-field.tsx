import { classes } from '../classes';
import { LabelledGroup, type LabelledProps, describedBy, errorFor } from './field-parts';

/** One line of a list to pick from. */
export interface SelectOption {
  readonly value: string;
  readonly text: string;
  readonly disabled?: boolean | undefined;
}

/** A list to pick one thing from. */
export interface SelectFieldProps extends LabelledProps {
  readonly items: readonly SelectOption[];
  /** The chosen value; absent: the first line. */
  readonly value?: string | undefined;
  readonly disabled?: boolean | undefined;
}

/** A labelled drop-down list, for more choices than radios can show. Put "Choose one" with an empty value first if none is usual. */
export function SelectField(props: SelectFieldProps) {
  const { name, items, value } = props;
  const error = errorFor(props.errors, name);
  return (
    <LabelledGroup props={props}>
      <select
        class={classes('govuk-select', error !== undefined && 'govuk-select--error')}
        id={name}
        name={name}
        disabled={props.disabled}
        aria-describedby={describedBy(name, props.hint, error)}
      >
        {items.map((item) => (
          <option key={item.value} value={item.value} selected={item.value === value} disabled={item.disabled}>
            {item.text}
          </option>
        ))}
      </select>
    </LabelledGroup>
  );
}
