import type { FieldError } from '@footing/kernel';
import { Button, Heading, PostForm, TextArea, WordingCheck } from '@footing/pages';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

interface NoticesView {
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
}

/** What a university says of data and of access in its own words. */
export function NoticesPage({ csrf, typed, errors }: NoticesView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <>
      <Heading>Privacy notice and accessibility statement</Heading>
      <p class="govuk-body">
        Write plain text. An empty line starts a new paragraph. Where you leave a field empty, we show words of ours
        that say they are to be confirmed by your data protection officer.
      </p>
      <PostForm action={paths.institutionNotices} csrf={csrf}>
        <TextArea {...field('privacyNotice')} label="Privacy notice" labelSize="s" rows={12} />
        <TextArea {...field('accessibility')} label="Accessibility statement" labelSize="s" rows={12} />
        <Button>Save the notices</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}
