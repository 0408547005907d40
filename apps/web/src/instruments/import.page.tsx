import { Button, ButtonGroup, Details, FileField, Heading, InsetText, PostForm, Table } from '@footing/pages';
import type { FieldError } from '@footing/kernel';
import { askedCount, type Dropped, type Imported, minutesFor } from '@footing/surveys';
import { instrumentAddresses as at } from './addresses';
import { minutesInWords, nameOf } from './item-words';
import { Rows } from './rows-shown';

interface ImportView {
  readonly maxBytes: number;
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where a file of another survey tool is chosen. */
export const ImportPage = ({ maxBytes, errors, csrf }: ImportView) => (
  <>
    <Heading>Bring in a survey from a file</Heading>
    <p class="govuk-body">
      You see what we make of it, and what we have no place for, before anything is saved. Two kinds of file can be
      read:
    </p>
    <ul class="govuk-list govuk-list--bullet">
      <li>
        XLSForm, as KoboToolbox, ODK and others use it: an Excel workbook with a sheet called “survey”, or that sheet as
        CSV
      </li>
      <li>SurveyJS: a JSON file</li>
    </ul>
    <PostForm action={at.bringIn} csrf={csrf} multipart>
      <FileField name="file" label="The file" labelSize="s" accept=".xlsx,.csv,.json" {...{ maxBytes, errors }} />
      <Button>Read the file</Button>
    </PostForm>
  </>
);

interface ImportedView {
  readonly imported: Imported;
  readonly csrf: string;
}

/** What came of a file, before it is saved. */
export function ImportedPage({ imported: { instrument, dropped }, csrf }: ImportedView) {
  return (
    <>
      <Heading caption="Nothing is saved yet">{nameOf(instrument)}</Heading>
      <p class="govuk-body">
        {askedCount(instrument)} questions, {minutesInWords(minutesFor(instrument))}.
      </p>
      {dropped.length === 0 ? (
        <InsetText>Everything in the file has its place here.</InsetText>
      ) : (
        <>
          <Heading level={2}>What is left out, or changed</Heading>
          <DroppedTable dropped={dropped} />
        </>
      )}
      <PostForm action={at.keepImport} csrf={csrf}>
        <input type="hidden" name="content" value={JSON.stringify(instrument)} />
        <ButtonGroup>
          <Button>Save it as a draft</Button>
          <a class="govuk-link" href={at.bringIn}>
            Choose another file
          </a>
        </ButtonGroup>
      </PostForm>
      <Heading level={2}>What it asks</Heading>
      <Rows instrument={instrument} />
    </>
  );
}

export const DroppedTable = ({ dropped }: { readonly dropped: readonly Dropped[] }) => (
  <Table
    caption="What is left out, or changed"
    captionHidden
    columns={[{ text: 'What' }, { text: 'Why' }, { text: 'Where it stood' }]}
    rows={dropped.map(({ what, why, path }) => [what, why, path])}
  />
);

interface ExportView {
  readonly id: string;
  readonly forms: readonly { readonly form: 'xlsform' | 'surveyjs'; readonly dropped: readonly Dropped[] }[];
}

const formNames = {
  xlsform: { name: 'XLSForm', what: 'An Excel workbook for KoboToolbox, ODK and others' },
  surveyjs: { name: 'SurveyJS', what: 'A JSON file for SurveyJS and whatever reads it' },
} as const;

/** Taking a survey to another tool, with what each has no place for. */
export const ExportPage = ({ id, forms }: ExportView) => (
  <>
    <Heading>Take it to another survey tool</Heading>
    {forms.map(({ form, dropped }) => (
      <>
        <Heading level={2}>{formNames[form].name}</Heading>
        <p class="govuk-body">{formNames[form].what}.</p>
        {dropped.length > 0 && (
          <Details summary={`What ${formNames[form].name} has no place for (${dropped.length})`}>
            <DroppedTable dropped={dropped} />
          </Details>
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={at.exportAs(id, form)}>
            Download as {formNames[form].name}
          </a>
        </p>
      </>
    ))}
  </>
);
