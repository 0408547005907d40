import type { FieldError } from '@footing/kernel';
import { Button, FileField, Heading, PostForm, TextField } from '@footing/pages';
import { trackerAddresses as at } from './addresses';

/** The largest file of a profile, in bytes. */
export const MOST_PROFILE_BYTES = 256 * 1024;

interface BringInView {
  readonly name: string;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** A profile from another university. */
export const BringInPage = ({ name, errors, csrf }: BringInView) => (
  <>
    <Heading>Bring a profile in</Heading>
    <p class="govuk-body">
      A profile holds headings and what stands under each: nothing about anybody. Compare its headings with your own
      template before you use it.
    </p>
    <PostForm action={at.broughtIn} csrf={csrf} multipart>
      <TextField name="name" label="What you call it" value={name} errors={errors} />
      <FileField
        name="file"
        label="File of the profile"
        hint="It ends in .json."
        accept=".json"
        maxBytes={MOST_PROFILE_BYTES}
        errors={errors}
      />
      <Button>Bring it in</Button>
    </PostForm>
  </>
);
