import type { FieldError } from '@footing/kernel';
import { Checkboxes, Details, NumberField, Radios, TextArea, TextField } from '@footing/pages';
import type { Instrument, ItemType } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { textIn } from '../programme/typed';
import { nameOfLanguage } from '../surveys/survey-words';

export interface ItemFormView {
  readonly type: ItemType;
  readonly instrument: Instrument;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What a question says, in each language of the survey, and how it is answered. */
export function ItemForm(view: ItemFormView) {
  const [first = 'en', ...others] = view.instrument.languages;
  return (
    <>
      <WordsFields {...view} language={first} />
      {others.map((language) => (
        <Details summary={`The same in ${nameOfLanguage(language)}`}>
          <WordsFields {...view} language={language} isOther />
        </Details>
      ))}
      <OwnFields {...view} />
      {view.type === 'information' ? null : <PersonalField {...view} />}
    </>
  );
}

type WordsView = ItemFormView & { readonly language: string; readonly isOther?: boolean };

function WordsFields(view: WordsView) {
  const { type, typed, errors, language, isOther = false } = view;
  const field = (name: string) => ({
    name: `${name}-${language}`,
    value: textIn(typed, `${name}-${language}`),
    errors,
  });
  const isTold = type === 'information';
  return (
    <>
      <TextArea {...field('text')} label={askLabels[type] ?? 'Question'} labelSize="s" rows={2} />
      <TextArea
        {...field('hint')}
        label={isTold ? 'What it says (if there is more)' : 'Help under the question (if it needs any)'}
        rows={isTold ? 5 : 2}
      />
      {type === 'agree' && (
        <TextArea
          {...field('statements')}
          label="Statements, one a line"
          hint={isOther ? SAME_LINES : 'Each counts as one question. Three to five are enough'}
          rows={5}
        />
      )}
      {(type === 'one' || type === 'many' || type === 'agree') && (
        <TextArea
          {...field('options')}
          label="Answers, one a line"
          hint={isOther ? SAME_LINES : '“Prefer not to say” is always added, and anybody can leave it blank'}
          rows={6}
        />
      )}
    </>
  );
}

const SAME_LINES = 'The same lines in the same order';
const askLabels: Partial<Record<ItemType, string>> = {
  agree: 'What stands above the statements',
  information: 'Heading',
};

function OwnFields({ type, typed, errors }: ItemFormView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  switch (type) {
    case 'many':
      return <TickFields {...{ typed, errors }} />;
    case 'number':
      return (
        <>
          <NumberField {...field('from')} label="Lowest number" decimal />
          <NumberField {...field('to')} label="Highest number" decimal />
          <Radios
            {...field('isWhole')}
            legend="Whole numbers only?"
            legendSize="s"
            inline
            items={[
              { value: 'yes', text: 'Yes' },
              { value: 'no', text: 'No' },
            ]}
          />
        </>
      );
    case 'month':
      return (
        <>
          <TextField {...field('from')} label="Earliest month (if there is one)" hint="Such as 2026-09" width={10} />
          <TextField {...field('to')} label="Latest month (if there is one)" hint="Such as 2027-06" width={10} />
        </>
      );
    case 'line':
    case 'text':
      return <NumberField {...field('atMost')} label="How many characters they can write" />;
    default:
      return null;
  }
}

function TickFields({ typed, errors }: Pick<ItemFormView, 'typed' | 'errors'>) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Checkboxes
        name="alone"
        legend="“None of these”"
        legendSize="s"
        items={[{ value: 'yes', text: 'The last answer goes with no other, such as “None of these”' }]}
        values={textIn(typed, 'alone') === 'yes' ? ['yes'] : []}
        errors={errors}
      />
      <NumberField {...field('atMost')} label="At most this many ticks (empty: as many as they like)" width={3} />
    </>
  );
}

const PersonalField = ({ typed, errors }: ItemFormView) => (
  <Radios
    name="personal"
    value={textIn(typed, 'personal')}
    errors={errors}
    legend="How personal is the answer?"
    legendSize="s"
    items={[
      { value: 'none', text: 'Not personal', hint: 'Such as how many times two people met' },
      { value: 'low', text: 'A little', hint: 'What they think, and anything in their own words' },
      {
        value: 'high',
        text: 'Very',
        hint: 'Such as health, money, faith or how they feel. The page says so, and it is only ever added up',
      },
    ]}
  />
);
