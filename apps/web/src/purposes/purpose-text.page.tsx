import type { PurposeRow, PurposeTexts } from '@footing/consent';
import { type FieldError, purposes, stopVerbOf } from '@footing/kernel';
import {
  Button,
  ButtonGroup,
  ChoiceCard,
  ChoiceText,
  Heading,
  PostForm,
  Radios,
  TextArea,
  WordingCheck,
} from '@footing/pages';
import { buttonWords, paragraphsOf } from '../my-data/choice-words';
import type { Typed } from '../http/read-form';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

interface TextView {
  readonly row: PurposeRow & { readonly texts: PurposeTexts };
  readonly typed: Typed | null;
  /** Whether to show how people will see what is typed. */
  readonly isPreview: boolean;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** The text that people see before they decide, in both languages. */
export function PurposeTextPage({ row, typed, isPreview, errors, csrf }: TextView) {
  const { purpose, texts, permitted } = row;
  const { title } = purposes[purpose];
  const [en, cy] = typed ? [textIn(typed, 'en'), textIn(typed, 'cy')] : [texts.en, texts.cy];
  return (
    <>
      <Heading caption="What people see before they decide">{title}</Heading>
      {isPreview && <Preview row={row} en={en} cy={cy} />}
      <PostForm action={paths.purposeText(purpose)} csrf={csrf}>
        <TextArea
          name="en"
          label="In English"
          hint="The first line is the title. Leave an empty line between paragraphs. To be confirmed by you."
          rows={16}
          value={en}
          errors={errors}
        />
        <TextArea
          name="cy"
          label="In Welsh"
          hint="Leave it empty where you have none: people then see the English text."
          rows={10}
          value={cy}
          errors={errors}
        />
        <OlderYes permitted={permitted} chosen={typed ? textIn(typed, 'olderYes') : undefined} errors={errors} />
        <ButtonGroup>
          <Button>Put these texts in force</Button>
          <Button variant="secondary" formAction={paths.purposeTextPreview(purpose)}>
            See it as people will
          </Button>
        </ButtonGroup>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}

interface OlderYesView {
  readonly permitted: number;
  readonly chosen: string | undefined;
  readonly errors: readonly FieldError[];
}

const OlderYes = ({ permitted, chosen, errors }: OlderYesView) => (
  <Radios
    name="olderYes"
    legend="What happens to those who said yes before?"
    hint={`${permitted === 1 ? 'One person allows' : `${permitted.toLocaleString('en-GB')} people allow`} it now.`}
    items={[
      { value: 'holds', text: 'Their yes still holds', hint: 'For a clearer wording of the same thing.' },
      {
        value: 'ask-again',
        text: 'Their yes holds, and they are asked again when they next look at My data',
        hint: 'For a change that they should know of.',
      },
      { value: 'ends', text: 'Their yes ends at once', hint: 'For something that they did not say yes to.' },
    ]}
    value={chosen}
    errors={errors}
  />
);

function Preview({ row, en, cy }: { row: PurposeRow; en: string; cy: string }) {
  const verb = stopVerbOf(row.basis);
  const texts = [
    { lang: 'en', body: unixLines(en) },
    { lang: 'cy', body: unixLines(cy) },
  ].filter(({ body }) => body !== '');
  return (
    <>
      <Heading level={2}>As people will see it</Heading>
      {texts.map(({ lang, body }) => (
        <div lang={lang} key={lang}>
          <ChoiceCard id={`preview-${lang}`} title={titleIn(body)} level={3}>
            <ChoiceText paragraphs={paragraphsOf(body, titleIn(body))} />
            <p class="govuk-body-s" lang="en">
              The button says “{buttonWords(verb, verb === 'object')}”.
            </p>
          </ChoiceCard>
        </div>
      ))}
      <Heading level={2}>Change it</Heading>
    </>
  );
}

/** A browser ends lines in its own way; what is kept has one. */
const unixLines = (text: string): string => text.replace(/\r\n?/g, '\n').trim();

const titleIn = (body: string): string => body.split('\n')[0] ?? '';
