import type { ComponentChildren } from 'preact';
import {
  type FieldProps,
  FormGroup,
  HintAndError,
  LabelledGroup,
  type LabelledProps,
  describedBy,
  errorFor,
} from './field-parts';
import { Fieldset, type LegendProps } from './fieldset';
import { Input } from './text-fields';
import { weightsInWords } from './weights-in-words';

/** A number on a short scale. */
export interface SliderFieldProps extends LabelledProps {
  readonly value: number | string;
  readonly min: number;
  readonly max: number;
  /** Whole numbers unless said. */
  readonly step?: number | undefined;
  /** What the two ends mean, such as "Only the student's view" and "Only the mentor's view". */
  readonly lowWords?: string | undefined;
  readonly highWords?: string | undefined;
}

function SliderInput({ props }: { props: SliderFieldProps }) {
  const { name, hint, errors, label, value, min, max, step = 1 } = props;
  const text = { name, hint, errors, label, value: String(value), width: 4, inputmode: 'decimal' } as const;
  return (
    <div class="footing-slider">
      <Input props={text} data={{ 'data-slider': '', 'data-min': min, 'data-max': max, 'data-step': step }} />
    </div>
  );
}

/** A number field with its range in words; with script, a slider stands beside it and the two move together. */
export function SliderField(props: SliderFieldProps) {
  const { min, max, lowWords, highWords } = props;
  const ends = lowWords && highWords ? `${min} is “${lowWords}”, ${max} is “${highWords}”.` : `From ${min} to ${max}.`;
  const hint = props.hint ? (
    <>
      {props.hint} {ends}
    </>
  ) : (
    ends
  );
  const whole = { ...props, hint };
  return (
    <LabelledGroup props={whole}>
      <SliderInput props={whole} />
    </LabelledGroup>
  );
}

/** One weight of a group. */
export interface WeightItem {
  /** The name sent with the form. */
  readonly name: string;
  readonly label: string;
  /** 0 to 100, or whatever was typed. */
  readonly value: number | string;
  readonly hint?: ComponentChildren;
}

/** Several weights that must sum to 100. An error on the whole group has the group's name. */
export interface WeightSlidersProps extends FieldProps, LegendProps {
  readonly items: readonly WeightItem[];
}

/**
 * A group of weights from 0 to 100 that sum to 100. Without script they are number fields and the sum is said in words;
 * the server checks it. With script, moving one shares the rest among the others in proportion, and the total is announced.
 */
export function WeightSliders(props: WeightSlidersProps) {
  const { name, hint, items, errors, legend, legendSize, legendIsPageHeading } = props;
  const error = errorFor(errors, name);
  const question = { legend, legendSize, legendIsPageHeading, describedBy: describedBy(name, hint, error) };
  return (
    <FormGroup error={error}>
      <Fieldset {...question}>
        <HintAndError id={name} hint={hint} error={error} />
        <div class="footing-weights" id={name} data-weights>
          {items.map((item) => (
            <LabelledGroup key={item.name} props={{ ...item, errors }} class="footing-weights__row">
              <SliderInput props={{ ...item, errors, min: 0, max: 100 }} />
            </LabelledGroup>
          ))}
          <output class="footing-weights__total" aria-live="polite" data-weights-total>
            {weightsInWords(items.map((item) => item.value))}
          </output>
        </div>
      </Fieldset>
    </FormGroup>
  );
}
