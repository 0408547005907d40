import { Button, Heading, InsetText, PostForm, TextField } from '@footing/pages';
import type { FormView } from '../../programme/form-view';
import { textIn } from '../../programme/typed';
import { paths } from '../../paths';

/** Where somebody asks for a link. */
export function AskForLinkPage({ csrf, typed, errors, next }: Omit<FormView, 'action'> & { readonly next: string }) {
  return (
    <>
      <Heading>Sign in with your e-mail address</Heading>
      <p class="govuk-body">We send you a link. It works once, for 10 minutes. You need no password.</p>
      <PostForm action={paths.emailSignIn} csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="address"
          label="Your e-mail address"
          hint="The one that your university knows you by"
          type="email"
          autocomplete="email"
          inputmode="email"
          spellcheck={false}
          value={textIn(typed, 'address')}
          errors={errors}
        />
        <Button>Send me a link</Button>
      </PostForm>
    </>
  );
}

/** What everybody sees who asked, whether or not anything was sent. */
export function LinkSentPage({ csrf, typed, errors }: Omit<FormView, 'action'>) {
  return (
    <>
      <Heading>Look in your mailbox</Heading>
      <p class="govuk-body">
        If we know the address you gave, a link is on its way. Keep this page open, and open the link in this browser.
        It works once, for 10 minutes.
      </p>
      <PostForm action={paths.emailCode} csrf={csrf}>
        <TextField
          name="code"
          label="Opened it on another device?"
          labelSize="m"
          hint="Type the code that it shows there. It has 8 letters and figures."
          width={10}
          autocomplete="one-time-code"
          spellcheck={false}
          value={textIn(typed, 'code')}
          errors={errors}
        />
        <Button>Sign in with the code</Button>
      </PostForm>
      <Heading level={2}>Nothing has come?</Heading>
      <p class="govuk-body">
        Wait a minute, and look among unwanted mail. Then{' '}
        <a class="govuk-link" href={paths.emailSignIn}>
          ask for another link
        </a>
        . You can ask three times in a quarter of an hour. If it still does not come, we may know you by another
        address.
      </p>
    </>
  );
}

/** The link, in the browser that asked for it. */
export function OwnLinkPage({ token, csrf }: { readonly token: string; readonly csrf: string }) {
  return (
    <>
      <Heading>Sign in</Heading>
      <p class="govuk-body">Press the button to sign in. After that the link no longer works.</p>
      <PostForm action={paths.emailLink(token)} csrf={csrf}>
        <Button>Sign in</Button>
      </PostForm>
    </>
  );
}

/** The link, in any other browser. */
export function OtherDevicePage({ code }: { readonly code: string }) {
  return (
    <>
      <Heading>Type this code where you asked for the link</Heading>
      <InsetText>
        <strong>{code}</strong>
      </InsetText>
      <p class="govuk-body">
        Go back to the browser in which you asked for the link. On its page “Look in your mailbox”, type this code.
      </p>
      <p class="govuk-body">
        Did you not ask for a link? Then close this page. Never tell anybody the code, not even us: whoever has it could
        sign in as you.
      </p>
    </>
  );
}

/** After the last wrong code, or for a link that is over. */
export function CodeOverPage() {
  return (
    <>
      <Heading>This code does not work</Heading>
      <p class="govuk-body">
        A code works for 10 minutes, in the browser that asked for the link, and can be tried five times. Then a new
        link is needed.
      </p>
      <Button href={paths.emailSignIn}>Ask for a new link</Button>
    </>
  );
}

/** A link that is used, too old, or none of ours. */
export function LinkOverPage() {
  return (
    <>
      <Heading>This link no longer works</Heading>
      <p class="govuk-body">A link works once, for 10 minutes, and only the newest one that you asked for does.</p>
      <Button href={paths.emailSignIn}>Ask for a new link</Button>
    </>
  );
}
