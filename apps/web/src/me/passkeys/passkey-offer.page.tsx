import { Button, Heading, PostForm } from '@footing/pages';
import { paths } from '../../paths';
import { PasskeyBox, WithoutPasskey } from '../../sign-in/passkey/passkey-box';

/** Asked of mentors after they came in by a link in an e-mail, until they say. */
export function PasskeyOfferPage({ csrf, next }: { readonly csrf: string; readonly next: string }) {
  return (
    <>
      <Heading>Sign in faster next time</Heading>
      <p class="govuk-body">
        Next time, sign in with your face, your finger or the PIN of this device instead of waiting for an e-mail. We
        never see any of them: they stay on the device.
      </p>
      <p class="govuk-body">Is this a shared device? Then leave it.</p>
      <PasskeyBox does="make" options={paths.passkeyToMake} action={paths.myPasskeys} csrf={csrf} next={next}>
        Set it up
      </PasskeyBox>
      <WithoutPasskey>
        <p class="govuk-body">
          This browser cannot do that: it needs a newer one, and scripts turned on. You can set it up later, on any
          device, in your account.
        </p>
      </WithoutPasskey>
      <PostForm action={paths.noPasskeyNow} csrf={csrf}>
        <input type="hidden" name="next" value={next} />
        <Button variant="secondary">Not now</Button>
      </PostForm>
    </>
  );
}
