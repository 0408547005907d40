import type { ComponentChildren } from 'preact';
import { classes } from '../classes';
import { type FieldProps, FormGroup, Hint, HintAndError, describedBy, errorFor } from './field-parts';
import { Fieldset, type LegendProps } from './fieldset';

/** One answer to choose. */
export interface Choice {
  readonly value: string;
  readonly text: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly disabled?: boolean | undefined;
  /** More to ask when this is chosen; hidden until then where the browser can, always sent. */
  readonly conditional?: ComponentChildren;
  /** For "None of these" among checkboxes: with script, choosing it clears the others and the other way round. */
  readonly exclusive?: boolean | undefined;
}

/** A word between two choices, normally "or". */
export interface ChoiceDivider {
  readonly divider: string;
}

interface ChoicesProps extends FieldProps, LegendProps {
  readonly items: readonly (Choice | ChoiceDivider)[];
  readonly small?: boolean | undefined;
}

/** A question with one answer. */
export interface RadiosProps extends ChoicesProps {
  /** The chosen value; absent when nothing is chosen yet. */
  readonly value?: string | undefined;
  /** Side by side: only for two or three answers of a word or two. */
  readonly inline?: boolean | undefined;
}

/** A question with any number of answers. */
export interface CheckboxesProps extends ChoicesProps {
  readonly values?: readonly string[] | undefined;
}

type Kind = 'radios' | 'checkboxes';
interface ItemProps {
  readonly kind: Kind;
  readonly name: string;
  readonly id: string;
  readonly item: Choice;
  readonly checked: boolean;
}

function Item({ kind, name, id, item, checked }: ItemProps) {
  const css = `govuk-${kind}`;
  const hintId = `${id}-item-hint`;
  return (
    <>
      <div class={`${css}__item`}>
        <input
          class={`${css}__input`}
          id={id}
          name={name}
          type={kind === 'radios' ? 'radio' : 'checkbox'}
          value={item.value}
          checked={checked}
          disabled={item.disabled}
          aria-describedby={item.hint ? hintId : undefined}
          {...(item.conditional ? { 'data-aria-controls': `conditional-${id}` } : {})}
          {...(item.exclusive ? { 'data-behaviour': 'exclusive' } : {})}
        />
        <label class={`govuk-label ${css}__label`} for={id}>
          {item.text}
        </label>
        {item.hint ? (
          <Hint id={hintId} class={`${css}__hint`}>
            {item.hint}
          </Hint>
        ) : null}
      </div>
      {item.conditional ? <Conditional css={css} id={id} shown={checked} more={item.conditional} /> : null}
    </>
  );
}

function Conditional({ css, id, shown, more }: { css: string; id: string; shown: boolean; more: ComponentChildren }) {
  return (
    <div class={classes(`${css}__conditional`, !shown && `${css}__conditional--hidden`)} id={`conditional-${id}`}>
      {more}
    </div>
  );
}

interface GroupProps {
  readonly kind: Kind;
  readonly props: ChoicesProps;
  readonly chosen: readonly string[];
  readonly inline?: boolean | undefined;
}

function ChoiceGroup({ kind, props, chosen, inline }: GroupProps) {
  const { name, legend, legendSize, legendIsPageHeading, hint, small, items } = props;
  const error = errorFor(props.errors, name);
  const css = `govuk-${kind}`;
  const idOf = (index: number): string => (index === 0 ? name : `${name}-${index + 1}`);
  const question = { legend, legendSize, legendIsPageHeading, describedBy: describedBy(name, hint, error) };
  return (
    <FormGroup error={error}>
      <Fieldset {...question}>
        <HintAndError id={name} hint={hint} error={error} />
        <div class={classes(css, small && `${css}--small`, inline && `${css}--inline`)} data-module={css}>
          {items.map((item, index) =>
            'divider' in item ? (
              <div key={idOf(index)} class={`${css}__divider`}>
                {item.divider}
              </div>
            ) : (
              <Item
                key={idOf(index)}
                {...{ kind, name, item, id: idOf(index), checked: chosen.includes(item.value) }}
              />
            ),
          )}
        </div>
      </Fieldset>
    </FormGroup>
  );
}

/** One answer out of a few. Nothing is chosen beforehand unless `value` says so. */
export function Radios(props: RadiosProps) {
  return <ChoiceGroup kind="radios" props={props} chosen={props.value ? [props.value] : []} inline={props.inline} />;
}

/** Any number of answers. With several chosen the body holds a list, with one a string, with none nothing. */
export function Checkboxes(props: CheckboxesProps) {
  return <ChoiceGroup kind="checkboxes" props={props} chosen={props.values ?? []} />;
}
