import type { ComponentChildren } from 'preact';
import { classes } from '../classes';
import type { LabelSize } from './field-parts';

/** The question above a group of inputs. */
export interface LegendProps {
  readonly legend: ComponentChildren;
  readonly legendSize?: LabelSize | undefined;
  /** When the page asks this one thing, its legend is the page's h1. */
  readonly legendIsPageHeading?: boolean | undefined;
}

interface FieldsetProps extends LegendProps {
  readonly describedBy?: string | undefined;
  readonly role?: 'group';
  readonly children: ComponentChildren;
}

/** Holds inputs that belong to one question, with the question as its legend. */
export function Fieldset(props: FieldsetProps) {
  const size = props.legendSize && `govuk-fieldset__legend--${props.legendSize}`;
  return (
    <fieldset class="govuk-fieldset" role={props.role} aria-describedby={props.describedBy}>
      <legend class={classes('govuk-fieldset__legend', size)}>
        {props.legendIsPageHeading ? <h1 class="govuk-fieldset__heading">{props.legend}</h1> : props.legend}
      </legend>
      {props.children}
    </fieldset>
  );
}
