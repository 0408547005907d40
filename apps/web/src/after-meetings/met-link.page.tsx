import type { FieldError } from '@footing/kernel';
import { Button, Heading, Panel, PostForm, Radios } from '@footing/pages';
import { notMetTaps, type OpenAttendance } from '@footing/scheduling';
import { dayInWords } from '../programme/dates-in-words';
import { afterPaths } from './after-paths';
import { notMetWords } from './after-words';

interface MetLinkView {
  readonly found: OpenAttendance;
  readonly href: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What a link in a mail says: one button, without signing in. It says nothing about whose it is. */
export function MetLinkPage({ found: { says, isOpen, localStart }, href, errors, csrf }: MetLinkView) {
  const when = `${dayInWords(localStart.slice(0, 10))}, ${localStart.slice(11)}`;
  if (!isOpen)
    return (
      <>
        <Panel title="There is nothing left to do">The meeting of {when}</Panel>
        <p class="govuk-body">It can be said from the beginning of the meeting until two weeks after it who came.</p>
      </>
    );
  return (
    <>
      <Heading caption="You do not need to sign in">{says === 'met' ? 'Have you met?' : 'You did not meet?'}</Heading>
      <p class="govuk-body">This is about your meeting of {when}.</p>
      <PostForm action={href} csrf={csrf}>
        {says === 'met' ? null : (
          <Radios
            name="tap"
            legend="What happened?"
            legendSize="s"
            hint="Things like this happen. Nobody is blamed"
            items={notMetTaps.map((tap) => ({ value: tap, text: notMetWords[tap] }))}
            errors={errors}
          />
        )}
        <Button>{says === 'met' ? 'Yes, we met' : 'Tell us'}</Button>
      </PostForm>
    </>
  );
}

/** After the answer; signed in or not. */
export const MetPage = ({ meetingId, hasMet }: { readonly meetingId: string; readonly hasMet: boolean }) => (
  <>
    <Panel title="Thank you">We have your answer.</Panel>
    <p class="govuk-body">
      You can change it for two weeks.{' '}
      {hasMet ? 'If you like, take two minutes to write down what it was like: you decide who reads it.' : ''} For that
      you sign in.
    </p>
    <p class="govuk-body">
      <a class="govuk-link" href={afterPaths.after(meetingId)}>
        {hasMet ? 'Write down what it was like' : 'Go to the meeting'}
      </a>
    </p>
  </>
);
