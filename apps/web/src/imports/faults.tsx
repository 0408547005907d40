import type { FaultKind, FaultPage } from '@footing/people';
import { Heading, pageLinks, Pagination, Table } from '@footing/pages';
import { paths } from '../paths';
import { number, rows } from './import-words';

interface FaultsView {
  readonly id: string;
  readonly page: FaultPage;
  readonly kinds: readonly FaultKind[];
  /** How many rows have any. */
  readonly faulty: number;
}

/** What is wrong, at a glance and row by row, and what to do about it. */
export function Faults({ id, page, kinds, faulty }: FaultsView) {
  const columns = [{ text: 'Row', numeric: true }, { text: 'Column' }, { text: 'Value' }, { text: 'What to do' }];
  return (
    <>
      <Heading level={2} id="faults">
        What is wrong
      </Heading>
      <p class="govuk-body">
        {number(page.total)} {page.total === 1 ? 'fault' : 'faults'} in {rows(faulty)}. Rows are numbered as in Excel.{' '}
        <a class="govuk-link" href={paths.importFaults(id)} download>
          Download all of them (CSV)
        </a>
      </p>
      {page.pages > 1 && <Kinds kinds={kinds} />}
      <Table
        caption="What is wrong, by row"
        captionHidden
        columns={columns}
        rows={page.faults.map(({ rowNumber, columnName, value, message }) => [
          rowNumber,
          nameOf(columnName),
          value === '' ? 'Empty' : value,
          message,
        ])}
      />
      {page.pages > 1 && (
        <Pagination
          {...pageLinks(page.page, page.pages, (n) => `${paths.importCheck(id)}?page=${n}#faults`)}
          landmark="Pages of faults"
        />
      )}
    </>
  );
}

/** Said once for each column, so that nobody has to read the same hundred times. */
function Kinds({ kinds }: Pick<FaultsView, 'kinds'>) {
  return (
    <Table
      caption="What is wrong, by column"
      captionSize="s"
      columns={[{ text: 'Column' }, { text: 'How many', numeric: true }, { text: 'What to do' }]}
      rows={kinds.map(({ columnName, count, message }) => [nameOf(columnName), number(count), message])}
    />
  );
}

const nameOf = (columnName: string): string => (columnName === '' ? 'The whole row' : columnName);
