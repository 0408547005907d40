import { Heading } from '@footing/pages';
import type { SignInWay } from '../../home/sign-in-ways';
import { paths } from '../../paths';
import { PasskeyBox, WithoutPasskey } from './passkey-box';

/** Another address of ours, with passkeys of its own. */
export interface Elsewhere {
  readonly host: string;
  readonly href: string;
}

interface PasskeySignInView {
  readonly csrf: string;
  readonly next: string;
  /** The other ways in. */
  readonly ways: readonly SignInWay[];
  readonly elsewhere: readonly Elsewhere[];
}

/** Signing in with a passkey: no name is asked for. */
export function PasskeySignInPage({ csrf, next, ways, elsewhere }: PasskeySignInView) {
  return (
    <>
      <Heading>Sign in with a passkey</Heading>
      <PasskeyBox does="show" options={paths.passkeyToShow} action={paths.passkeySignIn} csrf={csrf} next={next}>
        Sign in with your face, finger or PIN
      </PasskeyBox>
      <WithoutPasskey>
        <p class="govuk-body">
          Your browser cannot use passkeys here. They need a newer browser, and scripts turned on. You can sign in
          another way; your passkeys stay as they are.
        </p>
      </WithoutPasskey>
      {elsewhere.map(({ host, href }) => (
        <p class="govuk-body" key={host}>
          A passkey works only at the address where it was made. If you made yours at {host},{' '}
          <a class="govuk-link" href={`${href}?next=${encodeURIComponent(next)}`}>
            sign in at {host}
          </a>
          .
        </p>
      ))}
      <Heading level={2}>Other ways to sign in</Heading>
      {ways.map(({ href, text, hint }) => (
        <p class="govuk-body" key={href}>
          <a class="govuk-link" href={`${href}?next=${encodeURIComponent(next)}`}>
            {text}
          </a>{' '}
          {hint}
        </p>
      ))}
      <p class="govuk-body">
        Have you no passkey yet? Sign in another way first. Then you can add one in your account.
      </p>
    </>
  );
}
