import type { DocumentWordsView } from '@footing/evidence';
import {
  Button,
  Details,
  Heading,
  InsetText,
  NotificationBanner,
  PostForm,
  SummaryList,
  TextArea,
  TextField,
  WordingCheck,
} from '@footing/pages';
import type { FormView } from '../programme/form-view';
import { paths } from '../paths';
import { textIn } from '../programme/typed';

export interface WordsView extends FormView {
  readonly document: DocumentWordsView;
  /** Whether a colleague saved while this was being typed. */
  readonly wasFirst: boolean;
}

type Field = DocumentWordsView['template']['fields'][number];

/** What a university says in one document, as a form. */
export function WordsPage({ document, wasFirst, typed, errors, action, csrf }: WordsView) {
  const { template, words } = document;
  const place = (field: Field) => ({
    ...{ name: field.key, value: textIn(typed, field.key), errors, hint: hintOf(field) },
    label: field.isRequired ? field.label : `${field.label} (optional)`,
  });
  return (
    <>
      {wasFirst && <First words={words} template={template} />}
      <Heading caption="What our documents say">{template.name}</Heading>
      <p class="govuk-body">{template.means}</p>
      <InsetText>
        <p class="govuk-body">
          Say what changed. These figures have no group to compare with, so do not say that mentoring brought it about.
          Name a person only if they agreed to be named here.
        </p>
      </InsetText>
      <PostForm action={action} csrf={csrf}>
        <input type="hidden" name="version" value={textIn(typed, 'version')} />
        {template.fields.map((field) =>
          field.lines === 'one' ? (
            <TextField key={field.key} {...place(field)} />
          ) : (
            <TextArea key={field.key} {...place(field)} rows={5} />
          ),
        )}
        <Button>Save these words</Button>
        <WordingCheck action={paths.wording} />
      </PostForm>
    </>
  );
}

const hintOf = ({ hint, mostWords }: Field): string => `${hint} ${mostWords} words at most.`.trim();

function First({ template, words }: Pick<DocumentWordsView, 'template' | 'words'>) {
  const rows = template.fields.flatMap(({ key, label }) => {
    const value = words[key];
    return value === undefined ? [] : [{ label, value }];
  });
  return (
    <>
      <NotificationBanner title="A colleague was first">
        <p class="govuk-body">
          Somebody saved these words while you were typing. What you typed is still in the form, and not saved. Save
          again to put it in the place of what they saved.
        </p>
      </NotificationBanner>
      <Details summary="What your colleague saved" open>
        <SummaryList rows={rows} />
      </Details>
    </>
  );
}
