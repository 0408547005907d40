import type { FieldError } from '@footing/kernel';
import { Button, Details, Heading, InsetText, PostForm, TextField, WarningText } from '@footing/pages';
import { paths } from '../../paths';

interface SetUpView {
  /** The QR code, as an address with the picture in it. */
  readonly picture: string;
  /** In base32. */
  readonly secret: string;
  readonly next: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Before an app is set up: what it is for. The button makes the secret that the app will keep. */
export function BeginSetUpPage({ next, csrf }: Pick<SetUpView, 'next' | 'csrf'>) {
  return (
    <>
      <Heading>Set up an app for codes</Heading>
      <p class="govuk-body">
        With codes you sign in with two proofs: the one you gave just now, and 6 figures from an app on your phone.
        Whoever sees other people’s details here needs both.
      </p>
      <p class="govuk-body">
        Have your phone at hand, with an app that makes such codes. Any will do: Aegis, 2FAS, or the one that keeps your
        phone’s passwords.
      </p>
      <PostForm action={paths.beginCodes} csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <Button>Start</Button>
      </PostForm>
    </>
  );
}

/** How to set an app up. */
export function SetUpPage({ picture, secret, next, errors, csrf }: SetUpView) {
  return (
    <>
      <Heading>Set up an app for codes</Heading>
      <Heading level={2}>1. Take this picture with the app</Heading>
      <img
        class="footing-qr"
        src={picture}
        alt="A picture that your app reads. The same as letters is below."
        width="240"
        height="240"
      />
      <Details summary="I cannot take a picture">
        <p class="govuk-body">Type this into the app as its key, with “time-based” chosen if it asks:</p>
        <InsetText>{spaced(secret)}</InsetText>
      </Details>
      <Heading level={2}>2. Enter the code it shows</Heading>
      <PostForm action={paths.setUpCodes} csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <TextField
          name="code"
          label="The 6 figures that your app shows now"
          width={10}
          inputmode="numeric"
          autocomplete="one-time-code"
          spellcheck={false}
          errors={errors}
        />
        <Button>Turn codes on</Button>
      </PostForm>
    </>
  );
}

const spaced = (secret: string) => (secret.match(/.{1,4}/g) ?? []).join(' ');

/** The spare codes: shown this once. */
export function SpareCodesPage({ codes, next }: { readonly codes: readonly string[]; readonly next: string }) {
  return (
    <>
      <Heading>Keep these spare codes</Heading>
      <p class="govuk-body">
        Each lets you in once, when you do not have your app. Print them, or write them into your password manager.
      </p>
      <WarningText>We show them this once. Nobody can show them to you again.</WarningText>
      <ol class="govuk-list govuk-list--number footing-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      <Button href={next}>I have kept them</Button>
    </>
  );
}

/** Before a way of signing in is added or taken away, somebody proves again that it is they. */
export function ProveAgainPage({ next }: { readonly next: string }) {
  const back = `${paths.setUpCodes}?next=${encodeURIComponent(next)}`;
  return (
    <>
      <Heading>Sign in once more</Heading>
      <p class="govuk-body">
        You signed in more than 5 minutes ago. Before we change how you sign in, show us once more that it is you.
      </p>
      <Button href={`${paths.signIn}?next=${encodeURIComponent(back)}`}>Sign in</Button>
    </>
  );
}
