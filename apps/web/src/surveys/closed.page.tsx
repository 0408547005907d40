import type { OpenSurvey } from '@footing/surveys';
import { Heading } from '@footing/pages';
import { paths } from '../paths';
import { frameWords, lastDay } from './survey-words';
import type { Closed } from './words/frame-words';

interface ClosedView {
  readonly open: OpenSurvey;
  readonly state: Closed;
  /** Whether something was typed that came too late. */
  readonly isTooLate: boolean;
}

/** Why nothing can be answered here now. Says nothing of whose it is. */
export function ClosedPage({ open, state, isTooLate }: ClosedView) {
  const { closed } = frameWords(open.language);
  return (
    <>
      <Heading caption={`${open.programmeName}, ${open.roundName}`}>{closed.titles[state]}</Heading>
      {isTooLate && <p class="govuk-body">{closed.notKept}</p>}
      <Why open={open} state={state} />
      <p class="govuk-body">{closed.nothingToDo}</p>
    </>
  );
}

function Why({ open, state }: Pick<ClosedView, 'open' | 'state'>) {
  const { closed, thanks } = frameWords(open.language);
  if (state === 'over') return <p class="govuk-body">{closed.over(lastDay(open.closesAt, open.language))}</p>;
  if (state === 'result-known') return <p class="govuk-body">{closed.resultKnown}</p>;
  return (
    <p class="govuk-body">
      {closed.stopped}
      <a class="govuk-link" href={paths.myData}>
        {thanks.myData}
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
