import { Button, Heading } from '@footing/pages';
import { paths } from '../paths';
import { interestAddresses } from './interest-addresses';

interface BeAMentorView {
  readonly institution: string;
  readonly isSignedIn: boolean;
}

/** What it means to be a mentor, and the ways in. */
export function BeAMentorPage({ institution, isSignedIn }: BeAMentorView) {
  return (
    <>
      <Heading caption={institution}>I want to be a mentor</Heading>
      <p class="govuk-body-l">
        You meet one student a few times and talk about the path you took: about two hours a month. You say how many
        students you have room for, and never get more.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        <li>Signing up takes about five minutes, on a phone too.</li>
        <li>You need no password. We send a link to your e-mail address.</li>
        <li>Before your first student you read some short pages, about ten minutes.</li>
        <li>You can take a break or stop whenever you need to.</li>
      </ul>
      {!isSignedIn && (
        <>
          <Heading level={2}>You have mentored here before, or said yes to an invitation</Heading>
          <Button href={`${paths.emailSignIn}?next=${encodeURIComponent(paths.myStudents)}`}>
            Sign in with my e-mail address
          </Button>
        </>
      )}
      <Heading level={2}>You have an invitation</Heading>
      <p class="govuk-body">Open the link in the mail. It works for 14 days.</p>
      <Heading level={2}>Neither</Heading>
      <p class="govuk-body">Say who you are and what you do, and we write back to you. It takes a minute.</p>
      <Button href={interestAddresses.tellUs} variant="secondary">
        Tell us about yourself
      </Button>
    </>
  );
}
