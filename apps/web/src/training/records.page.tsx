import { Heading, pageLinks, Pagination, SubNavigation, Table } from '@footing/pages';
import type { RecordRow, RecordsOf, RecordsPage as Records } from '@footing/training';
import { dayInWords } from '../my-data/choice-words';
import { paths } from '../paths';

interface RecordsView {
  readonly whose: RecordsOf;
  readonly records: Records;
  readonly titles: ReadonlyMap<string, string>;
  readonly page: number;
  readonly pages: number;
}

/** Mentors or staff, with what each has yet to do. */
export function RecordsPage({ whose, records, titles, page, pages }: RecordsView) {
  const at = (of: RecordsOf, number = 1) => `${paths.trainingRecords}?of=${of}${number > 1 ? `&page=${number}` : ''}`;
  return (
    <>
      <Heading>Who has done the training</Heading>
      <SubNavigation
        label="Whose records"
        items={[
          { href: at('mentor'), text: 'Mentors', ...(whose === 'mentor' && { current: true }) },
          { href: at('staff'), text: 'Staff', ...(whose === 'staff' && { current: true }) },
        ]}
      />
      <p class="govuk-body">
        {records.ready} of {records.total} have done everything that is required. Those with something to do are first.
      </p>
      <Table
        caption={whose === 'mentor' ? 'Mentors' : 'Staff'}
        captionHidden
        firstCellIsHeader
        columns={[{ text: 'Name' }, { text: 'Done' }, { text: 'Still to do' }, { text: 'First runs out' }]}
        rows={records.people.map((row) => cellsOf(row, whose, titles))}
        empty="Nobody yet."
      />
      {pages > 1 && <Pagination {...pageLinks(page, pages, (number) => at(whose, number))} />}
    </>
  );
}

function cellsOf(row: RecordRow, whose: RecordsOf, titles: ReadonlyMap<string, string>) {
  const open = [...row.open.map((code) => titles.get(code) ?? code), ...row.checksOpen.map((name) => `Check: ${name}`)];
  const name = whose === 'mentor' ? <a href={paths.checksOfMentor(row.id)}>{row.name}</a> : row.name;
  return [
    name,
    `${row.done} of ${row.of}`,
    open.length === 0 ? 'Nothing' : open.join(' · '),
    row.firstEnds ? dayInWords(row.firstEnds) : '–',
  ];
}
