import { declineReasons, type LinkStep, type OpenAnswer } from '@footing/pairings';
import { Button, Heading, Panel, PostForm, SelectField } from '@footing/pages';
import { paths } from '../paths';
import { Another } from './ask-step.page';
import { stepButtons } from './own-words';
import { stateTags } from './state-words';

const questions: Readonly<Record<LinkStep, string>> = {
  accept: 'Say yes to the person we proposed to you?',
  decline: 'Say no to the person we proposed to you?',
  'say-met': 'Have you met?',
  'say-no-answer': 'No answer from them yet?',
  'cannot-now': 'Take a break of four weeks?',
};

const after: Readonly<Record<LinkStep, string>> = {
  accept: 'When both of you have said yes, it begins.',
  decline: 'Saying no is fine. The other person learns that it did not work out, and not why.',
  'say-met': 'That is all we need to know.',
  'say-no-answer': 'We ask them for a sign of life.',
  'cannot-now': 'Your place stays yours, and you can carry on sooner.',
};

/** What a link in a mail answers: one button, without signing in. It says nothing about whose it is. */
export function AnswerLinkPage({
  found,
  href,
  csrf,
}: {
  readonly found: OpenAnswer;
  readonly href: string;
  readonly csrf: string;
}) {
  const { step, side, isOpen, state } = found;
  if (!isOpen) return <NothingLeft state={state} />;
  return (
    <>
      <Heading caption="You do not need to sign in">{questions[step]}</Heading>
      <p class="govuk-body">{after[step]}</p>
      <PostForm action={href} csrf={csrf}>
        {step === 'decline' ? (
          <>
            <SelectField
              name="reason"
              label="Why? It helps us to find better."
              items={[...Object.entries(declineReasons)]
                .reverse()
                .map(([value, words]) => ({ value, text: words[side] }))}
            />
            {side === 'student' ? <Another typed={{}} errors={[]} /> : null}
          </>
        ) : null}
        <Button>{stepButtons[step]}</Button>
      </PostForm>
    </>
  );
}

const NothingLeft = ({ state }: Pick<OpenAnswer, 'state'>) => (
  <>
    <Panel title="There is nothing left to do">It stands at: {stateTags[state].words.toLowerCase()}</Panel>
    <p class="govuk-body">
      This was answered already, or the day has passed. Sign in to see how it stands:{' '}
      <a class="govuk-link" href={paths.myPairings}>
        My pairings
      </a>
      .
    </p>
  </>
);

const afterNo: Readonly<Record<OpenAnswer['side'] | 'enough', string>> = {
  student: 'You keep your place. We look for somebody who suits you better, and write to you.',
  enough: 'We do not look for anybody else for you. If you change your mind, tell the careers service.',
  mentor: 'Your place is free for another student. If you want nobody new for a while, sign in and take a break.',
};

/** After the answer; signed in or not. */
export function AnsweredPage({
  step,
  side,
  another = true,
}: Pick<OpenAnswer, 'step' | 'side'> & { readonly another?: boolean }) {
  return (
    <>
      <Panel title="Thank you">{step === 'decline' ? 'You said no.' : 'We have your answer.'}</Panel>
      <p class="govuk-body">{after[step]}</p>
      {step === 'decline' ? <p class="govuk-body">{afterNo[another ? side : 'enough']}</p> : null}
      <p class="govuk-body">
        Sign in to see all about it:{' '}
        <a class="govuk-link" href={paths.myPairings}>
          My pairings
        </a>
        .
      </p>
    </>
  );
}

/** For a link that is not whole, or not ours. */
export function NoAnswerLinkPage() {
  return (
    <>
      <Heading>This link is not whole</Heading>
      <p class="govuk-body">
        Nothing was changed. Open the link in your message again: it has to be copied to its end. Or sign in and open{' '}
        <a class="govuk-link" href={paths.myPairings}>
          My pairings
        </a>
        .
      </p>
    </>
  );
}
