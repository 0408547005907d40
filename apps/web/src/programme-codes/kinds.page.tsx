import type { FieldError } from '@footing/kernel';
import { type ComparedList, moatColumns, type MoatFault, type MoatList } from '@footing/programmes';
import { Button, EmptyState, FileField, Heading, InsetText, PostForm, Table } from '@footing/pages';
import { momentInWords } from '../me/moment-in-words';
import { codeAddresses as at } from './addresses';
import { MOST_KINDS_BYTES } from './read-kinds-file';

interface KindsView {
  /** The newest first. */
  readonly lists: readonly MoatList[];
  readonly faults: readonly MoatFault[];
  readonly errors: readonly FieldError[];
  readonly csrf: string;
}

/** Where a university brings in the kinds of activity that it codes its programmes with. */
export const KindsPage = ({ lists, faults, errors, csrf }: KindsView) => (
  <>
    <Heading>Kinds of activity</Heading>
    <p class="govuk-body">
      The mapping of outcomes and activities for students after entry (post-entry MOAT) says which kinds of activity
      there are. TASO publishes it. We may not pass it on, so bring in your own copy: save the sheet with the kinds as a
      CSV file or an Excel workbook.
    </p>
    {faults.length > 0 && (
      <Table
        caption="What is wrong, by row and column"
        captionSize="s"
        columns={[{ text: 'Row' }, { text: 'Column' }, { text: 'What to do' }]}
        rows={faults.map(({ row, column, message }) => [row ?? 'Headings', column || 'All', message])}
      />
    )}
    <PostForm action={at.kinds} csrf={csrf} multipart>
      <FileField
        name="file"
        label="File with the kinds"
        labelSize="s"
        hint={`One row for each kind, with the columns ${moatColumns.map(({ name }) => `“${name}”`).join(', ')}. Nothing changes before you have looked at it.`}
        accept=".xlsx,.csv"
        maxBytes={MOST_KINDS_BYTES}
        errors={errors}
      />
      <Button>Look at this file</Button>
    </PostForm>
    <Heading level={2}>Lists brought in before</Heading>
    {lists.length === 0 ? (
      <EmptyState title="None yet">
        <p class="govuk-body">Each list will be here, with its day and how many kinds it has.</p>
      </EmptyState>
    ) : (
      <Lists lists={lists} />
    )}
  </>
);

function Lists({ lists }: Pick<KindsView, 'lists'>) {
  const inUse = lists.find(({ usedAt }) => usedAt !== null)?.number;
  return (
    <Table
      caption="Lists, the newest first"
      captionHidden
      columns={[{ text: 'List' }, { text: 'Brought in' }, { text: 'Kinds' }, { text: 'Now' }]}
      rows={lists.map(({ number, broughtAt, usedAt, kinds }) => [
        <a class="govuk-link" href={at.list(number)}>
          List {number}
        </a>,
        momentInWords(broughtAt),
        String(kinds),
        number === inUse ? 'In use' : usedAt === null ? 'Not used yet' : 'Used before',
      ])}
      firstCellIsHeader
    />
  );
}

/** One list, beside the one in use. */
export function KindsListPage({ list, csrf }: { readonly list: ComparedList; readonly csrf: string }) {
  const { number, rows, added, gone, losing, usedAt } = list;
  return (
    <>
      <Heading caption="Kinds of activity">List {number}</Heading>
      {usedAt === null && (
        <>
          <InsetText>This list is not used yet. Look through it first.</InsetText>
          <Changes title="New in this list" lines={added} />
          <Changes title="Gone from the list in use" lines={gone} />
          {losing.length > 0 && (
            <Changes
              title="Programmes with a kind that is not in this list"
              intro="They keep their kind until you choose another."
              lines={losing.map(({ programme, kind }) => `${programme} (${kind})`)}
            />
          )}
          <PostForm action={at.use(number)} csrf={csrf}>
            <Button>Use this list</Button>
          </PostForm>
        </>
      )}
      <Table
        caption={`Its ${rows.length} kinds`}
        captionSize="m"
        columns={[{ text: 'Type' }, { text: 'Sub-type' }, { text: 'Definition' }]}
        rows={rows.map(({ type, subType, definition }) => [type, subType, definition])}
      />
    </>
  );
}

interface ChangesView {
  readonly title: string;
  readonly intro?: string;
  readonly lines: readonly string[];
}

const Changes = ({ title, intro, lines }: ChangesView) => (
  <>
    <Heading level={2}>{title}</Heading>
    {intro !== undefined && <p class="govuk-body">{intro}</p>}
    {lines.length === 0 ? (
      <p class="govuk-body">Nothing.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )}
  </>
);
