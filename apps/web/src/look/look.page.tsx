import type { FieldError } from '@footing/kernel';
import { Button, ButtonGroup, FileField, Heading, PostForm, TextArea, TextField } from '@footing/pages';
import { MOST_LOGO_BYTES } from '@footing/programmes';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

interface LookView {
  readonly csrf: string;
  readonly typed: Typed;
  readonly errors: readonly FieldError[];
  readonly hasLogo: boolean;
}

/** Name, contact and colour; the logo; and the way to the notices. */
export function LookPage(view: LookView) {
  return (
    <>
      <Heading>Look and notices</Heading>
      <p class="govuk-body">This is on the pages of your university and on nobody else’s. Everybody can see it.</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.institutionNotices}>
          Privacy notice and accessibility statement
        </a>
      </p>
      <WordsAndColour {...view} />
      <Heading level={2}>Logo</Heading>
      <LogoForm {...view} />
    </>
  );
}

function WordsAndColour({ csrf, typed, errors }: LookView) {
  const field = (name: string) => ({ name, value: textIn(typed, name), errors });
  return (
    <PostForm action={paths.institutionLook} csrf={csrf}>
      <TextField {...field('name')} label="Name of the university" labelSize="s" />
      <TextField
        {...field('contactEmail')}
        label="Address that people write to"
        labelSize="s"
        hint="Shown on every page. Answers to our mail go there too."
      />
      <TextArea
        {...field('postalAddress')}
        label="Postal address"
        labelSize="s"
        hint="It stands on the receipts that people get for what they decide about their data."
      />
      <TextArea
        {...field('contactWords')}
        label="Other ways to reach you"
        labelSize="s"
        hint="For example a telephone number and when somebody answers. You can leave this empty."
      />
      <TextField
        {...field('primaryColour')}
        label="Your colour"
        labelSize="s"
        hint="For links and buttons, as # and six figures or letters, like #0B5D5E. It must be dark enough to read on white. Leave it empty for ours."
      />
      <Button>Save the look</Button>
    </PostForm>
  );
}

function LogoForm({ csrf, typed, errors, hasLogo }: LookView) {
  return (
    <PostForm action={`${paths.institutionLook}/logo`} csrf={csrf} multipart>
      <FileField
        name="file"
        label="File with the logo"
        labelSize="s"
        hint="A PNG or a JPEG, at most 2,000 pixels a side."
        accept=".png,.jpg,.jpeg"
        maxBytes={MOST_LOGO_BYTES}
        errors={errors}
      />
      <TextField
        name="words"
        label="What the logo shows"
        labelSize="s"
        hint="Read aloud to those who cannot see it, for example: Crest of the university."
        value={textIn(typed, 'words')}
        errors={errors}
      />
      <ButtonGroup>
        <Button>Save the logo</Button>
        {hasLogo && (
          <Button variant="secondary" formAction={paths.removeLogo}>
            Remove the logo
          </Button>
        )}
      </ButtonGroup>
    </PostForm>
  );
}
