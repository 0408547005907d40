import {
  type LinkageTermsView,
  MOST_REGISTRY_BYTES,
  type RegistryFault,
  type RegistryFile,
  registryColumns,
  STUDENT_NUMBER,
} from '@footing/evidence';
import type { FieldError } from '@footing/kernel';
import { Button, Details, EmptyState, FileField, Heading, InsetText, PostForm, Table, Tag } from '@footing/pages';
import { momentInWords } from '../me/moment-in-words';
import { evidenceAddresses as at } from './addresses';
import { inFigures } from './in-figures';

export interface RegistryView {
  /** Null: the data protection officer has not said on what this rests. */
  readonly terms: LinkageTermsView | null;
  readonly files: readonly RegistryFile[];
  readonly faults: readonly RegistryFault[];
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** What the university’s records say of students, brought in from a file; and every file before. */
export function RegistryPage(view: RegistryView) {
  const { terms, files } = view;
  return (
    <>
      <Heading>University records</Heading>
      <p class="govuk-body">
        Bring in what your university’s records say of the students who were mentored: whether they continued, how they
        did, and where they went. It is joined by student number, of those alone who say yes to it, and goes into later
        snapshots without a name.
      </p>
      {terms ? <Send {...view} terms={terms} /> : <NotSettled />}
      <Heading level={2}>Files sent before</Heading>
      {files.length === 0 ? (
        <EmptyState title="None yet">
          <p class="govuk-body">
            Each file will be here with its day, what was in it, and how many students it told of.
          </p>
        </EmptyState>
      ) : (
        <History files={files} />
      )}
    </>
  );
}

const NotSettled = () => (
  <InsetText>
    Nothing can be joined yet. Your data protection officer first writes down the lawful basis, and for how long the
    records are kept. Ask them to open “Joining university records” under “Our university”.
  </InsetText>
);

const Send = ({ terms, faults, errors, csrf }: RegistryView & { readonly terms: LinkageTermsView }) => (
  <>
    <Faults faults={faults} />
    <PostForm action={at.registry} csrf={csrf} multipart>
      <FileField
        name="file"
        label="File from the records office"
        labelSize="s"
        hint={`An Excel workbook (.xlsx) or a CSV file: one row for each student, with the column “${STUDENT_NUMBER}”. You see what it would do before anything changes.`}
        accept=".xlsx,.csv"
        maxBytes={MOST_REGISTRY_BYTES}
        errors={errors}
      />
      <Button>Check this file</Button>
    </PostForm>
    <Columns hasCondition={terms.specialCondition !== ''} />
  </>
);

function Faults({ faults }: Pick<RegistryView, 'faults'>) {
  if (faults.length === 0) return null;
  return (
    <Table
      caption="What is wrong, by row and column"
      captionSize="s"
      columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'What to do' }]}
      rows={faults.map(({ row, column, message }) => [row ?? 'Headings', column || 'All', message])}
    />
  );
}

/** @param hasCondition whether special-category columns may come. */
const Columns = ({ hasCondition }: { readonly hasCondition: boolean }) => (
  <Details summary="Columns that a file may have">
    <Table
      caption="Columns that a file may have"
      captionHidden
      firstCellIsHeader
      columns={[{ text: 'Heading' }, { text: 'What it says' }, { text: 'What a cell holds' }]}
      rows={[
        [STUDENT_NUMBER, 'Whose row it is; it goes no further', 'The university’s own number'],
        ...registryColumns
          .filter(({ isSpecial }) => hasCondition || !isSpecial)
          .map(({ key, name, words }) => [key, name, words]),
      ]}
    />
    <p class="govuk-body">Leave a cell empty where it is not known. Any other column is refused.</p>
    {!hasCondition && (
      <p class="govuk-body">
        Columns about health, ethnic group and the like are not taken: your data protection officer has named no
        condition for them.
      </p>
    )}
  </Details>
);

const History = ({ files }: Pick<RegistryView, 'files'>) => (
  <Table
    caption="Files sent before, the newest first"
    captionHidden
    firstCellIsHeader
    columns={[{ text: 'Sent' }, { text: 'Rows', numeric: true }, { text: 'Columns' }, { text: 'State' }]}
    rows={files.map((file) => [
      momentInWords(file.sentAt),
      inFigures(file.rows),
      file.columns.join(', '),
      <State file={file} />,
    ])}
  />
);

function State({ file: { id, state, joined } }: { readonly file: RegistryFile }) {
  if (state === 'done') return <>Joined to {inFigures(joined ?? 0)} students</>;
  if (state === 'given-up') return <>Given up: nothing changed</>;
  return (
    <>
      <Tag tone="needs-you">Waits for you</Tag>{' '}
      <a class="govuk-link" href={at.registryFile(id)}>
        Say yes or no
      </a>
    </>
  );
}
