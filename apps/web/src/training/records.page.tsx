import {
  AskForm,
  Button,
  Heading,
  pageLinks,
  Pagination,
  PostForm,
  SelectField,
  SubNavigation,
  Table,
} from '@footing/pages';
import type { RecordRow, RecordsFilter, RecordsOf, RecordsPage as Records, RecordsShown } from '@footing/training';
import { dayInWords } from '../my-data/choice-words';
import { paths } from '../paths';

interface RecordsView {
  readonly whose: RecordsOf;
  readonly filter: RecordsFilter;
  readonly records: Records;
  readonly titles: ReadonlyMap<string, string>;
  readonly page: number;
  readonly pages: number;
  readonly mayRemind: boolean;
  readonly csrf: string;
}

/** The address of these records. */
export function recordsAt(of: RecordsOf, { show, what }: RecordsFilter, page = 1): string {
  const asked = { of, ...(show ? { show } : {}), ...(what ? { what } : {}), ...(page > 1 ? { page: `${page}` } : {}) };
  return `${paths.trainingRecords}?${new URLSearchParams(asked).toString()}`;
}

const shownWords: Readonly<Record<RecordsShown, string>> = {
  open: 'Something is to be done',
  expired: 'Something has run out',
  soon: 'Something runs out within 4 weeks',
};

/** Mentors or staff, with what each has yet to do. */
export function RecordsPage(view: RecordsView) {
  const { whose, filter, records, titles, page, pages } = view;
  const at = (of: RecordsOf) => recordsAt(of, {});
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
      <Which {...view} />
      <Table
        caption={whose === 'mentor' ? 'Mentors' : 'Staff'}
        captionHidden
        firstCellIsHeader
        columns={[{ text: 'Name' }, { text: 'Done' }, { text: 'Still to do' }, { text: 'First runs out' }]}
        rows={records.people.map((row) => cellsOf(row, whose, titles))}
        empty={records.total === 0 ? 'Nobody yet.' : 'Nobody of these.'}
      />
      <Remind {...view} />
      {pages > 1 && <Pagination {...pageLinks(page, pages, (number) => recordsAt(whose, filter, number))} />}
    </>
  );
}

/** Whom to show. Looking changes nothing, so every choice has an address. */
function Which({ whose, filter, titles }: RecordsView) {
  return (
    <AskForm action={paths.trainingRecords}>
      <input type="hidden" name="of" value={whose} />
      <SelectField
        name="show"
        label="Show"
        labelSize="s"
        items={[
          { value: '', text: 'Everybody' },
          ...Object.entries(shownWords).map(([value, text]) => ({ value, text })),
        ]}
        value={filter.show ?? ''}
      />
      <SelectField
        name="what"
        label="Still to do"
        labelSize="s"
        items={[{ value: '', text: 'Anything' }, ...[...titles].map(([value, text]) => ({ value, text }))]}
        value={filter.what ?? ''}
      />
      <Button variant="secondary">Show these</Button>
    </AskForm>
  );
}

/** One press for all of them. */
function Remind({ whose, filter, records, mayRemind, csrf }: RecordsView) {
  if (!mayRemind || records.shown === 0) return null;
  return (
    <PostForm action={paths.remindOfTraining} csrf={csrf}>
      <input type="hidden" name="of" value={whose} />
      <input type="hidden" name="show" value={filter.show ?? ''} />
      <input type="hidden" name="what" value={filter.what ?? ''} />
      <p class="govuk-body">
        You can remind all of these who have something to do: one mail each, and nobody twice within 7 days.
      </p>
      <Button variant="secondary">Remind all that are due</Button>
    </PostForm>
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
