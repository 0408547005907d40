import type { FaultPage } from '@footing/people';
import { Heading, pageLinks, Pagination, Table } from '@footing/pages';
import { paths } from '../paths';
import { number, rows } from './import-words';

/** What is wrong, row by row, and what to do about it. */
export function Faults({ id, page, faulty }: { id: string; page: FaultPage; faulty: number }) {
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
      <Table
        caption="What is wrong, by row"
        captionHidden
        columns={columns}
        rows={page.faults.map(({ rowNumber, columnName, value, message }) => [
          rowNumber,
          columnName === '' ? 'The whole row' : columnName,
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
