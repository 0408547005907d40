import type { OpenSurvey, SurveyState } from '@footing/surveys';
import { Heading } from '@footing/pages';
import { paths } from '../paths';
import { frameWords, lastDay } from './survey-words';

type Closed = Exclude<SurveyState, 'open' | 'needs-yes' | 'submitted'>;

export const closedTitles: Readonly<Record<Closed, string>> = {
  over: 'This survey has closed',
  'result-known': 'This survey came before the matching',
  stopped: 'This survey is not for answering',
};

interface ClosedView {
  readonly open: OpenSurvey;
  readonly state: Closed;
  /** Whether something was typed that came too late. */
  readonly isTooLate: boolean;
}

/** Why nothing can be answered here now. Says nothing of whose it is. */
export const ClosedPage = ({ open, state, isTooLate }: ClosedView) => (
  <>
    <Heading caption={`${open.programmeName}, ${open.roundName}`}>{closedTitles[state]}</Heading>
    {isTooLate && <p class="govuk-body">What you have just sent could not be kept.</p>}
    <Why open={open} state={state} />
    <p class="govuk-body">There is nothing you need to do.</p>
  </>
);

function Why({ open, state }: Pick<ClosedView, 'open' | 'state'>) {
  if (state === 'over')
    return (
      <p class="govuk-body">
        It could be answered until {lastDay(open.closesAt)}. Thank you for wanting to: if we ask again, we write to you.
      </p>
    );
  if (state === 'result-known')
    return (
      <p class="govuk-body">
        It asked everyone where they stood before anybody could know what came of the matching. That is known now, so an
        answer could not be compared any more.
      </p>
    );
  return (
    <p class="govuk-body">
      We keep answers only while there is a yes to counting them, and there is none now. Whoever wants to change that
      can sign in and do it on the page{' '}
      <a class="govuk-link" href={paths.myData}>
        My data
      </a>
      .
    </p>
  );
}

/** After "No, thank you", or after "Stop asking me". */
export function RefusedPage({ open, start }: { readonly open: OpenSurvey; readonly start: string }) {
  const isStillOpen = open.state === 'open';
  const { refused, thanks } = frameWords(open.language);
  return (
    <>
      <Heading caption={`${open.programmeName}, ${open.roundName}`}>{refused.title}</Heading>
      <p class="govuk-body">{refused.noMore}</p>
      {isStillOpen ? (
        <p class="govuk-body">
          {refused.ifYouChange}
          <a class="govuk-link" href={start}>
            {refused.answerIt}
          </a>
          {refused.until}
          {lastDay(open.closesAt, open.language)}.
        </p>
      ) : (
        <p class="govuk-body">
          {refused.notCounted}
          <a class="govuk-link" href={paths.myData}>
            {thanks.myData}
          </a>
          .
        </p>
      )}
    </>
  );
}

/** For a link that was taken back, and for one that is not whole or was never ours. */
export const NoSurveyLinkPage = ({ isTakenBack }: { readonly isTakenBack: boolean }) => (
  <>
    <Heading>{isTakenBack ? 'This link was taken back' : 'This link is not whole'}</Heading>
    <p class="govuk-body">
      {isTakenBack
        ? 'Whoever it was sent to has switched it off. Nothing was changed.'
        : 'Nothing was changed. Open the link in your message again: it has to be copied to its end.'}
    </p>
    <p class="govuk-body">
      If the survey is yours, you can answer it without the link:{' '}
      <a class="govuk-link" href="/me/surveys">
        sign in and go to My surveys
      </a>
      .
    </p>
  </>
);
