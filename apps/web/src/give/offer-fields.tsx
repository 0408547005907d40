import { costOfAPlace, type OfferQuestion, timesOfDay } from '@footing/giving';
import type { FieldError } from '@footing/kernel';
import { Checkboxes, Heading, InsetText, NumberField, TextArea, TextField } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { listIn, textIn } from '../programme/typed';
import { fieldNames, offerWords } from './offer-words';

export interface OfferFieldsView {
  readonly question: OfferQuestion;
  /** As typed last: what is wrong with it keeps it. */
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** The fields of one page, with its question as the heading. */
export function OfferFields(view: OfferFieldsView) {
  const { step } = view.question;
  if (step === 'help') return <HelpFields {...view} />;
  if (step === 'path') return <PathFields {...view} />;
  if (step === 'sectors') return <ListField {...view} field="sectors" isFirst />;
  if (step === 'meeting') return <MeetingFields {...view} />;
  if (step === 'ways') return <WaysFields {...view} />;
  return <PlacesField {...view} />;
}

const wordsOf = ({ question: { step, round } }: OfferFieldsView) => offerWords(step, round.programmeKind);

const HelpFields = (view: OfferFieldsView) => (
  <ListField {...view} field={view.question.round.programmeKind === 'reverse' ? 'helpWanted' : 'helpOffered'} isFirst />
);

type ListProps = OfferFieldsView & { readonly field: string; readonly legend?: string; readonly isFirst?: boolean };

/** Boxes to tick, with room for one's own words where those could meet somebody else's. */
function ListField({ field, legend, isFirst = false, ...view }: ListProps) {
  const { asks, hint } = wordsOf(view);
  const { question, typed, errors } = view;
  const offered = question.offered[field] ?? [];
  const head = isFirst
    ? { legend: asks, legendSize: 'l' as const, legendIsPageHeading: true, hint }
    : { legend: legend ?? '', legendSize: 'm' as const };
  return (
    <>
      <Checkboxes
        name={field}
        {...head}
        small={offered.length > 12}
        items={offered.map((word) => ({ value: word, text: word }))}
        values={listIn(typed, field)}
        errors={errors}
      />
      <TextField
        name={`${field}-other`}
        label={isFirst ? 'Something else' : `Something else: ${(legend ?? '').toLowerCase()}`}
        hint="With a comma between, if there are several."
        value={textIn(typed, `${field}-other`)}
        errors={errors}
      />
    </>
  );
}

function PathFields(view: OfferFieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = wordsOf(view);
  const field = (name: string) => ({ name, label: fieldNames[name] ?? name, value: textIn(typed, name), errors });
  const isReverse = question.round.programmeKind === 'reverse';
  return (
    <>
      <Heading>{asks}</Heading>
      <p class="govuk-body">{hint}</p>
      <TextField {...field('jobTitle')} autocomplete="organization-title" />
      <TextField {...field('employer')} {...(isReverse && { label: 'Your part of the university' })} />
      {!isReverse && (
        <>
          <TextField {...field('course')} />
          <NumberField {...field('graduationYear')} />
          <NumberField {...field('fieldEntryYear')} />
        </>
      )}
    </>
  );
}

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

function MeetingFields(view: OfferFieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = wordsOf(view);
  const place = (
    <TextField name="place" label="Town or city" width={20} value={textIn(typed, 'place')} errors={errors} />
  );
  return (
    <>
      <Heading>{asks}</Heading>
      <p class="govuk-body">{hint}</p>
      <Checkboxes
        name="meetingModes"
        legend="Ways to meet"
        legendSize="m"
        items={(question.offered['meetingModes'] ?? []).map((word) => ({
          ...{ value: word, text: capital(word) },
          ...(word === 'in person' ? { conditional: place } : {}),
        }))}
        values={listIn(typed, 'meetingModes')}
        errors={errors}
      />
      <TimesFields {...view} />
    </>
  );
}

function TimesFields({ question, typed, errors }: OfferFieldsView) {
  return (
    <>
      <Heading level={2}>Times that often work</Heading>
      <div class="footing-days">
        {DAYS.map((day, at) => (
          <Checkboxes
            name={timesOfDay(at)}
            legend={day}
            legendSize="s"
            small
            items={(question.offered['availability'] ?? [])
              .filter((time) => time.startsWith(`${day} `))
              .map((time) => ({ value: time, text: capital(time.slice(day.length + 1)) }))}
            values={listIn(typed, timesOfDay(at))}
            errors={errors}
          />
        ))}
      </div>
      <TextField
        name="availability-other"
        label="Other times"
        hint="For example: Mon 12:00-13:00. With a semicolon between, if there are several."
        value={textIn(typed, 'availability-other')}
        errors={errors}
      />
    </>
  );
}

function WaysFields(view: OfferFieldsView) {
  const { asks, hint } = wordsOf(view);
  return (
    <>
      <Heading>{asks}</Heading>
      <p class="govuk-body">{hint}</p>
      <ListField {...view} field="waysOfWorking" legend="Ways of working" />
      <ListField {...view} field="interests" legend="Interests" />
      <TextArea
        name="about"
        label="A few lines about you"
        hint="As you would tell a student at a first meeting. You choose later whether a student sees it."
        rows={5}
        value={textIn(view.typed, 'about')}
        errors={view.errors}
      />
    </>
  );
}

function PlacesField(view: OfferFieldsView) {
  const { question, typed, errors } = view;
  const { asks, hint } = wordsOf(view);
  const { programmeKind, dates } = question.round;
  return (
    <>
      <NumberField
        name="places"
        label={asks}
        labelSize="l"
        labelIsPageHeading
        hint={hint}
        width={3}
        value={textIn(typed, 'places')}
        errors={errors}
      />
      <InsetText>{costOfAPlace(programmeKind, dates)}</InsetText>
    </>
  );
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
