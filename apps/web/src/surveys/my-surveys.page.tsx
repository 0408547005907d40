import type { OwnSurvey } from '@footing/surveys';
import { Button, ButtonGroup, EmptyState, Heading, PostForm, SummaryList } from '@footing/pages';
import { dayInWords, dayOf } from '../programme/dates-in-words';
import { surveyAddresses } from './survey-addresses';
import { howLong, lastDay, titleOf } from './survey-words';

interface MySurveysView {
  readonly surveys: readonly OwnSurvey[];
  readonly csrf: string;
}

const canAnswer = ({ state }: OwnSurvey): boolean => state === 'open' || state === 'needs-yes';

/** Everything that somebody was asked: what waits, and what is over. */
export function MySurveysPage({ surveys, csrf }: MySurveysView) {
  const over = surveys.filter((one) => !canAnswer(one));
  return (
    <>
      <Heading>My surveys</Heading>
      {surveys.length === 0 && (
        <EmptyState title="Surveys for you will be here">
          <p class="govuk-body">
            When we have a few questions for you, we write to you, and you can answer them here as well. You never have
            to.
          </p>
        </EmptyState>
      )}
      {surveys.filter(canAnswer).map((survey) => (
        <ToAnswer survey={survey} csrf={csrf} />
      ))}
      {over.length > 0 && (
        <>
          <Heading level={2}>Before</Heading>
          <SummaryList rows={over.map((survey) => ({ label: named(survey), value: <HowItEnded survey={survey} /> }))} />
        </>
      )}
    </>
  );
}

const named = (survey: OwnSurvey) => `${titleOf(survey)} (${survey.roundName})`;

function ToAnswer({ survey, csrf }: { readonly survey: OwnSurvey; readonly csrf: string }) {
  const { invitationId, roundName, isBegun, minutes, closesAt } = survey;
  const about = <span class="govuk-visually-hidden">: {named(survey)}</span>;
  return (
    <section aria-label={named(survey)}>
      <Heading level={2} caption={roundName}>
        {titleOf(survey)}
      </Heading>
      <p class="govuk-body">
        {howLong(minutes)}. Open until {lastDay(closesAt)}.
      </p>
      <ButtonGroup>
        <Button href={surveyAddresses.ofMine(invitationId).start}>
          {isBegun ? 'Go on' : 'Have a look'}
          {about}
        </Button>
        <PostForm action={surveyAddresses.takeLinksBack(invitationId)} csrf={csrf}>
          <Button variant="secondary">Switch off the links in my mails{about}</Button>
        </PostForm>
      </ButtonGroup>
      <p class="govuk-body-s">
        Did you pass a mail of ours on? Switch its links off: then this survey can only be answered here.
      </p>
    </section>
  );
}

function HowItEnded({ survey: { state, submittedAt, closesAt, invitationId } }: { readonly survey: OwnSurvey }) {
  if (submittedAt === null)
    return <>{state === 'stopped' ? 'Not asked: you are not counted' : `Closed on ${lastDay(closesAt)}`}</>;
  return (
    <>
      Sent on {dayInWords(dayOf(submittedAt))}.{' '}
      <a class="govuk-link" href={surveyAddresses.ofMine(invitationId).thanks}>
        What it said about you
      </a>
    </>
  );
}
