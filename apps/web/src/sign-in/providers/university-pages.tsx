import { Button, Heading, PostForm } from '@footing/pages';
import { paths } from '../../paths';

/** For everybody who is turned away, whatever the reason. */
export function TurnedAwayPage({ contact }: { readonly contact: string }) {
  return (
    <>
      <Heading>We could not sign you in</Heading>
      <p class="govuk-body">
        This can happen when a page was open for too long, or when something was opened twice. Start again, and it often
        works.
      </p>
      <Button href={paths.signIn}>Start again</Button>
      {contact && (
        <p class="govuk-body">
          If it happens again, write to{' '}
          <a class="govuk-link" href={`mailto:${contact}`}>
            {contact}
          </a>{' '}
          and say when you tried.
        </p>
      )}
    </>
  );
}

/** For somebody whose address an account here has already. */
export function OfferJoiningPage() {
  return (
    <>
      <Heading>Have you signed in here another way before?</Heading>
      <p class="govuk-body">
        We cannot let you in by your university yet. An e-mail address alone does not show us who somebody is.
      </p>
      <p class="govuk-body">
        If you have used another way to sign in, use it now. Then we ask whether to join the two, and next time either
        of them works. Please do this within 15 minutes.
      </p>
      <Button href={`${paths.signIn}?next=${encodeURIComponent(paths.joinSignIn)}`}>Sign in the other way</Button>
    </>
  );
}

/** For somebody who has just signed in the other way. */
export function JoinPage({ name, csrf }: { readonly name: string; readonly csrf: string }) {
  return (
    <>
      <Heading>Join your university’s sign-in to your account?</Heading>
      <p class="govuk-body">
        You are signed in as {name}. If you say yes, you can sign in with your university from now on.
      </p>
      <PostForm action={paths.joinSignIn} csrf={csrf}>
        <Button>Yes, join the two</Button>
      </PostForm>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.home}>
          No, leave it
        </a>
      </p>
    </>
  );
}

/** For somebody who works at the university and is new here. */
export function AwaitingRolePage({ contact }: { readonly contact: string }) {
  return (
    <>
      <Heading>Your account is ready, but has no role yet</Heading>
      <p class="govuk-body">
        Your university tells us that you work there. What you may see and do here, a person decides: ask your
        administrator for a role.
        {contact && (
          <>
            {' '}
            You can reach them at{' '}
            <a class="govuk-link" href={`mailto:${contact}`}>
              {contact}
            </a>
            .
          </>
        )}
      </p>
    </>
  );
}
