import { Button, Heading, InsetText, PostForm, TaskList, TextArea, TextField, WordingCheck } from '@footing/pages';
import { isAgreement, type TextNow } from '@footing/together';
import { paths } from '../paths';
import type { FormView } from '../programme/form-view';
import { textIn } from '../programme/typed';

/** Every text that pairs read or sign. */
export function TextsPage({ texts }: { readonly texts: readonly TextNow[] }) {
  return (
    <>
      <Heading>Agreements and guides</Heading>
      <p class="govuk-body">
        What two people agree on when they begin, and short guides for their meetings. They come with words of ours;
        make them your own.
      </p>
      <TaskList
        items={texts.map(({ code, title, about, version }) => ({
          title,
          href: paths.togetherText(code),
          hint: about,
          status: version === 1 ? 'As it came' : `Version ${version}`,
        }))}
      />
    </>
  );
}

/** A text as a form: sending it publishes a new version. */
export function TextPage({ text, typed, errors, action, csrf }: FormView & { readonly text: TextNow }) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  const next = String(text.version + 1);
  return (
    <>
      <Heading caption={`${text.about}, version ${text.version}`}>{text.title}</Heading>
      <p class="govuk-body">What you change here becomes version {next}. Older versions are kept.</p>
      {isAgreement(text.code) ? (
        <InsetText>Whoever has signed keeps the text that they signed. New pairs sign the new one.</InsetText>
      ) : null}
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        <TextField {...field('title')} label="Title" />
        <TextArea
          {...field('body')}
          label="Text"
          hint="An empty line starts a new paragraph. Lines that begin with “- ” are a list"
          rows={20}
        />
        <Button>Publish version {next}</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}
