import type { OwnSurvey } from '@footing/surveys';
import { InsetText } from '@footing/pages';
import { surveyAddresses } from './survey-addresses';
import { howLong, lastDay, titleOf } from './survey-words';

/** Whether it is worth a word where people look anyway: not to those who said that they would rather not. */
export const waits = ({ state, isRefused }: OwnSurvey): boolean =>
  (state === 'open' || state === 'needs-yes') && !isRefused;

/** Where people look anyway: a few questions wait for them. */
export const SurveysWaiting = ({ surveys }: { readonly surveys: readonly OwnSurvey[] }) => (
  <>
    {surveys.filter(waits).map((survey) => (
      <InsetText>
        <p class="govuk-body">
          We have a few questions for you. {howLong(survey.minutes)}, open until {lastDay(survey.closesAt)}.{' '}
          <a class="govuk-link" href={surveyAddresses.ofMine(survey.invitationId).start}>
            {survey.isBegun ? 'Go on with' : 'See'} “{titleOf(survey)}”
          </a>
        </p>
      </InsetText>
    ))}
  </>
);
