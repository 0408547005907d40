import type { FieldError } from '@footing/kernel';
import { Details, NumberField, Radios, SelectField, TextField } from '@footing/pages';
import type { Instrument } from '@footing/surveys';
import { answerKeys } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { conditionChoices, numberChoices, numberWays } from './conditions';
import { saying } from './item-words';

interface ConditionView {
  readonly instrument: Instrument;
  /** Place of the question, from 0: only earlier ones can be looked at. */
  readonly place: number;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** Who is asked: everybody, whoever gave a certain answer before, or by a condition in writing. */
export function ConditionFields({ instrument, place, typed, errors }: ConditionView) {
  const choices = conditionChoices(instrument, place);
  if (choices.length === 0) return <input type="hidden" name="when" value="always" />;
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <Radios
      {...field('when')}
      legend="Who is asked this?"
      legendSize="s"
      items={[
        { value: 'always', text: 'Everybody' },
        {
          value: 'chosen',
          text: 'Only people who gave a certain answer before',
          conditional: (
            <SelectField
              {...field('choice')}
              label="The question and its answer"
              items={[{ value: '', text: 'Choose an answer' }, ...choices]}
            />
          ),
        },
        ...(numberChoices(instrument, place).length > 0
          ? [
              {
                value: 'number',
                text: 'Only people whose number is below or above another',
                conditional: <NumberCondition {...{ instrument, place, typed, errors }} />,
              },
            ]
          : []),
        {
          value: 'typed',
          text: 'By a condition that I write',
          conditional: <WrittenCondition {...{ instrument, place, typed, errors }} />,
        },
      ]}
    />
  );
}

/** A condition on one number that was given before. */
function NumberCondition({ instrument, place, typed, errors }: ConditionView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <SelectField {...field('numberOf')} label="The question" items={[...numberChoices(instrument, place)]} />
      <SelectField {...field('numberWay')} label="Its answer" items={[...numberWays]} />
      <NumberField {...field('numberLimit')} label="this number" decimal />
    </>
  );
}

/** A condition in writing, for whoever knows how. */
function WrittenCondition({ instrument, place, typed, errors }: ConditionView) {
  return (
    <>
      <TextField
        name="condition"
        value={textIn(typed, 'condition')}
        errors={errors}
        label="Condition"
        hint="Such as: have-met == 'yes' and meetings > 2. With and, or, not, brackets, ==, !=, <, >, in (…), answered(…)"
        spellcheck={false}
        autocomplete="off"
      />
      <Names {...{ instrument, place }} />
    </>
  );
}

/** What questions and answers are called in conditions. */
const Names = ({ instrument, place }: Pick<ConditionView, 'instrument' | 'place'>) => (
  <Details summary="What questions and answers are called in conditions">
    <ul class="govuk-list govuk-list--bullet">
      {instrument.items.slice(0, place).flatMap((item) =>
        answerKeys(item).map((key) => (
          <li>
            <code>{key}</code>:{' '}
            {saying(
              item.type === 'agree' ? (item.statements.find((one) => one.key === key)?.text ?? item.text) : item.text,
              instrument,
            )}
            {'options' in item ? ` (${item.options.map(({ code }) => `'${code}'`).join(', ')})` : ''}
          </li>
        )),
      )}
    </ul>
  </Details>
);
