import { grounds, type RightGround } from '@footing/consent';
import type { FieldError } from '@footing/kernel';
import { SelectField, TextArea } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';

interface ReasonView {
  readonly label: string;
  readonly allowed: readonly RightGround[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Why something is refused or kept: one of the reasons that the law knows. */
export const Reason = ({ label, allowed, typed, errors }: ReasonView) => (
  <SelectField
    name="ground"
    label={label}
    labelSize="s"
    items={[
      { value: '', text: 'Select a reason' },
      ...allowed.map((value) => ({ value, text: `Because ${grounds[value]}` })),
    ]}
    value={textIn(typed, 'ground')}
    errors={errors}
  />
);

interface WordsView {
  readonly label: string;
  readonly hint?: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What the person is told. */
export const Words = ({ label, hint, typed, errors }: WordsView) => (
  <TextArea
    name="answer"
    label={label}
    labelSize="s"
    {...(hint ? { hint } : {})}
    value={textIn(typed, 'answer')}
    errors={errors}
  />
);
