import type { FieldError } from '@footing/kernel';
import type { ComparisonKind } from '@footing/programmes';
import { Details, NumberField, SelectField, TextArea } from '@footing/pages';
import type { Typed } from '../http/read-form';
import type { ColumnChoice, Columns } from './column-choices';
import { listIn, textIn } from './typed';

interface ComparisonFieldsView {
  readonly kind: ComparisonKind;
  readonly columns: Columns;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Which two answers are compared, their order and the steps: only what the kind needs. */
export function ComparisonFields({ kind, columns, typed, errors }: ComparisonFieldsView) {
  if (!kind.needsFields) return null;
  return (
    <>
      <AnswerField name="studentField" label="The student’s answer" choices={columns.student} {...{ typed, errors }} />
      <AnswerField name="mentorField" label="The mentor’s answer" choices={columns.mentor} {...{ typed, errors }} />
      {kind.takesOrder && <OrderField {...{ columns, typed, errors }} />}
      {kind.needsSteps && (
        <NumberField
          name="atLeast"
          label="At least how many steps"
          labelSize="s"
          hint="How far the mentor is above the student: places in the list above, or the difference of the two numbers."
          width={3}
          value={textIn(typed, 'atLeast')}
          errors={errors}
        />
      )}
    </>
  );
}

interface AnswerFieldView extends Pick<ComparisonFieldsView, 'typed' | 'errors'> {
  readonly name: 'studentField' | 'mentorField';
  readonly label: string;
  readonly choices: readonly ColumnChoice[];
}

function AnswerField({ name, label, choices, typed, errors }: AnswerFieldView) {
  const items = [{ value: '', text: 'Choose one' }, ...choices.map(({ key, text }) => ({ value: key, text }))];
  return <SelectField {...{ name, label, items, errors }} labelSize="s" value={textIn(typed, name)} />;
}

function OrderField({ columns, typed, errors }: Omit<ComparisonFieldsView, 'kind'>) {
  const own = [...columns.student, ...columns.mentor].filter(({ values }) => values.length > 0);
  const value = textIn(typed, 'order') || listIn(typed, 'order').join('\n');
  return (
    <>
      <TextArea
        name="order"
        label="The values in order"
        labelSize="s"
        hint="One a line, the lowest first. Leave it empty when both answers are numbers."
        rows={6}
        value={value}
        errors={errors}
      />
      {own.length > 0 && (
        <Details summary="Values that people gave in your own columns">
          {own.map(({ key, text, values }, index) => (
            <p class="govuk-body" key={`${key}-${index}`}>
              <strong>{text}</strong>: {values.slice(0, 20).join(', ')}
            </p>
          ))}
        </Details>
      )}
    </>
  );
}
