import { assetUrl, Button, CsrfField } from '@footing/pages';
import type { ComponentChildren } from 'preact';

interface PasskeyBoxProps {
  /** `show`: a passkey that is there signs; `make`: a new one is made. */
  readonly does: 'show' | 'make';
  /** Where the browser learns what is asked of it. */
  readonly options: string;
  /** Where it sends the answer. */
  readonly action: string;
  readonly csrf: string;
  /** Where to go on to afterwards. */
  readonly next: string;
  /** On the button. */
  readonly children: ComponentChildren;
}

/** What is said where it did not come to anything; only the page has words, the script has none. */
const words = {
  show: {
    'data-cancelled': 'No passkey was used. If you have one for this account, try again, or sign in another way.',
    'data-refused': 'That passkey does not work here. Sign in another way.',
    'data-failed': 'Something went wrong. Load the page again and try once more, or sign in another way.',
  },
  make: {
    'data-cancelled': 'No passkey was made. You can try again.',
    'data-known': 'This device has a passkey for your account already.',
    'data-refused': 'That did not work, and nothing was changed. Load the page again and try once more.',
    'data-failed': 'Something went wrong, and nothing was changed. Load the page again and try once more.',
  },
} as const;

/** A button that needs the browser's help: it is there once the script has found that it can be used. */
export function PasskeyBox({ does, options, action, csrf, next, children }: PasskeyBoxProps) {
  return (
    <div data-passkey={does} data-options={options} {...words[does]} data-wait={TOO_MANY} hidden>
      <form method="post" action={action} novalidate>
        <CsrfField token={csrf} />
        <input type="hidden" name="next" value={next} />
        <Button>{children}</Button>
      </form>
      <p class="govuk-error-message" role="alert" />
      <script src={assetUrl('passkeys.js')} defer />
    </div>
  );
}

const TOO_MANY = 'Too many people are signing in with passkeys from your network just now. Try again in a few minutes.';

/** What stands in its place where no script runs, or the browser knows no passkeys. */
export function WithoutPasskey({ children }: { readonly children: ComponentChildren }) {
  return <div data-without-passkey>{children}</div>;
}
