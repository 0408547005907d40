import type { OpenRejoin } from '@footing/together';
import { Button, Heading, PostForm } from '@footing/pages';
import { paths } from '../paths';

interface RejoinView {
  readonly found: OpenRejoin;
  readonly link: string;
  readonly csrf: string;
}

/** One button. It says nothing about whose the link is. */
export function RejoinPage({ found: { programmeName, roundName }, link, csrf }: RejoinView) {
  return (
    <>
      <Heading caption={`${programmeName}, ${roundName}`}>Take part again</Heading>
      <p class="govuk-body">
        What you told us before is filled in. You look it through and send it; nothing is sent before that.
      </p>
      <PostForm action={paths.again(link)} csrf={csrf}>
        <Button>Take part again</Button>
      </PostForm>
    </>
  );
}

/** It is not ours or not whole, or sign-up has closed. */
export function NoRejoinPage() {
  return (
    <>
      <Heading>This link opens nothing now</Heading>
      <p class="govuk-body">
        Sign-up for that round has closed, or the link was not copied to its end. Sign in to see what is open to you.
      </p>
      <Button href={paths.signIn}>Sign in</Button>
    </>
  );
}
