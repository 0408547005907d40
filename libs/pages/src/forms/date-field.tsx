import { classes } from '../classes';
import { type FieldProps, FormGroup, HintAndError, describedBy, errorFor } from './field-parts';
import { Fieldset, type LegendProps } from './fieldset';
import { type TypedDate, typedDate } from './read-date-field';

/** A date typed in three boxes: `name-day`, `name-month` and `name-year`. */
export interface DateFieldProps extends FieldProps, LegendProps {
  /** YYYY-MM-DD, or the three boxes as they were typed. */
  readonly value?: string | TypedDate | undefined;
}

const parts = ['day', 'month', 'year'] as const;
const labels = { day: 'Day', month: 'Month', year: 'Year' };

function DatePart(props: { name: string; part: keyof TypedDate; value: string; wrong: boolean }) {
  const id = `${props.name}-${props.part}`;
  const width = `govuk-input--width-${props.part === 'year' ? 4 : 2}`;
  return (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={id}>
          {labels[props.part]}
        </label>
        <input
          class={classes('govuk-input govuk-date-input__input', props.wrong && 'govuk-input--error', width)}
          id={id}
          name={id}
          type="text"
          value={props.value || undefined}
          inputmode="numeric"
        />
      </div>
    </div>
  );
}

/**
 * Three boxes for a known date, for pages where dates are typed rather than found in a calendar. Read it back with
 * `readDateField`. An error on the whole name marks every box; an error on one box, such as `startsOn-year`, marks that one.
 */
export function DateField(props: DateFieldProps) {
  const { name, errors, hint } = props;
  const typed = typedDate(props.value);
  const whole = errorFor(errors, name);
  const wrong = parts.filter((part) => errorFor(errors, `${name}-${part}`) !== undefined);
  const error = whole ?? (wrong[0] && errorFor(errors, `${name}-${wrong[0]}`));
  return (
    <FormGroup error={error}>
      <Fieldset {...legendOf(props)} role="group" describedBy={describedBy(name, hint, error)}>
        <HintAndError id={name} hint={hint} error={error} />
        <div class="govuk-date-input" id={name}>
          {parts.map((part) => (
            <DatePart
              key={part}
              name={name}
              part={part}
              value={typed[part]}
              wrong={whole !== undefined || wrong.includes(part)}
            />
          ))}
        </div>
      </Fieldset>
    </FormGroup>
  );
}

const legendOf = ({ legend, legendSize, legendIsPageHeading }: LegendProps): LegendProps => ({
  legend,
  legendSize,
  legendIsPageHeading,
});
