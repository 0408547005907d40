import { Button, Heading, PostForm, TextField } from '@footing/pages';
import type { FormView } from '../../programme/form-view';
import { textIn } from '../../programme/typed';
import { paths } from '../../paths';

/** What it means to be a mentor, and yes. */
export function InvitedPage({
  institutionName,
  action,
  csrf,
  typed,
  errors,
}: FormView & { readonly institutionName: string }) {
  return (
    <>
      <Heading caption={institutionName}>Would you mentor a student?</Heading>
      <p class="govuk-body">
        You meet one student a few times and talk about the path you took. You say how many students you have time for,
        and you can stop whenever you need to.
      </p>
      <p class="govuk-body">
        When you say yes, we send a link to the address we invited. With it you sign in: you need no password.
      </p>
      <PostForm action={action} csrf={csrf}>
        <TextField
          name="name"
          label="Your name"
          hint="As a student would call you, first name and last name"
          autocomplete="name"
          spellcheck={false}
          value={textIn(typed, 'name')}
          errors={errors}
        />
        <Button>Yes, send me the link</Button>
      </PostForm>
      <p class="govuk-body govuk-!-margin-top-6">
        If you would rather not, close this page. We will not write to you again about this.
      </p>
    </>
  );
}

/** An invitation that was used, withdrawn or is too old. */
export function InvitationOverPage({ contact }: { readonly contact: string }) {
  return (
    <>
      <Heading>This invitation no longer works</Heading>
      <p class="govuk-body">
        An invitation works once, for 14 days. If you said yes before, you can{' '}
        <a class="govuk-link" href={paths.emailSignIn}>
          sign in with your e-mail address
        </a>
        .
      </p>
      {contact && (
        <p class="govuk-body">
          If you would still like to be a mentor, write to{' '}
          <a class="govuk-link" href={`mailto:${contact}`}>
            {contact}
          </a>
          .
        </p>
      )}
    </>
  );
}
