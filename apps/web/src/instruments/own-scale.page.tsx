import {
  AskForm,
  Button,
  Checkboxes,
  Details,
  Heading,
  InsetText,
  NumberField,
  PostForm,
  Radios,
  TextArea,
  TextField,
} from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import type { Instrument } from '@footing/surveys';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { nameOfLanguage } from '../surveys/survey-words';
import { instrumentAddresses as at } from './addresses';
import { saying } from './item-words';
import { type Scorable, scorable } from './own-scale';

export interface OwnScaleView {
  readonly id: string;
  readonly instrument: Instrument;
  /** Of the scale that is changed; null: a new one. */
  readonly scale: string | null;
  readonly parts: readonly Scorable[];
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly seen: string;
  readonly csrf: string;
}

type ChooseView = Omit<OwnScaleView, 'typed' | 'seen' | 'csrf'>;

/** First: which questions belong together. */
export function ChoosePartsPage(view: ChooseView) {
  const all = scorable(view.instrument);
  return (
    <>
      <Heading>Which questions belong together?</Heading>
      <p class="govuk-body">
        A scale puts the answers to several questions together into one number, so that you can see how it changes from
        the start to the end. Choose questions that ask about the same thing and have the same answers.
      </p>
      {all.length < 2 ? (
        <InsetText>Write two questions or statements with the same answers first, and come back.</InsetText>
      ) : (
        <Parts {...view} all={all} />
      )}
    </>
  );
}

function Parts({ id, instrument, scale, parts, errors, all }: ChooseView & { readonly all: readonly Scorable[] }) {
  const answersTo = ({ answers }: Scorable) => answers.map(({ label }) => saying(label, instrument)).join(' · ');
  return (
    <AskForm action={at.ownScale(id)}>
      {scale !== null && <input type="hidden" name="scale" value={scale} />}
      <input type="hidden" name="chosen" value="yes" />
      <Checkboxes
        name="part"
        legend="Questions and statements"
        legendSize="s"
        items={all.map((one) => ({
          value: one.key,
          text: saying(one.text, instrument),
          hint: `${one.above ? `${saying(one.above, instrument)} ` : ''}${answersTo(one)}`,
        }))}
        values={parts.map(({ key }) => key)}
        errors={errors}
      />
      <Button>Go on</Button>
    </AskForm>
  );
}

/** Then: what it is called, what each answer counts, and what people are told of it. */
export function OwnScalePage(view: OwnScaleView) {
  const { id, scale, parts, seen, csrf } = view;
  const keys = parts.map(({ key }) => key);
  return (
    <>
      <Heading>{scale === null ? 'A scale of your own' : 'Change your scale'}</Heading>
      <PostForm action={at.ownScale(id)} csrf={csrf}>
        <input type="hidden" name="seen" value={seen} />
        {scale !== null && <input type="hidden" name="scale" value={scale} />}
        {keys.map((key) => (
          <input type="hidden" name="part" value={key} />
        ))}
        <About {...view} />
        <Numbers {...view} />
        <Counting {...view} />
        <Button>Save this scale</Button>
      </PostForm>
      <p class="govuk-body">
        <a class="govuk-link" href={at.chooseParts(id, scale, keys)}>
          Choose other questions
        </a>
      </p>
      {scale !== null && (
        <PostForm action={at.takeScaleAway(id)} csrf={csrf}>
          <input type="hidden" name="seen" value={seen} />
          <input type="hidden" name="scale" value={scale} />
          <p class="govuk-body">Without the scale the questions stay, and are counted one by one.</p>
          <Button variant="secondary">Take this scale away</Button>
        </PostForm>
      )}
    </>
  );
}

function About(view: OwnScaleView) {
  const { instrument, typed, errors } = view;
  const [first = 'en', ...others] = instrument.languages;
  return (
    <>
      <Words {...view} language={first} />
      {others.map((language) => (
        <Details summary={`The same in ${nameOfLanguage(language)}`}>
          <Words {...view} language={language} />
        </Details>
      ))}
      <TextField
        name="construct"
        label="What it is about, in a few words for your colleagues"
        value={textIn(typed, 'construct')}
        errors={errors}
      />
    </>
  );
}

const Words = ({ typed, errors, language }: OwnScaleView & { readonly language: string }) => (
  <>
    <TextField
      name={`name-${language}`}
      label="What the scale is called"
      value={textIn(typed, `name-${language}`)}
      errors={errors}
    />
    <TextArea
      name={`bands-${language}`}
      label="What people are told of their own score (if anything)"
      hint="One a line, from low to high: the score from which it holds, then the words. Such as: 1 You are at the beginning"
      rows={4}
      value={textIn(typed, `bands-${language}`)}
      errors={errors}
    />
  </>
);

function Numbers({ parts, instrument, typed, errors }: OwnScaleView) {
  return (
    <fieldset class="govuk-fieldset" id="numbers">
      <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">What each answer counts</legend>
      <p class="govuk-hint">Leave a box empty where an answer does not count, such as “It does not apply to me”</p>
      {parts[0]?.answers.map(({ code, label }) => (
        <NumberField
          name={`number-${code}`}
          label={saying(label, instrument)}
          value={textIn(typed, `number-${code}`)}
          errors={errors}
          width={4}
          decimal
        />
      ))}
    </fieldset>
  );
}

function Counting({ parts, instrument, typed, errors }: OwnScaleView) {
  return (
    <>
      <Checkboxes
        name="reversed"
        legend="Which of them count the other way round?"
        legendSize="s"
        hint="Those where agreeing means the opposite of the others. None is fine"
        items={parts.map(({ key, text }) => ({ value: key, text: saying(text, instrument) }))}
        values={listIn(typed, 'reversed')}
        errors={errors}
      />
      <NumberField
        name="answeredAtLeast"
        label="How many of them somebody has to answer to have a score"
        hint={`Of ${parts.length}. Whoever answers fewer has none, and is counted as missing`}
        value={textIn(typed, 'answeredAtLeast')}
        errors={errors}
        width={3}
      />
      <Radios
        name="direction"
        legend="Which score do you hope for?"
        legendSize="s"
        inline
        items={[
          { value: 'higher', text: 'A higher one' },
          { value: 'lower', text: 'A lower one' },
        ]}
        value={textIn(typed, 'direction')}
        errors={errors}
      />
    </>
  );
}
