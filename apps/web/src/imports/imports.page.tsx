import type { Import } from '@footing/people';
import { Button, ButtonGroup, EmptyState, Heading, Table, Tag } from '@footing/pages';
import { paths } from '../paths';
import { momentInWords, number, stateWords } from './import-words';

interface ImportsView {
  readonly roundId: string;
  readonly roundName: string;
  /** The latest first. */
  readonly imports: readonly Import[];
}

/** Every file that was brought into a round. */
export function ImportsPage({ roundId, roundName, imports }: ImportsView) {
  return (
    <>
      <Heading caption={roundName}>Files brought in</Heading>
      {imports.length === 0 ? (
        <EmptyState title="The files you bring in will be here">
          <p class="govuk-body">Bring in your lists of students and mentors as they are: Excel or CSV, any headings.</p>
        </EmptyState>
      ) : (
        <ImportTable imports={imports} />
      )}
      <ButtonGroup>
        <Button href={paths.newImport(roundId, 'students')}>Bring in students</Button>
        <Button href={paths.newImport(roundId, 'mentors')} variant="secondary">
          Bring in mentors
        </Button>
      </ButtonGroup>
    </>
  );
}

function ImportTable({ imports }: Pick<ImportsView, 'imports'>) {
  const rows = imports.map(({ id, fileName, kind, state, rowCount, createdAt }) => [
    <a class="govuk-link" href={paths.import(id)}>
      {fileName}
    </a>,
    kind === 'students' ? 'Students' : 'Mentors',
    momentInWords(createdAt),
    number(rowCount),
    <Tag tone={stateWords[state].tone}>{stateWords[state].text}</Tag>,
  ]);
  const columns = [
    { text: 'File' },
    { text: 'What' },
    { text: 'Sent' },
    { text: 'Rows', numeric: true },
    { text: 'State' },
  ];
  return <Table caption="Files, the latest first" captionHidden columns={columns} rows={rows} firstCellIsHeader />;
}
