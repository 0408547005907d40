import type { FieldError } from '@footing/kernel';
import { Checkboxes, errorFor, Fieldset, NumberField, Radios, TextArea, TextField } from '@footing/pages';
import { type Instrument, type Item, type Option, RATHER_NOT } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { Said, SaidAtLength } from './said';
import { frameWords } from './survey-words';
import { ratherNotOf } from './typed-answers';

interface FieldsView {
  readonly instrument: Instrument;
  readonly language: string;
  /** As stored, or as typed last where something is wrong with it. */
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}
type Of<T extends Item['type']> = FieldsView & { readonly item: Extract<Item, { type: T }> };

/** One item, with what it asks as the heading of the page. */
export function ItemFields({ item, ...view }: FieldsView & { readonly item: Item }) {
  switch (item.type) {
    case 'one':
      return <OneField {...view} item={item} />;
    case 'many':
      return <ManyField {...view} item={item} />;
    case 'agree':
      return <AgreeFields {...view} item={item} />;
    case 'month':
      return <MonthField {...view} item={item} />;
    case 'number':
    case 'line':
    case 'text':
      return <WrittenField {...view} item={item} />;
    case 'information':
      return <Told {...view} item={item} />;
  }
}

const saidIn = ({ instrument: of, language }: FieldsView) => ({ of, language });

const headingOf = (view: FieldsView & { readonly item: Item }) => ({
  legend: <Said words={view.item.text} {...saidIn(view)} />,
  legendSize: 'l' as const,
  legendIsPageHeading: true,
  hint: view.item.hint && <Said words={view.item.hint} {...saidIn(view)} />,
});

/** The options, and after them the answer that is always there. */
function choicesOf(view: FieldsView, options: readonly Option[], alone?: string) {
  const { or, ratherNot } = frameWords(view.language);
  return [
    ...options.map(({ code, label }) => ({
      ...{ value: code, text: <Said words={label} {...saidIn(view)} /> },
      ...(code === alone ? { exclusive: true } : {}),
    })),
    { divider: or },
    { value: RATHER_NOT, text: ratherNot, exclusive: true },
  ];
}

function OneField(view: Of<'one'>) {
  const { item, typed, errors } = view;
  const items = choicesOf(view, item.options);
  return <Radios name={item.key} {...headingOf(view)} items={items} value={textIn(typed, item.key)} errors={errors} />;
}

function ManyField(view: Of<'many'>) {
  const { item, typed, errors } = view;
  const items = choicesOf(view, item.options, item.alone);
  const { hint, ...heading } = headingOf(view);
  const limit = item.atMost === undefined ? null : frameWords(view.language).tickUpTo(item.atMost);
  const told =
    limit === null ? (
      hint
    ) : hint ? (
      <>
        {hint} {limit}
      </>
    ) : (
      limit
    );
  return (
    <Checkboxes
      name={item.key}
      {...heading}
      hint={told}
      items={items}
      values={listIn(typed, item.key)}
      errors={errors}
    />
  );
}

/** A group of radios for each statement, one below another: a grid would not fit a phone, nor be read aloud well. */
function AgreeFields(view: Of<'agree'>) {
  const { item, typed, errors } = view;
  return (
    <Fieldset legend={headingOf(view).legend} legendSize="l" legendIsPageHeading>
      {item.hint ? (
        <div class="govuk-hint">
          <Said words={item.hint} {...saidIn(view)} />
        </div>
      ) : null}
      {item.statements.map(({ key, text }) => (
        <Radios
          name={key}
          legend={<Said words={text} {...saidIn(view)} />}
          legendSize="s"
          items={choicesOf(view, item.options)}
          value={textIn(typed, key)}
          errors={errors}
        />
      ))}
    </Fieldset>
  );
}

function WrittenField(view: Of<'number' | 'line' | 'text'>) {
  const { item, typed, errors } = view;
  const { legend, hint } = headingOf(view);
  const field = { name: item.key, label: legend, labelSize: 'l', labelIsPageHeading: true, hint, errors } as const;
  const value = textIn(typed, item.key);
  return (
    <>
      {item.type === 'number' ? (
        <NumberField {...field} value={value} decimal={!item.isWhole} />
      ) : item.type === 'line' ? (
        <TextField {...field} value={value} autocomplete="off" />
      ) : (
        <TextArea {...field} value={value} rows={6} />
      )}
      <RatherNot {...view} name={item.key} />
    </>
  );
}

function MonthField(view: Of<'month'>) {
  const { item, typed, errors } = view;
  const { month, year } = frameWords(view.language);
  const [name, ofYear] = [`${item.key}~month`, `${item.key}~year`];
  const isWrong = errorFor(errors, name) !== undefined;
  return (
    <>
      <Fieldset {...headingOf(view)} describedBy={item.hint && `${item.key}-hint`}>
        {item.hint ? (
          <div class="govuk-hint" id={`${item.key}-hint`}>
            <Said words={item.hint} {...saidIn(view)} />
          </div>
        ) : null}
        <div class="footing-hours">
          <NumberField name={name} label={month} width={2} value={textIn(typed, name)} errors={errors} />
          <NumberField
            name={ofYear}
            label={year}
            width={4}
            value={textIn(typed, ofYear)}
            errors={isWrong ? [] : errors}
          />
        </div>
      </Fieldset>
      <RatherNot {...view} name={item.key} />
    </>
  );
}

/** Where one types, "prefer not to say" is a box of its own. */
function RatherNot({ name, typed, language }: Pick<FieldsView, 'typed' | 'language'> & { readonly name: string }) {
  const box = ratherNotOf(name);
  return (
    <div class="govuk-form-group">
      <div class="govuk-checkboxes" data-module="govuk-checkboxes">
        <div class="govuk-checkboxes__item">
          <input
            class="govuk-checkboxes__input"
            id={box}
            name={box}
            type="checkbox"
            value="yes"
            checked={textIn(typed, box) === 'yes'}
          />
          <label class="govuk-label govuk-checkboxes__label" for={box}>
            {frameWords(language).ratherNot}
          </label>
        </div>
      </div>
    </div>
  );
}

const Told = (view: Of<'information'>) => (
  <>
    <h1 class="govuk-heading-l">
      <Said words={view.item.text} {...saidIn(view)} />
    </h1>
    {view.item.hint ? <SaidAtLength words={view.item.hint} {...saidIn(view)} /> : null}
  </>
);
