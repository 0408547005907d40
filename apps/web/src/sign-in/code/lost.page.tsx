import type { Reset } from '@footing/identity';
import { Button, Heading, PostForm } from '@footing/pages';
import { momentInWords } from '../../me/moment-in-words';
import { paths } from '../../paths';

interface LostView {
  /** Whether they may do it alone, after a day. */
  readonly mayAlone: boolean;
  /** What they asked for; null: nothing yet. */
  readonly reset: Reset | null;
  readonly contact: string;
  readonly csrf: string;
}

/** What somebody can do who has neither app nor spare codes. */
export function LostPage(props: LostView) {
  return (
    <>
      <Heading>I have lost my app and my spare codes</Heading>
      {props.mayAlone ? <Alone {...props} /> : <WithAdministrators {...props} />}
    </>
  );
}

function WithAdministrators({ contact }: LostView) {
  return (
    <p class="govuk-body">
      Your work here shows you other people’s details. So two administrators of your university have to agree before
      codes are taken off your account. Ask one of them in person or by telephone, so that they know it is you
      {contact && (
        <>
          , or write to{' '}
          <a class="govuk-link" href={`mailto:${contact}`}>
            {contact}
          </a>
        </>
      )}
      .
    </p>
  );
}

function Alone({ reset, csrf }: LostView) {
  if (reset?.isDue)
    return (
      <PostForm action={paths.endCodes} csrf={csrf}>
        <p class="govuk-body">The day is over. You can now sign in without codes.</p>
        <Button>Take codes off my account</Button>
      </PostForm>
    );
  if (reset?.dueAt)
    return (
      <p class="govuk-body">
        You asked for codes to be taken off your account. You can do it from {momentInWords(reset.dueAt)}: sign in with
        your e-mail address then, and come back to this page. If you find your app before that, enter a code: that stops
        it.
      </p>
    );
  return (
    <PostForm action={paths.lostCodes} csrf={csrf}>
      <p class="govuk-body">
        You can take codes off your account a day from now. We write to you at once, so that you know if it was somebody
        else who asked.
      </p>
      <Button>Ask for it</Button>
    </PostForm>
  );
}
