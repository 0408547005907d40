import {
  costOfAPlace,
  type OfferQuestion,
  offerSteps,
  type OfferStep,
  type OfferView,
  SECONDS_AROUND_OFFER,
} from '@footing/giving';
import type { FieldError } from '@footing/kernel';
import { Button, Details, Heading, InsetText, PostForm, SummaryList } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { dayInWords } from '../programme/dates-in-words';
import { OfferFields } from './offer-fields';
import { fieldNames, offerTitles, offerWords } from './offer-words';

interface OfferPageView {
  readonly offer: OfferView;
  readonly csrf: string;
}

/** What somebody reads before the first page. */
export function StartOfferPage({ offer, csrf }: OfferPageView) {
  const { round, steps } = offer;
  const seconds = steps.reduce((sum, step) => sum + offerSteps[step].seconds, SECONDS_AROUND_OFFER);
  return (
    <>
      <Heading caption={`${round.programmeName}, ${round.roundName}`}>{offerTitles[round.programmeKind]}</Heading>
      <p class="govuk-body-l">
        {steps.length} short pages, about {Math.ceil(seconds / 60)} minutes.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Each page is saved as you go. You can stop, and go on later on another device.</li>
        <li>
          Meetings are from {dayInWords(round.dates.meetingsStart)} to {dayInWords(round.dates.meetingsEnd)}.
        </li>
        <li>{costOfAPlace(round.programmeKind, round.dates)}</li>
        <li>You can change everything later, and stop whenever you need to.</li>
      </ul>
      <Details summary="Who sees what I write?">
        <p class="govuk-body">
          The matching step and the careers consultant who checks each pairing. A student sees your first name, and of
          the rest only what you choose.
        </p>
      </Details>
      <PostForm action={paths.offerRound(round.roundId)} csrf={csrf}>
        <Button>{offer.done.length > 0 ? 'Go on' : 'Start'}</Button>
      </PostForm>
    </>
  );
}

/** Everything on one page, to be changed or sent. */
export function CheckOfferPage({ offer, csrf }: OfferPageView) {
  const { round, steps, offerId, open } = offer;
  const { roundId, programmeKind } = round;
  const isGiven = offerId !== null;
  return (
    <>
      <Heading caption={`${round.programmeName}, ${round.roundName}`}>
        {isGiven ? 'What you offer' : 'Check what you offer'}
      </Heading>
      <SummaryList rows={steps.map((step) => rowOf(offer, step))} />
      {isGiven && (
        <SummaryList
          rows={[
            {
              label: 'What a student sees',
              value: 'Your first name, and what you choose',
              actions: [{ href: paths.offerStep(roundId, 'share'), text: 'Choose', about: 'what a student sees' }],
            },
          ]}
        />
      )}
      {!isGiven && open && (
        <>
          <InsetText>One page is still needed before we can find somebody for you.</InsetText>
          <Button href={paths.offerStep(roundId, open)}>Answer it</Button>
        </>
      )}
      {!isGiven && !open && (
        <PostForm action={paths.offerStep(roundId, 'give')} csrf={csrf}>
          <Button>{programmeKind === 'reverse' ? 'Ask for a student mentor' : 'Offer these places'}</Button>
        </PostForm>
      )}
      {isGiven && <Button href={paths.myStudents}>Go to my students</Button>}
    </>
  );
}

function rowOf({ round, offerId, answers, places }: OfferView, step: OfferStep) {
  const { short } = offerWords(step, round.programmeKind);
  const href = step === 'places' && offerId !== null ? paths.myPlaces : paths.offerStep(round.roundId, step);
  const said = step === 'places' ? (places === null ? '' : String(places)) : saidOn(step, answers);
  return {
    label: short,
    value: said === '' ? 'Nothing yet' : said,
    actions: [{ href, text: 'Change', about: short }],
  };
}

const saidOn = (step: OfferStep, answers: OfferView['answers']): string =>
  offerSteps[step].fields
    .flatMap((field) => {
      const answer = answers[field];
      if (answer === undefined) return [];
      const words = typeof answer === 'object' ? answer.join(', ') : String(answer);
      return [fieldNames[field] && typeof answer === 'number' ? `${fieldNames[field]}: ${words}` : words];
    })
    .join(' · ');

interface QuestionPageView {
  readonly question: OfferQuestion;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** One page of an offer. */
export function OfferQuestionPage({ question, typed, errors, csrf }: QuestionPageView) {
  const { step, steps, round, offerId } = question;
  const { who } = offerWords(step, round.programmeKind);
  return (
    <>
      {offerId === null && (
        <span class="govuk-caption-l">
          Page {steps.indexOf(step) + 1} of {steps.length}
        </span>
      )}
      <PostForm action={paths.offerStep(round.roundId, step)} csrf={csrf}>
        <OfferFields {...{ question, typed, errors }} />
        <Details summary="Who sees this?">
          <p class="govuk-body">{who}</p>
        </Details>
        <Button>{offerId === null ? 'Save and go on' : 'Save'}</Button>
      </PostForm>
    </>
  );
}
