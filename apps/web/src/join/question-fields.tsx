import { boxesOfDay, days, importantSteps, type QuestionView, type Typed } from '@footing/joining';
import type { FieldError } from '@footing/kernel';
import { Checkboxes, ChoiceText, Heading, Radios, TextArea, TextField } from '@footing/pages';
import { paragraphsOf } from '../my-data/choice-words';
import { purposes } from '@footing/kernel';
import { listIn, textIn } from '../programme/typed';
import { importantWords, questionWords, spoken } from './question-words';

interface FieldsView {
  readonly question: QuestionView;
  /** As typed last: what is wrong with it keeps it. */
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields of one question, with the question as the heading of the page. */
export function QuestionFields(view: FieldsView) {
  const { step } = view.question;
  if (step === 'times') return <TimesFields {...view} />;
  if (step === 'important') return <ImportantField {...view} />;
  if (step === 'experience') return <ExperienceFields {...view} />;
  if (step === 'about' || step === 'avoid') return <LongField {...view} />;
  if (step === 'course') return <CourseField {...view} />;
  return <ListFields {...view} />;
}

const headed = ({ question: { step, isReverse } }: FieldsView) => {
  const { asks, hint } = questionWords(step, isReverse);
  return { asks, hint };
};

/** Boxes to tick, with room for one's own words where those could meet somebody else's. */
function ListFields(view: FieldsView) {
  const { question, typed, errors } = view;
  const { step, offered } = question;
  const { asks, hint } = headed(view);
  return (
    <>
      <Checkboxes
        name={step}
        legend={asks}
        legendSize="l"
        legendIsPageHeading
        hint={hint}
        small={offered.length > 12}
        items={boxesFor(view)}
        values={listIn(typed, step)}
        errors={errors}
      />
      {step === 'needs' && (
        <TextArea
          name="needs-more"
          label="Anything else, in your own words"
          rows={4}
          value={textIn(typed, 'needs-more')}
          errors={errors}
        />
      )}
      {ownWords[step] && <OwnWordsField name={`${step}-other`} typed={typed} errors={errors} />}
    </>
  );
}

function boxesFor({ question: { step, offered }, typed, errors }: FieldsView) {
  const place = <PlaceField typed={typed} errors={errors} />;
  const words = step === 'direction' ? ['undecided', ...offered.filter((word) => word !== 'undecided')] : offered;
  return words.map((word) => ({
    ...{ value: word, text: spoken(word) },
    ...(step === 'meeting' && word === 'in person' ? { conditional: place } : {}),
  }));
}

function OwnWordsField({ name, typed, errors }: Pick<FieldsView, 'typed' | 'errors'> & { readonly name: string }) {
  return (
    <TextField
      name={name}
      label="Something else"
      hint="With a comma between, if there are several."
      value={textIn(typed, name)}
      errors={errors}
    />
  );
}

const ownWords: Readonly<Record<string, boolean>> = { help: true, direction: true, ways: true, interests: true };

function PlaceField({ typed, errors }: Pick<FieldsView, 'typed' | 'errors'>) {
  return (
    <TextField
      name="place"
      label="Town or city where you could meet"
      width={20}
      value={textIn(typed, 'place')}
      errors={errors}
    />
  );
}

/** Each day is a group of its own, so that a screen reader says it. */
function TimesFields(view: FieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = headed(view);
  return (
    <>
      <Heading>{asks}</Heading>
      <p class="govuk-body">{hint}</p>
      <div class="footing-days">
        {days.map((day, at) => (
          <Checkboxes
            name={boxesOfDay(at)}
            legend={day}
            legendSize="s"
            small
            items={question.offered
              .filter((time) => time.startsWith(`${day} `))
              .map((time) => ({ value: time, text: partInWords(time) }))}
            values={listIn(typed, boxesOfDay(at))}
            errors={errors}
          />
        ))}
      </div>
      {textIn(typed, 'times-other') !== '' && (
        <TextField
          name="times-other"
          label="Other times that you gave before"
          value={textIn(typed, 'times-other')}
          errors={errors}
        />
      )}
    </>
  );
}

/** "Monday morning" → "Morning". */
function partInWords(time: string): string {
  const part = time.slice(time.indexOf(' ') + 1);
  return part.charAt(0).toUpperCase() + part.slice(1);
}

function ImportantField(view: FieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = headed(view);
  const items = question.choices.map((step) => ({
    value: importantSteps[step as keyof typeof importantSteps],
    text: importantWords[step] ?? '',
  }));
  return (
    <Radios
      name="important"
      legend={asks}
      legendSize="l"
      legendIsPageHeading
      hint={hint}
      items={[...items, { divider: 'or' }, { value: 'all', text: 'They all matter alike' }]}
      value={textIn(typed, 'important')}
      errors={errors}
    />
  );
}

/** Asked with the very text of the purpose beside it, as on My data. */
function ExperienceFields(view: FieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = headed(view);
  const { title } = purposes['matching.characteristics'];
  return (
    <>
      <Checkboxes
        name="experience"
        legend={asks}
        legendSize="l"
        legendIsPageHeading
        hint={
          <>
            Some students ask for somebody who shares something with them. You can leave this blank: it does not change
            your chance. {hint}
          </>
        }
        items={question.offered.map((word) => ({ value: word, text: word }))}
        values={listIn(typed, 'experience')}
        errors={errors}
      />
      <OwnWordsField name="experience-other" typed={typed} errors={errors} />
      {question.text && (
        <>
          <Heading level={2} size="s">
            What you say yes to, for each one that you tick
          </Heading>
          <ChoiceText paragraphs={paragraphsOf(question.text.notice.body, title)} />
        </>
      )}
    </>
  );
}

function LongField(view: FieldsView) {
  const { step } = view.question;
  const { asks, hint } = headed(view);
  return (
    <TextArea
      name={step}
      label={asks}
      labelSize="l"
      labelIsPageHeading
      hint={hint}
      rows={step === 'about' ? 8 : 4}
      value={textIn(view.typed, step)}
      errors={view.errors}
    />
  );
}

function CourseField(view: FieldsView) {
  const { asks, hint } = headed(view);
  return (
    <TextField
      name="course"
      label={asks}
      labelSize="l"
      labelIsPageHeading
      hint={hint}
      value={textIn(view.typed, 'course')}
      errors={view.errors}
    />
  );
}
