import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, Heading, PostForm, TextField, WarningText } from '@footing/pages';
import { paths } from '../../paths';

interface PasskeyFormView {
  readonly id: string;
  readonly title: string;
  /** As typed. */
  readonly name: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What somebody calls a passkey, so that they know which is which. */
export function PasskeyPage({ id, title, name, errors, csrf }: PasskeyFormView) {
  return (
    <>
      <Heading>{title}</Heading>
      <PostForm action={paths.passkey(id)} csrf={csrf}>
        <TextField
          name="name"
          label="New name"
          hint="For example My phone"
          value={name}
          spellcheck={false}
          errors={errors}
        />
        <Button>Save the name</Button>
      </PostForm>
    </>
  );
}

/** Asks once more: it cannot be undone. */
export function RemovePasskeyPage({ title, id, csrf }: Pick<PasskeyFormView, 'title' | 'id' | 'csrf'>) {
  return (
    <>
      <Heading>{title}</Heading>
      <WarningText>It can no longer be used to sign in here. We write to you that it was removed.</WarningText>
      <p class="govuk-body">Your device may still show it. You can delete it there too.</p>
      <PostForm action={paths.removePasskey(id)} csrf={csrf}>
        <ButtonGroup>
          <Button variant="warning">Remove the passkey</Button>
          <a class="govuk-link" href={paths.myPasskeys}>
            Keep it
          </a>
        </ButtonGroup>
      </PostForm>
    </>
  );
}
